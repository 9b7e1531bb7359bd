package org.engagementledger.embedded.storage;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.rocksdb.AbstractWalFilter;
import org.rocksdb.RocksDBException;
import org.rocksdb.WalProcessingOption;
import org.rocksdb.WriteBatch;

/** Is shown each group of changes that the engine finds whole in its logs, and takes it or not. */
final class WalReplayFilter extends AbstractWalFilter {
  private final Path folder;
  private final Predicate<WalRecord> takes;
  private Path log = Path.of("");
  private long end;
  private long firstLog;

  WalReplayFilter(Path folder, Predicate<WalRecord> takes) {
    this.folder = folder;
    this.takes = takes;
  }

  /** The first log that holds what is not in tables. */
  Path firstLog() {
    return folder.resolve(RocksDbEngine.nameOf(firstLog, "log"));
  }

  @Override
  public void columnFamilyLogNumberMap(
      Map<Integer, Long> firstLogs, Map<String, Integer> families) {
    firstLog = firstLogs.values().stream().mapToLong(it -> it).min().orElse(0);
  }

  @Override
  public LogRecordFoundResult logRecordFound(
      long number, String name, WriteBatch found, WriteBatch instead) {
    Path file = folder.resolve(Path.of(name).getFileName());
    end = file.equals(log) ? end : 0;
    log = file;
    WalRecord group = WalRecord.read(content(found), log, end);
    end = group.end();
    return new LogRecordFoundResult(
        takes.test(group)
            ? WalProcessingOption.CONTINUE_PROCESSING
            : WalProcessingOption.IGNORE_CURRENT_RECORD,
        false);
  }

  private static byte[] content(WriteBatch found) {
    try {
      return found.data();
    } catch (RocksDBException unread) {
      throw new IllegalStateException(unread);
    }
  }

  @Override
  public String name() {
    return "engagement ledger";
  }
}
