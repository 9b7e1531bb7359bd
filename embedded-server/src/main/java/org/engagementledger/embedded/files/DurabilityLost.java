package org.engagementledger.embedded.files;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** Nothing can be promised any more: the disk refused a write. Error code as MongoDB's own. */
public final class DurabilityLost extends MongoServerError {

  private static final int WRITE_CONCERN_FAILED = 64;

  public DurabilityLost(Throwable cause) {
    super(
        WRITE_CONCERN_FAILED,
        "WriteConcernFailed",
        "the data folder could not be written ("
            + cause.getMessage()
            + "); nothing more is answered until the server is started again",
        cause);
  }
}
