package org.engagementledger.problems;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was asked in an address and could not be answered, to be put right and asked again: nothing
 * of it is lost.
 *
 * @param path where it was asked
 * @param fields what was said, in its order; those that were left empty are left out
 */
public record CorrectableQuery(String path, List<Field> fields) {
  /** The attribute of a request that holds the names of parameters that mean nothing. */
  static final String UNKNOWN = CorrectableQuery.class.getName() + ".unknown";

  /** What the forms call what they do not call by its name. */
  private static final Map<String, String> LABELS =
      Map.of(
          "q", "Words",
          "actor", "Who",
          "type", "What",
          "effectiveFrom", "Happened from",
          "effectiveTo", "Happened to");

  /**
   * One part of what was asked.
   *
   * @param name of the parameter
   * @param label the same in words
   * @param error what is wrong with it; empty if nothing is
   * @param isKnown whether it means anything, so that it is worth asking again
   */
  public record Field(String name, String label, String value, String error, boolean isKnown) {}

  /** Of a question with a wrong parameter; empty if something else is wrong. */
  static Optional<CorrectableQuery> of(HttpServletRequest request, List<FieldError> errors) {
    if (errors.isEmpty() || !request.getMethod().equals("GET")) {
      return Optional.empty();
    }
    Map<String, String[]> said = request.getParameterMap();
    return errors.stream().anyMatch(it -> said.containsKey(name(it)))
        ? Optional.of(new CorrectableQuery(request.getRequestURI(), fields(request, errors)))
        : Optional.empty();
  }

  /** One value of each, as one that is given twice is wrong. */
  private static List<Field> fields(HttpServletRequest request, List<FieldError> errors) {
    Object unknown = Objects.requireNonNullElse(request.getAttribute(UNKNOWN), Set.of());
    return request.getParameterMap().entrySet().stream()
        .map(it -> field(it.getKey(), it.getValue()[0], errors, (Set<?>) unknown))
        .filter(it -> !it.value().isEmpty() || !it.error().isEmpty())
        .toList();
  }

  private static Field field(String name, String value, List<FieldError> errors, Set<?> unknown) {
    Stream<String> wrong =
        errors.stream().filter(it -> name(it).equals(name)).map(FieldError::detail);
    return new Field(
        name, label(name), value, wrong.findFirst().orElse(""), !unknown.contains(name));
  }

  private static String name(FieldError error) {
    return error.pointer().isEmpty() ? "" : error.pointer().substring(1);
  }

  /** {@code knownAt} in words. */
  private static String label(String name) {
    String words = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return LABELS.getOrDefault(
        name, words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
  }
}
