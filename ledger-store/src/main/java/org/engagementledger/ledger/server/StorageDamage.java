package org.engagementledger.ledger.server;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the answer of a database server that a file of its storage is not as it was written.
 * Such an answer comes again however often one asks; a backup helps, or a rebuild.
 */
public final class StorageDamage {
  /** The embedded server's, and MongoDB's. */
  private static final Set<String> NAMES = Set.of("DataDamaged", "DataCorruptionDetected");

  private static final int EMBEDDED = 60_001;

  /** What servers answer that have no such command. */
  private static final int COMMAND_NOT_FOUND = 59;

  private StorageDamage() {}

  /**
   * What a server says that looks at all of its files, if one is damaged. Only the embedded server
   * can be asked for that; others are not damaged as far as one can ask.
   */
  public static Optional<String> in(MongoDatabase database) {
    try {
      var unused = database.runCommand(new Document("verifyChecksum", 1));
      return Optional.empty();
    } catch (MongoException failed) {
      return failed.getCode() == COMMAND_NOT_FOUND
          ? Optional.empty()
          : Optional.of(behind(failed).orElseThrow(() -> failed));
    }
  }

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
