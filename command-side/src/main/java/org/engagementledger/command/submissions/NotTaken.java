package org.engagementledger.command.submissions;

import org.engagementledger.problems.Problem;
import org.engagementledger.problems.Unavailable;
import org.springframework.http.HttpStatus;

/** The ledger did not take the event of a command, or did not say whether it has. */
final class NotTaken extends Problem {
  private static final long serialVersionUID = 1L;

  private NotTaken(HttpStatus status, String slug, String message) {
    super(status, slug, message);
  }

  static NotTaken tooLarge() {
    return new NotTaken(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "too-large",
        "All texts together are too long for one entry, which has at most 65,535 bytes.");
  }

  static NotTaken refused() {
    return new NotTaken(
        HttpStatus.SERVICE_UNAVAILABLE,
        "not-recorded",
        "The database does not take anything at the moment; nothing was recorded.");
  }

  static NotTaken diskFull() {
    return new NotTaken(HttpStatus.SERVICE_UNAVAILABLE, "disk-full", Unavailable.DISK_FULL);
  }

  static NotTaken contested() {
    return new NotTaken(
        HttpStatus.SERVICE_UNAVAILABLE,
        "busy",
        "Others record on this dossier so often at the moment that nothing was recorded; send it"
            + " again.");
  }

  static NotTaken unknown() {
    return new NotTaken(
        HttpStatus.SERVICE_UNAVAILABLE,
        "outcome-unknown",
        "The database did not answer in time, so this may be recorded or not. Send it again under"
            + " the same Idempotency-Key; it is recorded once.");
  }
}
