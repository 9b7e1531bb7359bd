package org.engagementledger.ledger.follow;

import com.mongodb.MongoClientException;

/**
 * The server does not show a commit that this process knows of, and nothing else in its place. That
 * passes by itself after an election; it stays so where the log was put back to an older state.
 */
public final class CommitNotVisible extends MongoClientException {
  private static final long serialVersionUID = 1L;

  CommitNotVisible(long position) {
    super(
        "The server does not show position %d of the log, which was recorded.".formatted(position)
            + " It has just changed its primary, or the log was put back to an older state."
            + " Nothing is recorded or shown until the position is visible again; if the log was"
            + " put back, start this process again");
  }
}
