package org.engagementledger.embedded.query;

import java.nio.ByteBuffer;
import org.engagementledger.embedded.storage.StoredMap;
import org.jspecify.annotations.Nullable;

/** How many documents a collection has, and how many bytes they have, in a map of its own. */
public final class CollectionSize {
  private static final byte[] KEY = {'n'};

  private final StoredMap map;

  public CollectionSize(StoredMap map) {
    this.map = map;
  }

  long count() {
    return content().getLong(0);
  }

  long bytes() {
    return content().getLong(Long.BYTES);
  }

  void grow(long count, long bytes) {
    set(count() + count, bytes() + bytes);
  }

  public void set(long count, long bytes) {
    map.put(KEY, ByteBuffer.allocate(2 * Long.BYTES).putLong(count).putLong(bytes).array());
  }

  private ByteBuffer content() {
    byte @Nullable [] content = map.get(KEY);
    return content == null ? ByteBuffer.allocate(2 * Long.BYTES) : ByteBuffer.wrap(content);
  }
}
