package org.engagementledger.query.search.index;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of the search index, held by one process at a time. Each index has a folder in it, by
 * its number; the newest that has come to the end of the log is in use.
 */
final class GenerationFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GenerationFolder.class);
  private static final String LOCK = "search.lock";
  private static final String NUMBER = "\\d{1,9}";
  private static final String OF_A_FILE_SYSTEM = "lost+found";

  private final Path path;
  private final boolean isTemporary;
  private final JsonMapper json;
  private final Directory held;
  private final Lock lock;

  private GenerationFolder(IndexLocation location, JsonMapper json, Directory held, Lock lock) {
    this.path = location.path();
    this.isTemporary = location.isTemporary();
    this.json = json;
    this.held = held;
    this.lock = lock;
  }

  /**
   * Opens a folder.
   *
   * @throws IndexUnusable if another process has it, or it cannot be written
   */
  static GenerationFolder open(IndexLocation location, JsonMapper json) {
    try {
      return locked(location, json);
    } catch (LockObtainFailedException held) {
      throw new IndexUnusable(
          "The search index in %s is in use by another process; stop that one, or name another"
                  .formatted(location.path())
              + " folder in LEDGER_SEARCH_INDEX.",
          held);
    } catch (IOException failed) {
      throw new IndexUnusable(
          "The search index cannot be kept in %s: %s, %s. Name another folder in"
                  .formatted(
                      location.path(), failed.getClass().getSimpleName(), failed.getMessage())
              + " LEDGER_SEARCH_INDEX.",
          failed);
    }
  }

  private static GenerationFolder locked(IndexLocation location, JsonMapper json)
      throws IOException {
    if (holdsOtherFiles(location.path())) {
      throw new IOException("it holds files, and no " + LOCK);
    }
    Directory folder = OwnerOnlyDirectory.open(location.path());
    try {
      return new GenerationFolder(location, json, folder, folder.obtainLock(LOCK));
    } catch (IOException | RuntimeException refused) {
      folder.close();
      throw refused;
    }
  }

  /** What somebody else keeps in a folder is neither deleted nor taken from others. */
  private static boolean holdsOtherFiles(Path path) throws IOException {
    if (!Files.isDirectory(path) || Files.exists(path.resolve(LOCK))) {
      return false;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.anyMatch(it -> !it.endsWith(OF_A_FILE_SYSTEM));
    }
  }

  /** The folders of all indexes, the newest first. */
  static List<Path> generations(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(it -> it.getFileName().toString().matches(NUMBER))
          .sorted(Comparator.comparingInt(GenerationFolder::number).reversed())
          .toList();
    }
  }

  private static int number(Path generation) {
    return Integer.parseInt(generation.getFileName().toString());
  }

  /** An index without documents; the log ends there at present. */
  IndexGeneration begin(long end) throws IOException {
    if (end > 0) {
      LOG.info("Making the search index in {} from {} events", path, end);
    }
    int last = generations(path).stream().mapToInt(GenerationFolder::number).max().orElse(0);
    return IndexGeneration.begin(path.resolve(String.valueOf(last + 1)), json, end);
  }

  /** The newest that is complete, or else the newest. One that was being made anew is left. */
  Optional<IndexGeneration> reopen() throws IOException {
    List<IndexGeneration> all = new ArrayList<>();
    for (Path each : generations(path)) {
      reopen(each).ifPresent(all::add);
    }
    Optional<IndexGeneration> best =
        all.stream()
            .filter(it -> it.written().complete())
            .findFirst()
            .or(() -> all.stream().findFirst());
    all.stream().filter(it -> it != best.orElse(null)).forEach(GenerationFolder::leave);
    return best;
  }

  private static void leave(IndexGeneration other) {
    if (other.written().complete()) {
      discard(other);
    } else {
      other.close();
    }
  }

  /** One that cannot be used is deleted. */
  private Optional<IndexGeneration> reopen(Path generation) throws IOException {
    try {
      Optional<IndexGeneration> found = IndexGeneration.reopen(generation, json);
      if (found.isEmpty()) {
        LOG.info("The search index in {} is of another version of this program.", generation);
        delete(generation);
      }
      return found;
    } catch (AccessDeniedException notDamaged) {
      throw notDamaged;
    } catch (IOException | RuntimeException damaged) {
      LOG.warn(
          "The search index in {} is damaged and is made anew: {}", generation, damaged.toString());
      delete(generation);
      return Optional.empty();
    }
  }

  /** An index beside the one in use: one whose making was stopped, or else a new one. */
  IndexGeneration goOnOrBegin(IndexGeneration used, LogIndexer indexer) throws IOException {
    long end = indexer.log().end();
    for (Path each : generations(path)) {
      Optional<IndexGeneration> left = each.equals(used.folder()) ? Optional.empty() : reopen(each);
      if (left.isPresent() && indexer.fits(left.get())) {
        left.get().reach(left.get().written().begunAt(end));
        return left.get();
      }
      left.ifPresent(GenerationFolder::discard);
    }
    return begin(end);
  }

  /** Ends and deletes an index. */
  static void discard(IndexGeneration index) {
    index.close();
    delete(index.folder());
  }

  /** Deletes an index; what cannot be deleted now is deleted at the next start. */
  private static void delete(Path generation) {
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
