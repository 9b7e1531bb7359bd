package org.engagementledger.problems;

import com.mongodb.MongoException;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** The database cannot be asked at the moment, or does not work. */
public final class Unavailable {
  /** What is said then. */
  public static final String SENTENCE =
      "The database cannot be asked at the moment. Try again; what is recorded under an"
          + " Idempotency-Key is recorded once.";

  /** What is said when nothing can be recorded for want of room. */
  public static final String DISK_FULL =
      "The disk that holds the ledger is full, so nothing was recorded. Whoever runs the ledger has"
          + " to make room; then recording goes on by itself.";

  private static final String DAMAGED =
      "A file that holds the ledger is damaged, so this cannot be read. Whoever runs the ledger"
          + " finds in its log which file it is, and where; a backup has to be restored.";

  /** As MongoDB numbers it. */
  private static final int OUT_OF_DISK_SPACE = 14031;

  /** As the embedded server numbers it. */
  private static final int DATA_DAMAGED = 60_001;

  /** The status of an answer that says so. */
  static final HttpStatus STATUS = HttpStatus.SERVICE_UNAVAILABLE;

  private Unavailable() {}

  /** Whether that is behind a failure. */
  public static boolean isBehind(Throwable failure) {
    return behind(failure).isPresent();
  }

  /** Whether the disk of the database is full: nothing was written, until there is room again. */
  public static boolean isDiskFull(Throwable failure) {
    return behind(failure).filter(it -> it.getCode() == OUT_OF_DISK_SPACE).isPresent();
  }

  /** What is answered then. */
  static Problem problem(Throwable failure) {
    if (isDiskFull(failure)) {
      return new Problem(STATUS, "disk-full", DISK_FULL);
    }
    return behind(failure).filter(it -> it.getCode() == DATA_DAMAGED).isPresent()
        ? new Problem(STATUS, "data-damaged", DAMAGED)
        : new Problem(STATUS, "unavailable", SENTENCE);
  }

  private static Optional<MongoException> behind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MongoException it) {
        return Optional.of(it);
      }
    }
    return Optional.empty();
  }
}
