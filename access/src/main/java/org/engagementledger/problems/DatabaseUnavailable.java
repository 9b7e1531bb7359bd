package org.engagementledger.problems;

import com.mongodb.MongoException;
import java.util.Optional;
import org.engagementledger.ledger.server.StorageDamage;
import org.springframework.http.HttpStatus;

/** The database cannot be asked at the moment, or does not work. */
public final class DatabaseUnavailable {
  /** What is said then. */
  public static final String SENTENCE =
      "The database cannot be asked at the moment. Try again; what is recorded under an"
          + " Idempotency-Key is recorded once.";

  /** What is said when nothing can be recorded for want of room. */
  public static final String DISK_FULL =
      "The disk that holds the ledger is full, so nothing was recorded. Whoever runs the ledger has"
          + " to make room; then recording goes on by itself.";

  /** What is said where a file of the database is damaged, which does not pass. */
  static final String DAMAGED =
      "A file in which this is stored is damaged; it has been logged. Trying again does not help:"
          + " an administrator can have the read models rebuilt, if 'ledger verify' finds the log"
          + " whole, or restore a backup.";

  /** As MongoDB numbers it. */
  private static final int OUT_OF_DISK_SPACE = 14031;

  /** The status of an answer that says so. */
  static final HttpStatus STATUS = HttpStatus.SERVICE_UNAVAILABLE;

  private DatabaseUnavailable() {}

  /** Whether that is behind a failure, and no damage, which does not pass. */
  public static boolean isBehind(Throwable failure) {
    return StorageDamage.behind(failure).isEmpty() && ofDatabase(failure).isPresent();
  }

  /** Whether the disk of the database is full: nothing was written, until there is room again. */
  public static boolean isDiskFull(Throwable failure) {
    return ofDatabase(failure).filter(it -> it.getCode() == OUT_OF_DISK_SPACE).isPresent();
  }

  /** What is answered then. */
  static Problem problem(Throwable failure) {
    return isDiskFull(failure)
        ? new Problem(STATUS, "disk-full", DISK_FULL)
        : new Problem(STATUS, "unavailable", SENTENCE);
  }

  private static Optional<MongoException> ofDatabase(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MongoException it) {
        return Optional.of(it);
      }
    }
    return Optional.empty();
  }
}
