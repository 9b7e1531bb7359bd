package org.engagementledger.embedded;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** What was asked for cannot be read: a file is not as it was written. The message names it. */
final class DamageMet extends MongoServerError {

  private static final Set<Integer> KINDS =
      Set.of(
          DataUtils.ERROR_READING_FAILED,
          DataUtils.ERROR_INTERNAL,
          DataUtils.ERROR_FILE_CORRUPT,
          DataUtils.ERROR_SERIALIZATION,
          DataUtils.ERROR_CHUNK_NOT_FOUND,
          DataUtils.ERROR_BLOCK_NOT_FOUND);

  DamageMet(DataDamaged damage) {
    super(
        EmbeddedServer.DATA_DAMAGED,
        EmbeddedServer.DATA_DAMAGED_NAME,
        String.valueOf(damage.getMessage()),
        damage);
  }

  /** Whether a failure of the store says that its file is not as it was written. */
  static boolean isIn(MVStoreException failure) {
    return KINDS.contains(failure.getErrorCode());
  }
}
