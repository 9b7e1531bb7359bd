package org.engagementledger.access;

import org.engagementledger.events.Refusal;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence instead of a stack trace why the first administrator gets no account. */
final class PasswordRefusedAtStart extends AbstractFailureAnalyzer<Refusal> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, Refusal cause) {
    return new FailureAnalysis(
        "The first administrator gets no account: " + cause.getMessage() + ".",
        "Set ledger.admin-password to another password.",
        cause);
  }
}
