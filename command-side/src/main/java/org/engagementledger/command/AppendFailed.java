package org.engagementledger.command;

import org.engagementledger.problems.DatabaseUnavailable;
import org.engagementledger.problems.Problem;
import org.springframework.http.HttpStatus;

/** The ledger did not take the event of a command, or did not say whether it has. */
final class AppendFailed extends Problem {
  private static final long serialVersionUID = 1L;

  private AppendFailed(HttpStatus status, String slug, String message) {
    super(status, slug, message);
  }

  static AppendFailed tooLarge() {
    return new AppendFailed(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "too-large",
        "All texts together are too long for one entry, which has at most 65,535 bytes.");
  }

  static AppendFailed refused() {
    return new AppendFailed(
        HttpStatus.SERVICE_UNAVAILABLE,
        "not-recorded",
        "The database does not take anything at the moment; nothing was recorded.");
  }

  static AppendFailed diskFull() {
    return new AppendFailed(
        HttpStatus.SERVICE_UNAVAILABLE, "disk-full", DatabaseUnavailable.DISK_FULL);
  }

  static AppendFailed contested() {
    return new AppendFailed(
        HttpStatus.SERVICE_UNAVAILABLE,
        "busy",
        "Others record on this dossier so often at the moment that nothing was recorded; send it"
            + " again.");
  }

  static AppendFailed unknown() {
    return new AppendFailed(
        HttpStatus.SERVICE_UNAVAILABLE,
        "outcome-unknown",
        "The database did not answer in time, so this may be recorded or not. Send it again under"
            + " the same Idempotency-Key; it is recorded once.");
  }
}
