package org.engagementledger.command.imports.tables;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Rows of a table, kept in a file that is gone afterwards, to be read again dossier by dossier. Of
 * each row eight bytes are kept in memory.
 */
final class RowSpool implements AutoCloseable {
  private static final int OFFSET_BITS = 39;
  private static final long OFFSET = (1L << OFFSET_BITS) - 1;

  private static final class Part {
    private final LongStream.Builder places = LongStream.builder();
    private int size;
  }

  private final FileChannel file;
  private final DataOutputStream writing;
  private final Map<String, Part> parts = new HashMap<>();
  private long end;

  private RowSpool(Path path) throws IOException {
    file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    writing =
        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16));
  }

  static RowSpool create() {
    try {
      return new RowSpool(Files.createTempFile("import", ".rows"));
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  /**
   * Keeps a row.
   *
   * @param part with which rows it is read again
   * @param order where it stands among them, from 0 to below 2^24
   */
  void add(String part, long order, byte[] row) {
    try {
      writing.writeInt(row.length);
      writing.write(row);
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
    Part of = parts.computeIfAbsent(part, it -> new Part());
    of.places.add(order << OFFSET_BITS | end);
    of.size++;
    end += Integer.BYTES + row.length;
  }

  /** All rows are in it. */
  void complete() {
    try {
      writing.flush();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  /** The parts, those with most rows first. */
  List<String> parts() {
    return parts.entrySet().stream()
        .sorted(Comparator.comparingInt(it -> -it.getValue().size))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The rows of a part in their order; those with the same order as they were added. */
  Stream<byte[]> rows(String part) {
    Part of = parts.get(part);
    return of == null
        ? Stream.empty()
        : of.places.build().sorted().mapToObj(place -> read(place & OFFSET));
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  private byte[] read(long offset) {
    int length = bytes(offset, Integer.BYTES).getInt();
    return bytes(offset + Integer.BYTES, length).array();
  }

  private ByteBuffer bytes(long offset, int length) {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try {
      while (bytes.hasRemaining()) {
        if (file.read(bytes, offset + bytes.position()) < 0) {
          throw new EOFException("the spooled rows end early");
        }
      }
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
    return bytes.flip();
  }
}
