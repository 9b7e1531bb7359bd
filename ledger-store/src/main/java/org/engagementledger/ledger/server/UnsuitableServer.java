package org.engagementledger.ledger.server;

/**
 * The server, or what is in its database, cannot carry a ledger; the message says what is missing.
 */
public final class UnsuitableServer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsuitableServer(String message) {
    super(message);
  }
}
