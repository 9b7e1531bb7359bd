package org.engagementledger.embedded.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.engagementledger.embedded.files.ForcedFiles;
import org.engagementledger.embedded.files.OwnerOnlyFiles;
import org.rocksdb.RocksDBException;

/**
 * The engine's list of its tables, as far as it is whole. A change of it is on disk before anything
 * relies on it. So what a power cut left half written at its end was relied on by nobody; the
 * engine refuses such a list all the same.
 *
 * @param folder the engine's
 * @param file the list in it
 * @param whole how many of its bytes, from the first on, are records as they were written
 * @param rest how many bytes there are behind them
 */
record Manifest(Path folder, Path file, int whole, int rest) {
  private static final String TRIAL = ".trial";
  private static final int CHECKED_FROM = 6;
  private static final int FULL = 1;
  private static final int LAST = 4;

  /** How it is known whether a folder holds all that was acknowledged. */
  interface Check {
    void of(Path folder) throws RocksDBException, IOException;
  }

  /** The list of a folder; empty if there is none. */
  static Optional<Manifest> in(Path folder) throws IOException {
    Path current = folder.resolve("CURRENT");
    if (!Files.exists(current)) {
      return Optional.empty();
    }
    String name = new String(Files.readAllBytes(current), UTF_8).strip();
    Path file = folder.resolve(name.matches("MANIFEST-[0-9]+") ? name : "MANIFEST");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    int whole = whole(bytes);
    return Optional.of(new Manifest(folder, file, whole, bytes.length - whole));
  }

  private static int whole(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int whole = 0;
    int at = 0;
    while (true) {
      int room = WalRecord.BLOCK - at % WalRecord.BLOCK;
      at += room < WalRecord.HEADER ? room : 0;
      if (at + WalRecord.HEADER > bytes.length) {
        return whole;
      }
      int end = at + WalRecord.HEADER + Short.toUnsignedInt(in.getShort(at + 4));
      if (end > bytes.length || in.getInt(at) != checksum(bytes, at + CHECKED_FROM, end)) {
        return whole;
      }
      boolean ends = bytes[at + CHECKED_FROM] == FULL || bytes[at + CHECKED_FROM] == LAST;
      at = end;
      whole = ends ? at : whole;
    }
  }

  /** RocksDB keeps its checksums (CRC-32C) rotated by 15 bits, and a number added. */
  private static int checksum(byte[] bytes, int from, int end) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, from, end - from);
    return Integer.rotateRight((int) sum.getValue(), 15) + 0xa282ead8;
  }

  /** Whether something is whole, and something else is not. */
  boolean isTorn() {
    return whole > 0 && rest > 0;
  }

  /** Leaves out the rest, if the folder passes the check without it; otherwise changes nothing. */
  void cut(Check check) throws RocksDBException, IOException {
    Path trial = Path.of(folder + TRIAL);
    ForcedFiles.delete(trial);
    ForcedFiles.createFolders(trial);
    try {
      Path whole = trial.resolve(file.getFileName());
      link(trial);
      write(whole);
      check.of(trial);
      Files.move(whole, file, ATOMIC_MOVE);
      ForcedFiles.forceFolder(folder);
    } finally {
      ForcedFiles.delete(trial);
    }
  }

  private void link(Path trial) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.filter(it -> !it.equals(file)).toList()) {
        String name = each.getFileName().toString();
        if (name.matches("[0-9]+\\.(sst|log)|CURRENT|IDENTITY|OPTIONS-.*")) {
          Files.createLink(trial.resolve(name), each);
        }
      }
    }
  }

  private void write(Path to) throws IOException {
    byte[] bytes = Arrays.copyOf(Files.readAllBytes(file), whole);
    OwnerOnlyFiles.createFile(to);
    try (FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(bytes));
      out.force(true);
    }
  }
}
