package org.engagementledger.problems;

import java.util.Objects;
import tools.jackson.core.JacksonException;

/** What was sent is no JSON, or JSON that says something wrong. */
public final class WrongBody extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What Jackson says of it. */
  public WrongBody(JacksonException wrong) {
    super(MalformedJson.explain(wrong).detail(), wrong);
  }

  /** What is wrong, and where, in the words of whoever sent it. */
  public FieldError error() {
    return MalformedJson.explain(wrong());
  }

  /** Whether it is no JSON at all. */
  boolean isNoJson() {
    return MalformedJson.isNoJson(wrong());
  }

  private JacksonException wrong() {
    return (JacksonException) Objects.requireNonNull(getCause());
  }
}
