package org.engagementledger.query.search.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the search index, held by one process at a time. Each index has a folder in it, by
 * its number; the newest that has come to the end of the log is in use.
 */
final class IndexFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
  private static final String LOCK = "search.lock";
  private static final String NUMBER = "\\d{1,9}";

  private final Path path;
  private final boolean isTemporary;
  private final Directory held;
  private final Lock lock;

  private IndexFolder(Path path, boolean isTemporary, Directory held, Lock lock) {
    this.path = path;
    this.isTemporary = isTemporary;
    this.held = held;
    this.lock = lock;
  }

  /**
   * Opens a folder, or a new temporary one if none is named.
   *
   * @throws IndexUnusable if another process has it, or it cannot be written
   */
  static IndexFolder open(String setting) {
    try {
      return setting.isBlank()
          ? locked(Files.createTempDirectory("engagement-ledger-search-"), true)
          : locked(Path.of(setting), false);
    } catch (LockObtainFailedException held) {
      throw new IndexUnusable(
          "The search index in %s is in use by another process; stop that one, or name another"
                  .formatted(setting)
              + " folder in LEDGER_SEARCH_INDEX.",
          held);
    } catch (IOException failed) {
      throw new IndexUnusable(
          "The search index cannot be kept in %s: %s, %s. Name another folder in"
                  .formatted(setting, failed.getClass().getSimpleName(), failed.getMessage())
              + " LEDGER_SEARCH_INDEX.",
          failed);
    }
  }

  private static IndexFolder locked(Path path, boolean isTemporary) throws IOException {
    Directory folder = OwnerOnlyDirectory.open(path);
    try {
      return new IndexFolder(path, isTemporary, folder, folder.obtainLock(LOCK));
    } catch (IOException | RuntimeException refused) {
      folder.close();
      throw refused;
    }
  }

  Path path() {
    return path;
  }

  /** The folders of all indexes, the newest first. */
  List<Path> generations() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(it -> it.getFileName().toString().matches(NUMBER))
          .sorted(Comparator.comparingInt(IndexFolder::number).reversed())
          .toList();
    }
  }

  /** A folder for one more index. */
  Path next() throws IOException {
    int last = generations().stream().mapToInt(IndexFolder::number).max().orElse(0);
    return path.resolve(String.valueOf(last + 1));
  }

  private static int number(Path generation) {
    return Integer.parseInt(generation.getFileName().toString());
  }

  /** Deletes an index; what cannot be deleted now is deleted at the next start. */
  void delete(Path generation) {
    try (Stream<Path> files = Files.walk(generation)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException later) {
      LOG.warn(
          "The folder {} of a former search index cannot be deleted yet: {}",
          generation,
          later.toString());
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
    held.close();
    if (isTemporary) {
      delete(path);
    }
  }
}
