package org.engagementledger.embedded.query;

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
import org.engagementledger.embedded.encoding.KeyRange;
import org.engagementledger.embedded.encoding.OrderPreservingEncoding;
import org.jspecify.annotations.Nullable;

/**
 * What all that fits a filter has to meet in one field. Only what is certain for lists and for all
 * types counts as such; a filter may say more.
 *
 * @param any of the spans that one value in the field has to be in
 */
record FieldCondition(String field, List<KeyRange> any) {
  private static final Set<String> BOUNDS = Set.of("$gt", "$gte", "$lt", "$lte");
  private static final Pattern BEGINNING = Pattern.compile("\\^([\\p{L}\\p{N}_/ -]+)");

  /** The server matches patterns with the text of whatever is no text. */
  private static final List<KeyRange> NO_TEXTS =
      List.of(
          new KeyRange(
              new byte[] {OrderPreservingEncoding.NUMBER},
              new byte[] {OrderPreservingEncoding.TEXT},
              false),
          new KeyRange(
              new byte[] {OrderPreservingEncoding.TRUTH},
              new byte[] {OrderPreservingEncoding.OTHER},
              false));

  /** All that a filter says by itself, and not only in one of several cases. */
  static List<FieldCondition> in(Document filter) {
    return filter.entrySet().stream().flatMap(FieldCondition::in).toList();
  }

  /** The one condition that says all that a filter says, if it is that simple. */
  static Optional<FieldCondition> only(Document filter) {
    boolean isSimple =
        filter.size() == 1
            && filter.values().stream()
                .allMatch(it -> OrderPreservingEncoding.areOf(it) || isBounds(it));
    return isSimple ? in(filter).stream().findFirst() : Optional.empty();
  }

  private static boolean isBounds(@Nullable Object value) {
    return value instanceof Document it && !it.isEmpty() && BOUNDS.containsAll(it.keySet());
  }

  private static Stream<FieldCondition> in(Map.Entry<String, Object> part) {
    String field = part.getKey();
    if (field.equals("$and") && part.getValue() instanceof Collection<?> all) {
      return all.stream()
          .flatMap(each -> each instanceof Document it ? in(it).stream() : Stream.empty());
    }
    boolean isPath = !field.startsWith("$") && !List.of(field.split("\\.", -1)).contains("");
    return isPath ? on(field, part.getValue()) : Stream.empty();
  }

  private static Stream<FieldCondition> on(String field, @Nullable Object value) {
    if (BsonRegularExpression.isRegularExpression(value)) {
      return begins(BsonRegularExpression.convertToRegularExpression(value)).stream()
          .map(spans -> new FieldCondition(field, spans));
    }
    return value instanceof Document operators && !operators.isEmpty()
        ? operators(field, operators)
        : equal(field, value);
  }

  private static Stream<FieldCondition> equal(String field, @Nullable Object value) {
    return OrderPreservingEncoding.areOf(value)
        ? Stream.of(new FieldCondition(field, List.of(KeyRange.at(value))))
        : Stream.empty();
  }

  private static Optional<List<KeyRange>> begins(BsonRegularExpression expression) {
    Matcher it = BEGINNING.matcher(expression.getPattern());
    String options = expression.getOptions();
    return it.matches() && (options == null || options.isEmpty())
        ? Optional.of(
            List.of(
                NO_TEXTS.getFirst(),
                KeyRange.of(OrderPreservingEncoding.beginning(it.group(1))),
                NO_TEXTS.getLast()))
        : Optional.empty();
  }

  private static Stream<FieldCondition> operators(String field, Document operators) {
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

  private static Stream<FieldCondition> oneOf(String field, Collection<?> values) {
    return values.stream().allMatch(OrderPreservingEncoding::areOf)
        ? Stream.of(new FieldCondition(field, values.stream().map(KeyRange::at).toList()))
        : Stream.empty();
  }

  /** The server compares only values of one kind with each other. */
  private static Stream<FieldCondition> between(String field, Document bounds) {
    if (!bounds.values().stream().allMatch(OrderPreservingEncoding::areOf)) {
      return Stream.empty();
    }
    List<KeyRange> all =
        bounds.entrySet().stream()
            .map(it -> List.of(bound(it.getKey(), OrderPreservingEncoding.of(it.getValue()))))
            .reduce(List.of(KeyRange.ALL), KeyRange::both);
    return Stream.of(new FieldCondition(field, all));
  }

  private static KeyRange bound(String operator, byte[] value) {
    byte[] kind = {value[0]};
    byte[] end = OrderPreservingEncoding.behind(kind);
    return switch (operator) {
      case "$gt" -> new KeyRange(OrderPreservingEncoding.behind(value), end, false);
      case "$gte" -> new KeyRange(value, end, false);
      case "$lt" -> new KeyRange(kind, value, false);
      default -> new KeyRange(kind, OrderPreservingEncoding.behind(value), false);
    };
  }
}
