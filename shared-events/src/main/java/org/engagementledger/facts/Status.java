package org.engagementledger.facts;

/** Where a state stands on one instrument. */
public enum Status {
  /** It joined. */
  ENDORSED,
  /** It is on record that it did not join. */
  NOT_ENDORSED,
  /** It joined and left. */
  WITHDRAWN,
  /** Nothing was ever recorded; not the same as a recorded "not endorsed". */
  UNKNOWN
}
