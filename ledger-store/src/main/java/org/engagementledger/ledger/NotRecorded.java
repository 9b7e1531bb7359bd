package org.engagementledger.ledger;

/** The server refused to write. Nothing of the commit was recorded. */
public final class NotRecorded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotRecorded(Throwable cause) {
    super("The server refused to record: " + cause.getMessage(), cause);
  }
}
