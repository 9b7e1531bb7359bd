package org.engagementledger.query.operations;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.engagementledger.ledger.verify.Verification;
import org.engagementledger.query.readmodels.verification.ReadModelVerification;

/**
 * What a verification found, or how far it is.
 *
 * @param done whether this is what it found
 * @param position up to which the log was read, or was replayed
 * @param size the number of events up to which all is well
 * @param root the Merkle root over them, in hexadecimal
 * @param findings what is wrong with the log after them, if anything is
 * @param readModels what came of comparing the read models
 * @param storage what the server says of its files, if one of them is damaged; otherwise empty
 */
public record VerificationReport(
    boolean done,
    long position,
    long size,
    String root,
    List<ReportedFlaw> findings,
    ReadModelVerification readModels,
    String storage) {
  /** What is wrong at the first position that is not as it was recorded. */
  public record ReportedFlaw(long position, String sentence) {}

  /** The same findings, unmodifiable; texts that are empty may be left out of JSON. */
  public VerificationReport {
    findings = List.copyOf(findings);
    storage = Objects.requireNonNullElse(storage, "");
  }

  static VerificationReport at(long position) {
    return new VerificationReport(
        false, position, 0, "", List.of(), ReadModelVerification.without(""), "");
  }

  static VerificationReport of(
      Verification log, ReadModelVerification readModels, Optional<String> storage) {
    return new VerificationReport(
        true,
        log.size(),
        log.size(),
        log.root().hex(),
        log.finding().stream().map(it -> new ReportedFlaw(it.position(), it.sentence())).toList(),
        readModels,
        storage.orElse(""));
  }

  /** Whether everything that was looked at is as it was recorded. */
  public boolean passed() {
    return findings.isEmpty() && readModels.passed() && storage.isEmpty();
  }
}
