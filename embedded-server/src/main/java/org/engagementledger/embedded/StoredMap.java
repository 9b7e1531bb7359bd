package org.engagementledger.embedded;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys with their values, in the order of the bytes of the keys, behind a number in the store. */
final class StoredMap {
  private final Store store;
  private final String name;
  private volatile int number;
  private volatile boolean isIndex;

  /** A key with what it has. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares entries
  record Entry(byte[] key, byte[] value) {}

  /** Number 0 is none: it gets one with its first entry. */
  StoredMap(Store store, String name, int number) {
    this.store = store;
    this.name = name;
    this.number = number;
  }

  String name() {
    return name;
  }

  int number() {
    return number;
  }

  void begin(int itsNumber) {
    number = itsNumber;
  }

  void forget() {
    number = 0;
  }

  void isOfAnIndex() {
    isIndex = true;
  }

  boolean isIndex() {
    return isIndex;
  }

  boolean isBegun() {
    return number != 0;
  }

  byte @Nullable [] get(byte[] key) {
    return isBegun() ? store.get(behindNumber(key)) : null;
  }

  void put(byte[] key, byte[] value) {
    store.requireBegun(this);
    store.put(this, behindNumber(key), value);
  }

  void remove(byte[] key) {
    store.remove(this, behindNumber(key));
  }

  boolean isEmpty() {
    return !hasAny(Span.ALL);
  }

  boolean hasAny(Span span) {
    return count(span, 1) > 0;
  }

  /** The first or the last key, if there is any. */
  byte @Nullable [] outermost(boolean last) {
    List<Entry> one = read(span(Span.ALL, last), 1, 0);
    return one.isEmpty() ? null : one.getFirst().key();
  }

  Stretch span(Span span, boolean backwards) {
    return new Stretch(span.from(), span.upTo(), backwards);
  }

  /**
   * Some entries.
   *
   * @param most how many at most
   * @param mostBytes with so many bytes of values it is enough
   */
  List<Entry> read(Stretch stretch, int most, long mostBytes) {
    List<Entry> found = new ArrayList<>();
    if (isBegun()) {
      long[] bytes = {0};
      store.read(
          behindNumber(stretch),
          it -> {
            byte[] key = it.key();
            Entry next = new Entry(Arrays.copyOfRange(key, Integer.BYTES, key.length), it.value());
            found.add(next);
            bytes[0] += next.value().length;
            return found.size() < most && bytes[0] <= mostBytes;
          });
    }
    return found;
  }

  /** How many entries there are, if there are not more than that. */
  long count(Span span, long most) {
    long[] count = {0};
    if (isBegun() && most > 0) {
      store.read(behindNumber(span(span, false)), it -> ++count[0] < most);
    }
    return count[0];
  }

  /** About how many bytes the entries have. */
  long size(Span span) {
    if (!isBegun()) {
      return 0;
    }
    Stretch stretch = behindNumber(span(span, false));
    return store.size(stretch);
  }

  private Stretch behindNumber(Stretch stretch) {
    return new Stretch(
        behindNumber(stretch.from()), behindNumber(stretch.upTo()), stretch.backwards());
  }

  private byte[] behindNumber(byte[] key) {
    return ByteBuffer.allocate(Integer.BYTES + key.length).putInt(number).put(key).array();
  }

  /** All that can be behind a number. */
  static Stretch all(int number) {
    return new Stretch(numbered(number), numbered(number + 1), false);
  }

  static byte[] numbered(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }
}
