package org.engagementledger.embedded.encoding;

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
public record KeyRange(byte[] from, byte[] upTo, boolean isPoint) {
  public static final KeyRange ALL =
      new KeyRange(new byte[0], OrderPreservingEncoding.behind(), false);

  /** What has just that value. */
  public static KeyRange at(@Nullable Object value) {
    byte[] bytes = OrderPreservingEncoding.of(value);
    return new KeyRange(bytes, OrderPreservingEncoding.behind(bytes), true);
  }

  /** What begins with these bytes. */
  public static KeyRange of(byte... bytes) {
    return new KeyRange(bytes, OrderPreservingEncoding.behind(bytes), false);
  }

  /** The same behind other bytes. */
  public KeyRange behind(byte[] prefix) {
    return new KeyRange(
        OrderPreservingEncoding.joined(prefix, from),
        OrderPreservingEncoding.joined(prefix, upTo),
        isPoint);
  }

  /** What is in both. */
  Optional<KeyRange> and(KeyRange other) {
    byte[] begin = Arrays.compareUnsigned(from, other.from) < 0 ? other.from : from;
    byte[] end = Arrays.compareUnsigned(upTo, other.upTo) < 0 ? upTo : other.upTo;
    return Arrays.compareUnsigned(begin, end) >= 0
        ? Optional.empty()
        : Optional.of(new KeyRange(begin, end, isPoint || other.isPoint));
  }

  /** What is in one of each. */
  public static List<KeyRange> both(List<KeyRange> some, List<KeyRange> others) {
    return some.stream()
        .flatMap(one -> others.stream().flatMap(other -> one.and(other).stream()))
        .toList();
  }
}
