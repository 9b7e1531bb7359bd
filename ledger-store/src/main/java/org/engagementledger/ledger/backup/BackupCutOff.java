package org.engagementledger.ledger.backup;

/** A backup ends before its end: a part of the file, or a download that broke off. */
public final class BackupCutOff extends BackupProblem {
  private static final long serialVersionUID = 1L;

  BackupCutOff(Throwable cause) {
    super("This backup is damaged: its end is missing.", cause);
  }
}
