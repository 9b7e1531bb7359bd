package org.engagementledger.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.engagementledger.embedded.files.DataDamaged;
import org.engagementledger.embedded.files.DataFolderProblem;
import org.engagementledger.embedded.files.ForcedFiles;
import org.engagementledger.embedded.files.OwnerOnlyFiles;
import org.engagementledger.embedded.migration.FormerStore;
import org.engagementledger.embedded.storage.MapStore;

/**
 * The folder that holds everything, held by one process at a time. The operating system releases
 * the lock when the holder ends, however it ends.
 */
final class DataFolder implements AutoCloseable {

  private static final String FORMAT_FILE = "format";
  private static final String FORMAT_DRAFT = "format.new";
  private static final String FORMAT = "engagement ledger data, format 4";
  private static final Pattern ANY_FORMAT =
      Pattern.compile("engagement ledger data, format \\d{1,3}");

  /**
   * What they hold is copied when they are opened. Versions that wrote the first two did not force
   * this file: a power cut left it empty.
   */
  private static final Set<String> FORMER =
      Set.of(
          "engagement ledger data, format 1",
          "engagement ledger data, format 2",
          "engagement ledger data, format 3",
          "");

  private static final String LOCK_FILE = "lock";
  private static final String STORE = "db";
  private static final String STORE_DRAFT = "db.new";
  private static final Set<String> UNBEGUN = Set.of(LOCK_FILE, FORMAT_DRAFT, STORE_DRAFT);

  /**
   * The folders that this process holds. Their lock files are not even opened again: to close any
   * channel on such a file may release every lock that the process has on it.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final Path realPath;
  private final FileChannel lockFile;
  private final List<String> mended;
  private List<String> passedOver = List.of();

  private DataFolder(Path path, Path realPath, FileChannel lockFile, List<String> mended) {
    this.path = path;
    this.realPath = realPath;
    this.lockFile = lockFile;
    this.mended = mended;
  }

  /** Creates the folder where there is none; refuses, touching nothing, what is not ours. */
  static DataFolder open(Path path) {
    try {
      boolean unused = isFresh(path) || isPresent(path);
      ForcedFiles.createFolders(path);
      return locked(path);
    } catch (IOException failed) {
      throw DataFolderProblem.unusable(path, failed);
    }
  }

  /**
   * The folder of the store. Where there is none yet it is made, beside what a former version left,
   * which goes when all of it is there.
   */
  Path store() {
    Path store = path.resolve(STORE);
    Path draft = path.resolve(STORE_DRAFT);
    try {
      if (isFresh(path) || !isPresent(path)) {
        make(draft);
      }
      if (Files.exists(draft)) {
        Files.move(draft, store, ATOMIC_MOVE);
        ForcedFiles.forceFolder(path);
      }
      if (!Files.exists(store)) {
        throw DataDamaged.missing(store, "");
      }
      FormerStore.delete(path);
      return store;
    } catch (IOException failed) {
      throw DataFolderProblem.unusable(path, failed);
    }
  }

  private void make(Path draft) throws IOException {
    ForcedFiles.delete(draft);
    ForcedFiles.createFolders(draft);
    MapStore.create(draft);
    if (FormerStore.isIn(path)) {
      passedOver = FormerStore.copy(path, draft);
    }
    ForcedFiles.forceFolder(draft);
    ForcedFiles.replace(path.resolve(FORMAT_FILE), path.resolve(FORMAT_DRAFT), FORMAT + "\n");
  }

  /** A process killed while it created the folder leaves at most its lock and drafts. */
  private static boolean isFresh(Path path) throws IOException {
    if (!Files.exists(path)) {
      return true;
    }
    if (!Files.isDirectory(path)) {
      throw new DataFolderProblem(path + " is a file; the data folder must be a folder.");
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.map(it -> it.getFileName().toString()).allMatch(UNBEGUN::contains);
    }
  }

