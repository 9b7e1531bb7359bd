package org.engagementledger.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the engine's list of its tables says of its logs.
 *
 * @param firstLog the number of the first that is still needed
 * @param inTables the number of the last change that is in a table
 */
record Manifest(Path file, long firstLog, long inTables) {
  private static final String CURRENT = "CURRENT";
  private static final int COMPARATOR = 1;
  private static final int LOG = 2;
  private static final int NEXT_FILE = 3;
  private static final int LAST_CHANGE = 4;
  private static final int CURSOR = 5;
  private static final int DELETED_TABLE = 6;
  private static final int FORMER_LOG = 9;
  private static final int FIRST_LOG = 10;
  private static final int NEW_TABLE = 103;
  private static final int LAST_OF_A_TABLE = 1;
  private static final int FAMILY = 200;
  private static final int NEW_FAMILY = 201;
  private static final int MOST_FAMILIES = 203;
  private static final int TOGETHER = 300;

  /** What has this bit is of the form of a text, whatever it means. */
  private static final int OPTIONAL = 1 << 13;

  static Manifest read(Path folder) throws IOException {
    Path current = folder.resolve(CURRENT);
    if (!Files.exists(current)) {
      throw DataDamaged.missing(current, "");
    }
    String name = Files.readString(current, ISO_8859_1).strip();
    Path file = folder.resolve(name);
    if (!name.matches("MANIFEST-[0-9]{1,18}")) {
      throw new DataDamaged(current, 0, "is damaged");
    }
    if (!Files.exists(file)) {
      throw DataDamaged.missing(file, ", and " + current + " names it");
    }
    LogFile log = LogFile.read(file);
    Manifest all = new Manifest(file, 0, 0);
    int at = 0;
    for (Optional<LogFile.Entry> next = log.at(0); next.isPresent(); next = log.at(at)) {
      all = all.with(next.get().content(), at);
      at = next.get().end();
    }
    return all;
  }

  private Manifest with(ByteBuffer edit, int at) {
    try {
      Manifest all = this;
      while (edit.hasRemaining()) {
        all = all.withPart(edit);
      }
      return all;
    } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException odd) {
      throw new DataDamaged(file, at, "cannot be read", odd);
    }
  }

  private Manifest withPart(ByteBuffer edit) {
    int tag = (int) number(edit);
    switch (tag) {
      case LOG, FIRST_LOG -> {
        return new Manifest(file, Math.max(firstLog, number(edit)), inTables);
      }
      case NEW_TABLE -> {
        return new Manifest(file, firstLog, Math.max(inTables, lastOfTable(edit)));
      }
      case NEXT_FILE, LAST_CHANGE, FORMER_LOG, FAMILY, MOST_FAMILIES, TOGETHER -> number(edit);
      case CURSOR -> {
        number(edit);
        text(edit);
      }
      case DELETED_TABLE -> {
        number(edit);
        number(edit);
      }
      case COMPARATOR, NEW_FAMILY -> text(edit);
      default -> requireOptional(tag, edit);
    }
    return this;
  }

  private static void requireOptional(int tag, ByteBuffer edit) {
    if ((tag & OPTIONAL) == 0) {
      throw new IllegalArgumentException("an edit of kind " + tag);
    }
    text(edit);
  }

  private static long lastOfTable(ByteBuffer edit) {
    for (int head = 0; head < 3; head++) {
      number(edit);
    }
    text(edit);
    text(edit);
    number(edit);
    long last = number(edit);
    while (number(edit) != LAST_OF_A_TABLE) {
      text(edit);
    }
    return last;
  }

  private static void text(ByteBuffer from) {
    long length = number(from);
    from.position(Math.toIntExact(from.position() + length));
  }

  private static long number(ByteBuffer from) {
    long number = 0;
    int shift = 0;
    byte next;
    do {
      next = from.get();
      number |= (next & 0x7fL) << shift;
      shift += 7;
    } while (next < 0);
    return number;
  }
}
