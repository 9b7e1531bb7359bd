package org.engagementledger.ledger.append;

import org.jspecify.annotations.Nullable;

/**
 * No definite answer came from the server in time: the commit may have been recorded, or may still
 * be. Propose it again with the same ids to learn which.
 */
public final class OutcomeUnknown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutcomeUnknown(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
