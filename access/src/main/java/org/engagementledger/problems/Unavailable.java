package org.engagementledger.problems;

import com.mongodb.MongoException;
import org.engagementledger.ledger.StorageDamage;
import org.springframework.http.HttpStatus;

/** The database cannot be asked at the moment, or does not work. */
public final class Unavailable {
  /** What is said then. */
  public static final String SENTENCE =
      "The database cannot be asked at the moment. Try again; what is recorded under an"
          + " Idempotency-Key is recorded once.";

  /** What is said where a file of the database is damaged, which does not pass. */
  static final String DAMAGED =
      "A file in which this is stored is damaged; it has been logged. Trying again does not help:"
          + " an administrator can have the read models rebuilt, if 'ledger verify' finds the log"
          + " whole, or restore a backup.";

  /** The status of an answer that says so. */
  static final HttpStatus STATUS = HttpStatus.SERVICE_UNAVAILABLE;

  private Unavailable() {}

  /** Whether that is behind a failure, and no damage, which does not pass. */
  public static boolean isBehind(Throwable failure) {
    return StorageDamage.behind(failure).isEmpty() && isOfDatabase(failure);
  }

  private static boolean isOfDatabase(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MongoException) {
        return true;
      }
    }
    return false;
  }
}
