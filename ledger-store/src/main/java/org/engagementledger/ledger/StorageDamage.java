package org.engagementledger.ledger;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the answer of a database server that a file of its storage is not as it was written.
 * Such an answer comes again however often one asks; a backup helps, or a rebuild.
 */
public final class StorageDamage {
  /** The embedded server's, and MongoDB's. */
  private static final Set<String> NAMES = Set.of("DataDamaged", "DataCorruptionDetected");

  private static final int EMBEDDED = 60_001;

  private StorageDamage() {}

  /** What the server says of the damage, if that is behind a failure. */
  public static Optional<String> behind(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MongoException answer && isDamage(answer)) {
        return Optional.of(sentence(answer));
      }
    }
    return Optional.empty();
  }

  private static boolean isDamage(MongoException answer) {
    return answer.getCode() == EMBEDDED
        || answer instanceof MongoCommandException it && NAMES.contains(it.getErrorCodeName());
  }

  /** Without the frame that the driver puts around it. */
  private static String sentence(MongoException answer) {
    return answer instanceof MongoCommandException it
        ? it.getErrorMessage()
        : String.valueOf(answer.getMessage());
  }
}
