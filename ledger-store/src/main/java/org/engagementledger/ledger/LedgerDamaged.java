package org.engagementledger.ledger;

/** What the server holds is not a ledger that was only appended to. */
public final class LedgerDamaged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LedgerDamaged(String message) {
    super(message);
  }

  LedgerDamaged(String message, Throwable cause) {
    super(message, cause);
  }
}
