package org.engagementledger.problems;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.engagementledger.text.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in the reader's words what Jackson says in its own. */
public final class JsonErrorMessages {
  private static final int LONGEST_NAME = 100;

  private JsonErrorMessages() {}

  /** Whether it is no JSON at all, rather than JSON that says something wrong. */
  static boolean isNoJson(JacksonException wrong) {
    return wrong instanceof StreamReadException
        || wrong instanceof StreamConstraintsException
        || isFollowed(wrong);
  }

  /** What is wrong, and where. */
  public static FieldError explain(JacksonException wrong) {
    if (wrong.getCause() instanceof Refusal refusal) {
      return new FieldError(pointer(wrong) + refusal.pointer(), refusal.getMessage());
    }
    return switch (wrong) {
      case StreamConstraintsException e ->
          new FieldError("", "this JSON is nested too deeply, or has too long a number or name");
      case StreamReadException e -> new FieldError("", unreadable(e) + at(e));
      case UnrecognizedPropertyException e ->
          new FieldError(pointer(e), last(e) + unknown(known(e), last(e)));
      case MismatchedInputException e -> new FieldError(pointer(e), mismatch(e));
      default -> new FieldError(pointer(wrong), last(wrong) + " has the wrong type");
    };
  }

  private static boolean isFollowed(JacksonException wrong) {
    return wrong instanceof MismatchedInputException
        && wrong.getOriginalMessage().startsWith("Trailing token");
  }

  private static String unreadable(StreamReadException e) {
    return e.getOriginalMessage().startsWith("Duplicate")
        ? "this JSON has a member twice"
        : "this is not JSON";
  }

  private static String constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  private static String mismatch(MismatchedInputException e) {
    if (isFollowed(e)) {
      return "this is not JSON: something follows it";
    }
    if (e instanceof InvalidFormatException it
        && it.getTargetType().isEnum()
        && it.getValue() instanceof String) {
      return last(e) + " must be one of " + constants(it.getTargetType());
    }
    return last(e) + (isMissing(e) ? " is missing" : " has the wrong type");
  }

  private static String last(JacksonException e) {
    String pointer = pointer(e);
    return pointer.isEmpty() ? "the body" : pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  private static boolean isMissing(MismatchedInputException e) {
    return e.getOriginalMessage().startsWith("Null value for creator property");
  }

  private static String at(StreamReadException e) {
    return e.getLocation() == null
        ? ""
        : " (line %d, column %d)"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  /** Says of a member that it is not known, and which are: the nearest first. */
  public static String unknown(Collection<String> known, String written) {
    return known.isEmpty()
        ? " is not known here"
        : " is not known here; known are %s (the nearest first)"
            .formatted(String.join(", ", SpellingSuggestions.first(known, shortened(written))));
  }

  private static String shortened(String written) {
    return written.substring(0, Math.min(LONGEST_NAME, written.length()));
  }

  private static List<String> known(UnrecognizedPropertyException e) {
    Collection<Object> ids = e.getKnownPropertyIds();
    return ids == null ? List.of() : ids.stream().map(String::valueOf).toList();
  }

  private static String pointer(JacksonException e) {
    return e.getPath().stream()
        .map(step -> step.getPropertyName() == null ? step.getIndex() : step.getPropertyName())
        .map(step -> "/" + String.valueOf(step).replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }
}
