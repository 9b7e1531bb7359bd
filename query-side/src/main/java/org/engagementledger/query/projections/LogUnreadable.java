package org.engagementledger.query.projections;

/** The log could not be read, for a reason that may pass; nothing is wrong with an event. */
final class LogUnreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LogUnreadable(RuntimeException cause) {
    super("the log could not be read", cause);
  }
}
