package org.engagementledger.embedded;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What all that fits a filter has to meet in one field. Only what is certain for lists and for all
 * types counts as such; a filter may say more.
 *
 * @param any of the spans that one value in the field has to be in
 */
record Condition(String field, List<Span> any) {
  private static final Set<String> BOUNDS = Set.of("$gt", "$gte", "$lt", "$lte");
  private static final Pattern BEGINNING = Pattern.compile("\\^([\\p{L}\\p{N}_/ -]+)");

  /** The server matches patterns with the text of whatever is no text. */
  private static final List<Span> NO_TEXTS =
      List.of(
          new Span(new byte[] {OrderedBytes.NUMBER}, new byte[] {OrderedBytes.TEXT}, false),
          new Span(new byte[] {OrderedBytes.TRUTH}, new byte[] {OrderedBytes.OTHER}, false));

  /** All that a filter says by itself, and not only in one of several cases. */
  static List<Condition> in(Document filter) {
    return filter.entrySet().stream().flatMap(Condition::in).toList();
  }

  /** The one condition that says all that a filter says, if it is that simple. */
  static Optional<Condition> only(Document filter) {
    boolean isSimple =
        filter.size() == 1
            && filter.values().stream().allMatch(it -> OrderedBytes.areOf(it) || isBounds(it));
    return isSimple ? in(filter).stream().findFirst() : Optional.empty();
  }

  private static boolean isBounds(@Nullable Object value) {
    return value instanceof Document it && !it.isEmpty() && BOUNDS.containsAll(it.keySet());
  }

  private static Stream<Condition> in(Map.Entry<String, Object> part) {
    String field = part.getKey();
    if (field.equals("$and") && part.getValue() instanceof Collection<?> all) {
      return all.stream()
          .flatMap(each -> each instanceof Document it ? in(it).stream() : Stream.empty());
    }
    boolean isPath = !field.startsWith("$") && !List.of(field.split("\\.", -1)).contains("");
    return isPath ? on(field, part.getValue()) : Stream.empty();
  }

  private static Stream<Condition> on(String field, @Nullable Object value) {
    if (BsonRegularExpression.isRegularExpression(value)) {
      return begins(BsonRegularExpression.convertToRegularExpression(value)).stream()
          .map(spans -> new Condition(field, spans));
    }
    return value instanceof Document operators && !operators.isEmpty()
        ? operators(field, operators)
        : equal(field, value);
  }

  private static Stream<Condition> equal(String field, @Nullable Object value) {
    return OrderedBytes.areOf(value)
        ? Stream.of(new Condition(field, List.of(Span.at(value))))
        : Stream.empty();
  }

  private static Optional<List<Span>> begins(BsonRegularExpression expression) {
    Matcher it = BEGINNING.matcher(expression.getPattern());
    String options = expression.getOptions();
    return it.matches() && (options == null || options.isEmpty())
        ? Optional.of(
            List.of(
                NO_TEXTS.getFirst(),
                Span.of(OrderedBytes.beginning(it.group(1))),
                NO_TEXTS.getLast()))
        : Optional.empty();
  }

  private static Stream<Condition> operators(String field, Document operators) {
    if (isBounds(operators)) {
      return between(field, operators);
    }
    if (operators.size() > 1) {
      return Stream.empty();
    }
    Map.Entry<String, Object> one = operators.entrySet().iterator().next();
    return switch (one.getKey()) {
      case "$eq" -> equal(field, one.getValue());
      case "$in" -> oneOf(field, (Collection<?>) one.getValue());
      case "$all" -> ((Collection<?>) one.getValue()).stream().flatMap(it -> equal(field, it));
      default -> Stream.empty();
    };
  }

  private static Stream<Condition> oneOf(String field, Collection<?> values) {
    return values.stream().allMatch(OrderedBytes::areOf)
        ? Stream.of(new Condition(field, values.stream().map(Span::at).toList()))
        : Stream.empty();
  }

  /** The server compares only values of one kind with each other. */
  private static Stream<Condition> between(String field, Document bounds) {
    if (!bounds.values().stream().allMatch(OrderedBytes::areOf)) {
      return Stream.empty();
    }
    List<Span> all =
        bounds.entrySet().stream()
            .map(it -> List.of(bound(it.getKey(), OrderedBytes.of(it.getValue()))))
            .reduce(List.of(Span.ALL), Span::both);
    return Stream.of(new Condition(field, all));
  }

  private static Span bound(String operator, byte[] value) {
    byte[] kind = {value[0]};
    byte[] end = OrderedBytes.behind(kind);
    return switch (operator) {
      case "$gt" -> new Span(OrderedBytes.behind(value), end, false);
      case "$gte" -> new Span(value, end, false);
      case "$lt" -> new Span(kind, value, false);
      default -> new Span(kind, OrderedBytes.behind(value), false);
    };
  }
}
