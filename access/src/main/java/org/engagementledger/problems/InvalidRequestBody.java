package org.engagementledger.problems;

import java.util.Objects;
import tools.jackson.core.JacksonException;

/** What was sent is no JSON, or JSON that says something wrong. */
public final class InvalidRequestBody extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What Jackson says of it. */
  public InvalidRequestBody(JacksonException wrong) {
    super(JsonErrorMessages.explain(wrong).detail(), wrong);
  }

  /** What is wrong, and where, in the words of whoever sent it. */
  public FieldError error() {
    return JsonErrorMessages.explain(wrong());
  }

  /** Whether it is no JSON at all. */
  boolean isNoJson() {
    return JsonErrorMessages.isNoJson(wrong());
  }

  private JacksonException wrong() {
    return (JacksonException) Objects.requireNonNull(getCause());
  }
}
