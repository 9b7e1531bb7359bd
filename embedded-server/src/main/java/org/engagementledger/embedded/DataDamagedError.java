package org.engagementledger.embedded;

import de.bwaldvogel.mongo.exception.MongoServerError;
import org.engagementledger.embedded.files.DataDamaged;

/** What was asked for cannot be read: a file is not as it was written. The message names it. */
final class DataDamagedError extends MongoServerError {

  DataDamagedError(DataDamaged damage) {
    super(
        EmbeddedServer.DATA_DAMAGED,
        EmbeddedServer.DATA_DAMAGED_NAME,
        String.valueOf(damage.getMessage()),
        damage);
  }
}
