package org.engagementledger.problems;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was asked in an address and could not be answered, to be put right and asked again: nothing
 * of it is lost.
 *
 * @param path where it was asked
 * @param fields what was said, in its order; those that were left empty are left out
 */
public record Again(String path, List<Field> fields) {
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
   */
  public record Field(String name, String label, String value, String error) {}

  /** Of a question with a wrong parameter; empty if something else is wrong. */
  static Optional<Again> of(HttpServletRequest request, List<FieldError> errors) {
    if (errors.isEmpty() || !request.getMethod().equals("GET")) {
      return Optional.empty();
    }
    Map<String, String[]> said = request.getParameterMap();
    return errors.stream().anyMatch(it -> said.containsKey(name(it)))
        ? Optional.of(new Again(request.getRequestURI(), fields(said, errors)))
        : Optional.empty();
  }

  private static List<Field> fields(Map<String, String[]> said, List<FieldError> errors) {
    return said.entrySet().stream()
        .flatMap(it -> Arrays.stream(it.getValue()).map(value -> field(it.getKey(), value, errors)))
        .filter(it -> !it.value().isEmpty() || !it.error().isEmpty())
        .toList();
  }

  private static Field field(String name, String value, List<FieldError> errors) {
    Stream<String> wrong =
        errors.stream().filter(it -> name(it).equals(name)).map(FieldError::detail);
    return new Field(name, label(name), value, wrong.findFirst().orElse(""));
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
