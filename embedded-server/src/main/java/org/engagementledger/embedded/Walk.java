package org.engagementledger.embedded;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.h2.mvstore.MVMap;

/** Entries in their order, read some at a time, each time from behind the last. */
final class Walk implements Iterator<byte[]> {
  private static final int MOST = 100;

  private final MVMap<byte[], Boolean> entries;
  private final byte[] end;
  private final boolean backwards;
  private final Queue<byte[]> read = new ArrayDeque<>();
  private byte[] from;
  private boolean fromIsRead;
  private boolean ended;

  Walk(MVMap<byte[], Boolean> entries, Span span, boolean backwards) {
    this.entries = entries;
    this.backwards = backwards;
    this.from = backwards ? span.upTo() : span.from();
    this.end = backwards ? span.from() : span.upTo();
  }

  @Override
  public boolean hasNext() {
    if (read.isEmpty() && !ended) {
      readSome();
    }
    return !read.isEmpty();
  }

  @Override
  public byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return read.remove();
  }

  private void readSome() {
    Iterator<byte[]> cursor = entries.cursor(from, end, backwards);
    while (read.size() < MOST && cursor.hasNext()) {
      byte[] entry = cursor.next();
      if (!fromIsRead || !Arrays.equals(entry, from)) {
        read.add(entry);
      }
      from = entry;
      fromIsRead = true;
    }
    ended = !cursor.hasNext();
  }
}
