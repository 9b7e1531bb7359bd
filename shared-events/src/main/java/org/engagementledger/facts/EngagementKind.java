package org.engagementledger.facts;

/** What sort of thing happened between the coalition and a state, or was done by the state. */
public enum EngagementKind {
  /** People of both sides met. */
  MEETING,
  /** One side wrote to the other. */
  LETTER,
  /** The state spoke in a forum. */
  STATEMENT,
  /** The state joined a statement with others. */
  JOINT_STATEMENT,
  /** The state took part in a conference. */
  CONFERENCE_PARTICIPATION,
  /** The state co-sponsored a resolution, as told in a text. */
  COSPONSORSHIP,
  /** Something was submitted to a UN body. */
  SUBMISSION,
  /** A third party told the coalition something. */
  ADVICE,
  /** Something took place. */
  EVENT,
  /** None of the others. */
  OTHER
}
