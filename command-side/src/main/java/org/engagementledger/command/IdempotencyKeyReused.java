package org.engagementledger.command;

import org.engagementledger.problems.Problem;
import org.springframework.http.HttpStatus;

/** An Idempotency-Key, or a form, came again with another content. */
public final class IdempotencyKeyReused extends Problem {
  private static final long serialVersionUID = 1L;

  IdempotencyKeyReused() {
    super(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "key-reused",
        "Under this key something else was recorded already. What is new needs a new key, what was"
            + " wrong an amendment.");
  }
}
