package org.engagementledger.powercut;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A file on a disk: what is surely there, and what was asked for since and may not be. */
final class StoredFile {

  private record Pending(
      long number, boolean truncates, long offset, ByteBuffer bytes, int length) {}

  /** What a power cut leaves of what was not forced. */
  record Loss(Random random, double kept, int block) {

    boolean keeps() {
      return random.nextDouble() < kept;
    }
  }

  private byte[] content = new byte[0];
  private final List<Pending> pending = new ArrayList<>();

  void write(long number, long offset, ByteBuffer bytes, int length) {
    pending.add(new Pending(number, false, offset, bytes, length));
  }

  void truncate(long number, long size) {
    pending.add(new Pending(number, true, size, ByteBuffer.allocate(0), 0));
  }

  void forceUpTo(long number) {
    while (!pending.isEmpty() && pending.getFirst().number() <= number) {
      content = whole(content, pending.removeFirst());
    }
  }

  private static byte[] whole(byte[] before, Pending it) {
    if (it.truncates()) {
      return Arrays.copyOf(before, (int) it.offset());
    }
    byte[] after = grown(before, it.offset() + it.length());
    put(after, it, 0, it.length());
    return after;
  }

  private static byte[] grown(byte[] before, long size) {
    return before.length < size ? Arrays.copyOf(before, (int) size) : before;
  }

  private static void put(byte[] to, Pending it, int from, int end) {
    int at = (int) it.offset();
    int known = Math.min(end, it.bytes().limit());
    if (from < known) {
      it.bytes().get(from, to, at + from, known - from);
    }
    if (Math.max(from, known) < end) {
      Arrays.fill(to, at + Math.max(from, known), at + end, (byte) 0);
    }
  }

  /** As it may be found after a power cut now. */
  byte[] after(Loss loss) {
    byte[] found = content.clone();
    for (Pending it : pending) {
      if (it.truncates()) {
        found = loss.keeps() ? whole(found, it) : found;
      } else {
        found = after(loss, found, it);
      }
    }
    return found;
  }

  /** Whole, or only its beginning, or some blocks of it; a block is there or not. */
  private static byte[] after(Loss loss, byte[] before, Pending it) {
    if (loss.keeps() && loss.random().nextBoolean()) {
      return whole(before, it);
    }
    byte[] found = loss.random().nextBoolean() ? grown(before, it.offset() + it.length()) : before;
    int cut = loss.random().nextInt(4) == 0 ? loss.random().nextInt(it.length() + 1) : it.length();
    for (int from = 0; from < cut; ) {
      long block = (it.offset() + from) / loss.block() + 1;
      int end = (int) Math.min(it.length(), block * loss.block() - it.offset());
      if (loss.keeps()) {
        found = grown(found, it.offset() + end);
        put(found, it, from, end);
      }
      from = end;
    }
    return found;
  }
}
