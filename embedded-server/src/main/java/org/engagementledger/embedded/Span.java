package org.engagementledger.embedded;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bytes from one place up to another.
 *
 * @param isPoint whether all that is in it has the same value
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares spans
record Span(byte[] from, byte[] upTo, boolean isPoint) {
  static final Span ALL = new Span(new byte[0], OrderedBytes.behind(), false);

  /** What has just that value. */
  static Span at(@Nullable Object value) {
    byte[] bytes = OrderedBytes.of(value);
    return new Span(bytes, OrderedBytes.behind(bytes), true);
  }

  /** What begins with these bytes. */
  static Span of(byte... bytes) {
    return new Span(bytes, OrderedBytes.behind(bytes), false);
  }

  /** The same behind other bytes. */
  Span behind(byte[] prefix) {
    return new Span(OrderedBytes.joined(prefix, from), OrderedBytes.joined(prefix, upTo), isPoint);
  }

  /** What is in both. */
  Optional<Span> and(Span other) {
    byte[] begin = Arrays.compareUnsigned(from, other.from) < 0 ? other.from : from;
    byte[] end = Arrays.compareUnsigned(upTo, other.upTo) < 0 ? upTo : other.upTo;
    return Arrays.compareUnsigned(begin, end) >= 0
        ? Optional.empty()
        : Optional.of(new Span(begin, end, isPoint || other.isPoint));
  }

  /** What is in one of each. */
  static List<Span> both(List<Span> some, List<Span> others) {
    return some.stream()
        .flatMap(one -> others.stream().flatMap(other -> one.and(other).stream()))
        .toList();
  }
}
