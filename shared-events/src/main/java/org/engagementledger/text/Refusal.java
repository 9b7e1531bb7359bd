package org.engagementledger.text;

import java.util.Objects;

/**
 * A value or a command that the domain refuses. Its message is written for the person who asked,
 * says what is wrong and, where there is a choice, what is known; it never holds personal data.
 */
public final class Refusal extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String pointer;

  /** A refusal with the sentence that explains it. */
  public Refusal(String message) {
    this(message, "");
  }

  private Refusal(String message, String pointer) {
    super(message);
    this.pointer = pointer;
  }

  /** The same refusal of one field, given as a JSON pointer (RFC 6901) into what was asked. */
  public Refusal at(String field) {
    return new Refusal(getMessage(), field);
  }

  /** The field that is refused, as a JSON pointer; empty if it is the whole. */
  public String pointer() {
    return pointer;
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** Throws a refusal, its message made from {@code format} and {@code arguments}, if not so. */
  public static void unless(boolean holds, String format, Object... arguments) {
    if (!holds) {
      throw new Refusal(format.formatted(shortened(arguments)));
    }
  }

  private static Object[] shortened(Object... arguments) {
    Object[] shorter = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      shorter[i] = arguments[i] instanceof String text ? shortened(text) : arguments[i];
    }
    return shorter;
  }

  private static String shortened(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "\uFFFD");
    return printable.length() <= 300 ? printable : printable.substring(0, 300) + "…";
  }
}
