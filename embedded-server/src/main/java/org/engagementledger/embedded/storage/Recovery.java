package org.engagementledger.embedded.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.engagementledger.embedded.files.DataDamaged;
import org.engagementledger.embedded.files.DataFolderProblem;
import org.engagementledger.embedded.storage.WalRecord.GroupMark;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a write that was never finished from damage, before the engine takes anything of its logs.
 * Groups of changes have numbers without gaps. One that is not there, or not as it was written, was
 * acknowledged if the watermark, or a group anywhere behind it, says that it was on disk: then it
 * is damage. Otherwise nobody was told of it, nor of what comes after, and all of that is passed
 * over.
 */
final class Recovery {
  private static final Logger log = LoggerFactory.getLogger(Recovery.class);
  private static final String LOG = "[0-9]{6,18}\\.log";

  private final Path folder;
  private final Watermark watermark;
  private final List<String> passedOver = new ArrayList<>();
  private final Map<Path, Long> ends = new HashMap<>();
  private long inTables;
  private long last;

  private Recovery(Path folder, Watermark watermark) {
    this.folder = folder;
    this.watermark = watermark;
  }

  /**
   * Looks at the logs of a store, and changes nothing but a list of tables that a power cut left
   * half written.
   *
   * @throws DataDamaged if something that was acknowledged is not there, or not as it was
   */
  static Recovery of(Path folder, Watermark watermark) throws RocksDBException, IOException {
    try {
      return looked(folder, watermark);
    } catch (RocksDBException refused) {
      Manifest tables = Manifest.in(folder).filter(Manifest::isTorn).orElseThrow(() -> refused);
      try {
        tables.cut(trial -> looked(trial, watermark));
      } catch (RocksDBException | IOException | DataFolderProblem damaged) {
        refused.addSuppressed(damaged);
        throw refused;
      }
      Recovery recovery = looked(folder, watermark);
      recovery.tell(tables.file(), tables.whole(), tables.rest());
      return recovery;
    }
  }

  private static Recovery looked(Path folder, Watermark watermark)
      throws RocksDBException, IOException {
    Recovery recovery = new Recovery(folder, watermark);
    recovery.look();
    return recovery;
  }

  /** Opens the engine with all that was acknowledged. */
  RocksDbEngine open(boolean toWrite) throws RocksDBException {
    last = inTables;
    WalReplayFilter replay = new WalReplayFilter(folder, this::takes);
    return toWrite ? RocksDbEngine.open(folder, replay) : RocksDbEngine.openToRead(folder, replay);
  }

  /** The number of the last group that is there. */
  long last() {
    return last;
  }

  /** What was left out, in one sentence for each file. */
  List<String> passedOver() {
    return passedOver;
  }

  private boolean takes(WalRecord next) {
    boolean follows = next.number() == last + 1;
    last += follows ? 1 : 0;
    return follows;
  }

  private void look() throws RocksDBException, IOException {
    List<WalRecord> groups = new ArrayList<>();
    WalReplayFilter looking = new WalReplayFilter(folder, it -> !groups.add(it));
    try (RocksDbEngine engine = RocksDbEngine.openToRead(folder, looking)) {
      inTables = engine.lastGroup();
    }
    last = inTables;
    for (WalRecord group : groups) {
      if (takes(group) || group.number() <= last) {
        ends.put(group.log(), group.end());
      }
    }
    requireOurs(groups);
    List<Path> logs = logs(looking.firstLog());
    if (onDisk(groups) > last) {
      throw damage(looking.firstLog(), logs);
    }
    for (Path each : logs) {
      passOver(each);
    }
  }

  private List<Path> logs(Path first) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(it -> it.getFileName().toString().matches(LOG) && it.compareTo(first) >= 0)
          .sorted()
          .toList();
    }
  }

  private void requireOurs(List<WalRecord> groups) {
    for (WalRecord group : groups) {
      if (group.mark().map(GroupMark::store).orElse(watermark.store()) != watermark.store()) {
        throw new DataDamaged(group.log(), 0, "belongs to another store than the one beside it");
      }
    }
  }

  private long onDisk(List<WalRecord> groups) {
    return groups.stream()
        .flatMap(it -> it.mark().stream())
        .mapToLong(GroupMark::onDisk)
        .reduce(watermark.group(), Math::max);
  }

  private DataDamaged damage(Path first, List<Path> logs) throws IOException {
    if (logs.isEmpty()) {
      return DataDamaged.missing(first, ", or a log after it");
    }
    List<Path> taken = logs.stream().filter(ends::containsKey).toList();
    if (taken.isEmpty()) {
      return new DataDamaged(logs.getFirst(), 0, "is damaged, or one before it is missing");
    }
    Path broken = taken.getLast();
    if (left(broken) > 0) {
      return new DataDamaged(broken, ends.getOrDefault(broken, 0L), "is damaged");
    }
    return broken.equals(logs.getLast())
        ? new DataDamaged(broken, Files.size(broken), "is cut short, or one after it is missing")
        : new DataDamaged(
            logs.get(logs.indexOf(broken) + 1),
            0,
            "is damaged, or between it and " + broken + " one is missing");
  }

  /** How many bytes there are behind the last group that was taken, without zeros at the end. */
  private int left(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(Math.min(Files.size(file), ends.getOrDefault(file, 0L)));
      byte[] rest = in.readAllBytes();
      int end = rest.length;
      while (end > 0 && rest[end - 1] == 0) {
        end--;
      }
      return end;
    }
  }

  private void passOver(Path file) throws IOException {
    int left = left(file);
    if (left > 0) {
      tell(file, ends.getOrDefault(file, 0L), left);
    }
  }

  private void tell(Path file, long from, int bytes) {
    String sentence =
        "The last %d bytes of %s, from byte %d on, are passed over: a write that was not finished"
            .formatted(bytes, file, from);
    log.warn("{}", sentence);
    passedOver.add(sentence);
  }
}
