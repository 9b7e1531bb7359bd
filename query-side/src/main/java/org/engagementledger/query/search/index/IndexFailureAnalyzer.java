package org.engagementledger.query.search.index;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence instead of a stack trace why the search index cannot be kept. */
final class IndexFailureAnalyzer extends AbstractFailureAnalyzer<IndexUnusable> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, IndexUnusable cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
