package org.engagementledger.embedded;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** What was asked for cannot be read: a file is not as it was written. The message names it. */
final class DamageMet extends MongoServerError {

  DamageMet(DataDamaged damage) {
    super(
        EmbeddedServer.DATA_DAMAGED,
        EmbeddedServer.DATA_DAMAGED_NAME,
        String.valueOf(damage.getMessage()),
        damage);
  }
}
