package org.engagementledger.dates;

/** Whether something had happened by a day, when its date may be inexact. */
public enum Certainty {
  /** Every day that the date can mean has come. */
  CERTAIN,
  /** The date can mean a day that has come, and one that has not. */
  POSSIBLE,
  /** No day that the date can mean has come. */
  ABSENT
}
