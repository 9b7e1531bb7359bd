package org.engagementledger.problems;

import java.util.Collection;
import java.util.stream.Collectors;
import org.engagementledger.events.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in the reader's words what Jackson says in its own. */
final class MalformedJson {
  private MalformedJson() {}

  static FieldError explain(JacksonException wrong) {
    if (wrong.getCause() instanceof Refusal refusal) {
      return new FieldError(pointer(wrong) + refusal.pointer(), refusal.getMessage());
    }
    return switch (wrong) {
      case StreamReadException e -> new FieldError("", "this is not JSON" + at(e));
      case UnrecognizedPropertyException e ->
          new FieldError(pointer(e), last(e) + " is not known here; known are " + known(e));
      case MismatchedInputException e -> new FieldError(pointer(e), mismatch(e));
      default -> new FieldError(pointer(wrong), last(wrong) + " has the wrong type");
    };
  }

  private static String mismatch(MismatchedInputException e) {
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

  private static String known(UnrecognizedPropertyException e) {
    Collection<Object> ids = e.getKnownPropertyIds();
    return ids == null
        ? "others"
        : ids.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
  }

  private static String pointer(JacksonException e) {
    return e.getPath().stream()
        .map(step -> step.getPropertyName() == null ? step.getIndex() : step.getPropertyName())
        .map(step -> "/" + step)
        .collect(Collectors.joining());
  }
}
