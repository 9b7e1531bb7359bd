package org.engagementledger.embedded;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.engagementledger.embedded.StoredMap.Entry;

/**
 * Entries in their order, read some at a time, each time from behind the last, so that to read all
 * takes no more memory than to read a few. What others change meanwhile is seen or not, as on
 * MongoDB; nothing is seen twice.
 */
final class Walk implements Iterator<Entry> {
  private static final int MOST = 100;
  private static final long MOST_BYTES = 1 << 20;

  private final StoredMap map;
  private final Queue<Entry> read = new ArrayDeque<>();
  private Stretch left;
  private boolean ended;
  private int next = 4;

  private Walk(StoredMap map, Stretch stretch) {
    this.map = map;
    this.left = stretch;
  }

  static Stream<Entry> along(StoredMap map, Span span, boolean backwards) {
    Walk walk = new Walk(map, new Stretch(span.from(), span.upTo(), backwards));
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
  public Entry next() {
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
