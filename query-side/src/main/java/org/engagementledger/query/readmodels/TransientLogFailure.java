package org.engagementledger.query.readmodels;

/** The log could not be read, for a reason that may pass; nothing is wrong with an event. */
public final class TransientLogFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TransientLogFailure(RuntimeException cause) {
    super("the log could not be read", cause);
  }
}
