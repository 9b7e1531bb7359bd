package org.engagementledger.ledger;

/** What the server holds is not a ledger that was only appended to. */
public final class LedgerDamaged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  LedgerDamaged(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  LedgerDamaged(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  /** What is wrong. */
  public String sentence() {
    return sentence;
  }
}
