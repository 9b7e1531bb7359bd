package org.engagementledger.problems;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** An answer was not to be given under the conditions of its request; whoever set them says so. */
public final class PreconditionFailed extends Problem {
  private static final long serialVersionUID = 1L;

  private PreconditionFailed(HttpStatus status, String message) {
    super(status, "precondition-failed", message);
  }

  /** None of the tags that If-Match names is that of the answer. */
  public static PreconditionFailed by(@Nullable String tag) {
    return new PreconditionFailed(
        HttpStatus.PRECONDITION_FAILED,
        tag == null
            ? "What is at this address has no tag that If-Match could name."
            : "None of the tags in If-Match is that of the answer, which is %s.".formatted(tag));
  }

  /** There is an answer, and only for none was anything to be sent. */
  public static PreconditionFailed unchanged() {
    return new PreconditionFailed(HttpStatus.NOT_MODIFIED, "There is something at this address.");
  }
}
