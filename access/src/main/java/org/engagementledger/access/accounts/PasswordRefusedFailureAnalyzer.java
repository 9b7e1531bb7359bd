package org.engagementledger.access.accounts;

import org.engagementledger.text.Refusal;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence instead of a stack trace why an account that settings make is not made. */
final class PasswordRefusedFailureAnalyzer extends AbstractFailureAnalyzer<Refusal> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, Refusal cause) {
    boolean isOfMetrics = cause.pointer().equals("/" + MetricsAccount.SETTING);
    return new FailureAnalysis(
        (isOfMetrics
                ? "There is no account for metrics: "
                : "The first administrator gets no account: ")
            + cause.getMessage()
            + ".",
        "Set %s to another password."
            .formatted(isOfMetrics ? MetricsAccount.SETTING : "ledger.admin-password"),
        cause);
  }
}
