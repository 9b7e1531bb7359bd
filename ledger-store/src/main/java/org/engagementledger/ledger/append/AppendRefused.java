package org.engagementledger.ledger.append;

/** The server refused to write. Nothing of the commit was recorded. */
public final class AppendRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AppendRefused(Throwable cause) {
    super("The server refused to record: " + cause.getMessage(), cause);
  }
}
