package org.engagementledger.embedded.storage;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.engagementledger.embedded.encoding.KeyRange;
import org.engagementledger.embedded.encoding.ScanRange;
import org.engagementledger.embedded.storage.StoredMap.MapEntry;

/**
 * Entries in their order, read some at a time, each time from behind the last, so that to read all
 * takes no more memory than to read a few. What others change meanwhile is seen or not, as on
 * MongoDB; nothing is seen twice.
 */
public final class MapCursor implements Iterator<MapEntry> {
  private static final int MOST = 100;
  private static final long MOST_BYTES = 1 << 20;

  private final StoredMap map;
  private final Queue<MapEntry> read = new ArrayDeque<>();
  private ScanRange left;
  private boolean ended;
  private int next = 4;

  private MapCursor(StoredMap map, ScanRange stretch) {
    this.map = map;
    this.left = stretch;
  }

  public static Stream<MapEntry> along(StoredMap map, KeyRange span, boolean backwards) {
    MapCursor walk = new MapCursor(map, new ScanRange(span.from(), span.upTo(), backwards));
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(walk, 0), false);
  }

  @Override
  public boolean hasNext() {
    if (read.isEmpty() && !ended) {
      readSome();
    }
    return !read.isEmpty();
  }

  @Override
  public MapEntry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return read.remove();
  }

  /** Few at first: often no more are wanted. */
  private void readSome() {
    var some = map.read(left, next, MOST_BYTES);
    ended = some.isEmpty();
    if (!ended) {
      left = left.after(some.getLast().key());
      read.addAll(some);
    }
    next = Math.min(4 * next, MOST);
  }
}
