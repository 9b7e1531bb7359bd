package org.engagementledger.ledger.log;

/** What the server holds is not a ledger that was only appended to. */
public final class LedgerDamaged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String RESTORE =
      "Trying again does not help: 'ledger verify' says what is damaged, and a backup can be"
          + " restored in its place";

  private final String sentence;
  private final String remedy;

  public LedgerDamaged(String sentence) {
    super(sentence);
    this.sentence = sentence;
    this.remedy = RESTORE;
  }

  public LedgerDamaged(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
    this.remedy = RESTORE;
  }

  private LedgerDamaged(String finding, String remedy) {
    super(finding + ". " + remedy);
    this.sentence = finding;
    this.remedy = remedy;
  }

  /** Another commit stands where this process knows one. */
  public static LedgerDamaged putBack(long position) {
    return new LedgerDamaged(
        "The log was put back: what stood at position %d is no longer there".formatted(position),
        "Nothing is recorded or shown until this process is started again");
  }

  /** What is wrong. */
  public String sentence() {
    return sentence;
  }

  /** What can be done about it. */
  public String remedy() {
    return remedy;
  }
}
