package org.engagementledger.ledger;

/**
 * What can be wrong with a simulated server or the driver, each of which breaks a promise. That
 * streams' keys are not unique is none of them: positions alone decide who wins, and the index over
 * the keys is the second line, for threads that come between two lines of the appender.
 */
enum SimulatedFlaw {
  NONE,
  POSITIONS_NOT_UNIQUE,
  IDS_NOT_UNIQUE,
  /** Write concern majority is accepted and ignored. */
  ACKNOWLEDGED_TOO_EARLY,
  /** Read concern majority is accepted and ignored. */
  READ_TOO_EARLY,
  /** The appender takes a connection that breaks for an answer. */
  LOST_REPLY_TAKEN_FOR_SUCCESS
}
