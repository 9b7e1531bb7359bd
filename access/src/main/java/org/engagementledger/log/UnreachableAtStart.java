package org.engagementledger.log;

import org.engagementledger.ledger.ServerUnreachable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence instead of a stack trace why an application does not start. */
final class UnreachableAtStart extends AbstractFailureAnalyzer<ServerUnreachable> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, ServerUnreachable cause) {
    return new FailureAnalysis(
        cause.getMessage() + ".",
        "Look whether it runs, and whether MONGODB_URI says where.",
        cause);
  }
}