  /** Whether its format is the present one; refuses one that cannot be read. */
  private static boolean isPresent(Path path) throws IOException {
    Path file = path.resolve(FORMAT_FILE);
    if (!Files.isRegularFile(file)) {
      if (Files.exists(path.resolve(STORE)) || Files.exists(path.resolve(FormerStore.FILE))) {
        throw DataDamaged.missing(file, "");
      }
      throw new DataFolderProblem(
          path + " holds other files and no ledger; name an empty or a new folder.");
    }
    String found = firstLine(file);
    boolean isPresent = found.equals(FORMAT);
    if (!isPresent && !FORMER.contains(found)) {
      throw unread(path, file, found);
    }
    return isPresent;
  }

  private static DataFolderProblem unread(Path path, Path file, String found) {
    return ANY_FORMAT.matcher(found).matches()
        ? new DataFolderProblem(
            ("%s was written by another version (\"%s\"); this one reads \"%s\"."
                    + " Nothing was changed.")
                .formatted(path, found, FORMAT))
        : new DataDamaged(file, 0, "says no format");
  }

  private static String firstLine(Path file) throws IOException {
    String start = new String(Files.readAllBytes(file), UTF_8).replace("\0", "");
    String line = start.lines().findFirst().orElse("").strip();
    return line.substring(0, Math.min(60, line.length()));
  }

  private static DataFolder locked(Path path) throws IOException {
    Path real = path.toRealPath();
    if (!HELD_HERE.add(real)) {
      throw new DataFolderProblem(heldMessage(path));
    }
    try {
      return mended(path, real, lockedFile(path));
    } catch (IOException | RuntimeException refused) {
      HELD_HERE.remove(real);
      throw refused;
    }
  }

  private static DataFolder mended(Path path, Path real, FileChannel lock) throws IOException {
    try {
      return new DataFolder(path, real, lock, OwnerOnlyFiles.mend(real));
    } catch (IOException | RuntimeException refused) {
      lock.close();
      throw refused;
    }
  }

  private static FileChannel lockedFile(Path path) throws IOException {
    FileChannel file =
        FileChannel.open(path.resolve(LOCK_FILE), Set.of(CREATE, WRITE), OwnerOnlyFiles.forFiles());
    if (file.tryLock() == null) {
      file.close();
      throw new DataFolderProblem(heldMessage(path));
    }
    return file;
  }

  private static String heldMessage(Path path) {
    String holder = RunningServer.lastSaidIn(path).map(said -> " (" + said + ")").orElse("");
    return path
        + " is in use by another process"
        + holder
        + "; stop that one or name another folder.";
  }

  Path path() {
    return path;
  }

  /** What a former version had not finished to write, in one sentence for each file. */
  List<String> passedOver() {
    return passedOver;
  }

  /** What others could read or write until it was opened, by name. */
  List<String> mended() {
    return mended;
  }

  void announce(RunningServer server) {
    try {
      server.sayIn(path);
    } catch (IOException failed) {
      throw DataFolderProblem.unusable(path, failed);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path.resolve(RunningServer.FILE));
      lockFile.close();
      HELD_HERE.remove(realPath);
    } catch (IOException failed) {
      throw DataFolderProblem.unusable(path, failed);
    }
  }

  /** Who holds the folder now, if anyone does. */
  static Optional<RunningServer> holderOf(Path path) {
    try {
      return isHeld(path) ? RunningServer.lastSaidIn(path) : Optional.empty();
    } catch (IOException failed) {
      throw DataFolderProblem.unusable(path, failed);
    }
  }

  private static boolean isHeld(Path path) throws IOException {
    if (!Files.isRegularFile(path.resolve(LOCK_FILE))) {
      return false;
    }
    if (HELD_HERE.contains(path.toRealPath())) {
      return true;
    }
    try (FileChannel file = FileChannel.open(path.resolve(LOCK_FILE), WRITE)) {
      return file.tryLock() == null;
    }
  }
}
