package org.engagementledger.ledger.backup;

/** A backup cannot be made, read or restored; the message says why in a sentence. */
public sealed class BackupProblem extends RuntimeException permits BackupCutOff {
  private static final long serialVersionUID = 1L;

  BackupProblem(String sentence) {
    super(sentence);
  }

  BackupProblem(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
