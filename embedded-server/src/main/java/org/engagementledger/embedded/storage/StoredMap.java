package org.engagementledger.embedded.storage;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.engagementledger.embedded.encoding.KeyRange;
import org.engagementledger.embedded.encoding.ScanRange;
import org.jspecify.annotations.Nullable;

/** Keys with their values, in the order of the bytes of the keys, behind a number in the store. */
public final class StoredMap {
  private final MapStore store;
  private final String name;
  private volatile int number;
  private volatile boolean isIndex;

  /** A key with what it has. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares entries
  public record MapEntry(byte[] key, byte[] value) {}

  /** Number 0 is none: it gets one with its first entry. */
  StoredMap(MapStore store, String name, int number) {
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

  public byte @Nullable [] get(byte[] key) {
    return isBegun() ? store.get(behindNumber(key)) : null;
  }

  public void put(byte[] key, byte[] value) {
    store.requireBegun(this);
    store.put(this, behindNumber(key), value);
  }

  public void remove(byte[] key) {
    store.remove(this, behindNumber(key));
  }

  public boolean isEmpty() {
    return !hasAny(KeyRange.ALL);
  }

  public boolean hasAny(KeyRange span) {
    return count(span, 1) > 0;
  }

  /** The first or the last key, if there is any. */
  public byte @Nullable [] outermost(boolean last) {
    List<MapEntry> one = read(span(KeyRange.ALL, last), 1, 0);
    return one.isEmpty() ? null : one.getFirst().key();
  }

  ScanRange span(KeyRange span, boolean backwards) {
    return new ScanRange(span.from(), span.upTo(), backwards);
  }

  /**
   * Some entries.
   *
   * @param most how many at most
   * @param mostBytes with so many bytes of values it is enough
   */
  List<MapEntry> read(ScanRange stretch, int most, long mostBytes) {
    List<MapEntry> found = new ArrayList<>();
    if (isBegun()) {
      long[] bytes = {0};
      store.read(
          behindNumber(stretch),
          it -> {
            byte[] key = it.key();
            MapEntry next =
                new MapEntry(Arrays.copyOfRange(key, Integer.BYTES, key.length), it.value());
            found.add(next);
            bytes[0] += next.value().length;
            return found.size() < most && bytes[0] <= mostBytes;
          });
    }
    return found;
  }

  /** How many entries there are, if there are not more than that. */
  public long count(KeyRange span, long most) {
    long[] count = {0};
    if (isBegun() && most > 0) {
      store.read(behindNumber(span(span, false)), it -> ++count[0] < most);
    }
    return count[0];
  }

  /** About how many bytes the entries have. */
  public long size(KeyRange span) {
    if (!isBegun()) {
      return 0;
    }
    ScanRange stretch = behindNumber(span(span, false));
    return store.size(stretch);
  }

  private ScanRange behindNumber(ScanRange stretch) {
    return new ScanRange(
        behindNumber(stretch.from()), behindNumber(stretch.upTo()), stretch.backwards());
  }

  private byte[] behindNumber(byte[] key) {
    return ByteBuffer.allocate(Integer.BYTES + key.length).putInt(number).put(key).array();
  }

  /** All that can be behind a number. */
  static ScanRange all(int number) {
    return new ScanRange(numbered(number), numbered(number + 1), false);
  }

  static byte[] numbered(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }
}
