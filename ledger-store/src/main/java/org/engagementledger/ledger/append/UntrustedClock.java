package org.engagementledger.ledger.append;

/** The clock of this machine cannot be right, so nothing is recorded by it. */
public final class UntrustedClock extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  UntrustedClock(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  /** What the clock says, what it should say, and what to do. */
  public String sentence() {
    return sentence;
  }
}
