package org.engagementledger.embedded.storage;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.engagementledger.embedded.files.DataDamaged;
import org.engagementledger.embedded.files.OwnerOnlyFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small file beside the engine's that says whose store it is, and the number of the last group of
 * changes that is known to be on disk. Whatever number was written to it was true by then, so it is
 * forced once a second only: after a power cut it may say too little, never too much. It lies there
 * twice, in sectors of their own.
 */
final class Watermark implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Watermark.class);
  private static final String FILE = "watermark";
  private static final int SECTOR = 512;
  private static final int AT_GROUP = Long.BYTES;
  private static final int AT_CHECK = 2 * Long.BYTES;
  private static final int LENGTH = 3 * Long.BYTES;
  private static final long BETWEEN_FORCES = TimeUnit.SECONDS.toNanos(1);

  private final FileChannel file;
  private final long store;
  private final ByteBuffer content = ByteBuffer.allocate(2 * SECTOR);
  private long group;
  private long forced = System.nanoTime();

  private Watermark(FileChannel file, long store, long group) {
    this.file = file;
    this.store = store;
    this.group = group;
  }

  static void create(Path folder, long store) throws IOException {
    FileChannel file =
        FileChannel.open(
            folder.resolve(FILE), Set.of(CREATE_NEW, WRITE), OwnerOnlyFiles.forFiles());
    try (Watermark made = new Watermark(file, store, 0)) {
      made.raise(1);
    }
  }

  /**
   * Opens that of a store.
   *
   * @throws DataDamaged if it is missing, or neither copy is as it was written
   */
  static Watermark open(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      throw DataDamaged.missing(file, "");
    }
    ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(Files.readAllBytes(file), 2 * SECTOR));
    boolean first = isWhole(bytes, 0);
    boolean second = isWhole(bytes, SECTOR);
    if (!first && !second) {
      throw new DataDamaged(file, 0, "is damaged");
    }
    long group =
        Math.max(
            first ? bytes.getLong(AT_GROUP) : 0, second ? bytes.getLong(SECTOR + AT_GROUP) : 0);
    return new Watermark(
        FileChannel.open(file, READ, WRITE), bytes.getLong(first ? 0 : SECTOR), group);
  }

  private static boolean isWhole(ByteBuffer bytes, int at) {
    return bytes.getLong(at + AT_CHECK) == checksum(bytes, at);
  }

  private static long checksum(ByteBuffer bytes, int at) {
    CRC32C sum = new CRC32C();
    sum.update(bytes.slice(at, AT_CHECK));
    return sum.getValue() + 1;
  }

  long store() {
    return store;
  }

  /** The last group that is known to be on disk. */
  long group() {
    return group;
  }

  /** From now on a group is known to be on disk. */
  synchronized void raise(long onDisk) throws IOException {
    group = onDisk;
    for (int at : new int[] {0, SECTOR}) {
      content.putLong(at, store).putLong(at + AT_GROUP, group);
      content.putLong(at + AT_CHECK, checksum(content, at));
    }
    content.clear().limit(SECTOR + LENGTH);
    while (content.hasRemaining()) {
      file.write(content, content.position());
    }
    if (System.nanoTime() - forced > BETWEEN_FORCES) {
      force();
    }
  }

  synchronized void force() throws IOException {
    file.force(false);
    forced = System.nanoTime();
  }

  /** What it says is true, whether that is on disk or not. */
  @Override
  public synchronized void close() {
    try (FileChannel closing = file) {
      if (closing.isOpen()) {
        force();
      }
    } catch (IOException unwritten) {
      log.warn("What is known to be on disk is not noted: {}", unwritten.toString());
    }
  }
}
