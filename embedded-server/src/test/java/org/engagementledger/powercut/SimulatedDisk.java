package org.engagementledger.powercut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.engagementledger.powercut.FileOperation.CreateFolder;
import org.engagementledger.powercut.FileOperation.Delete;
import org.engagementledger.powercut.FileOperation.ForceBegins;
import org.engagementledger.powercut.FileOperation.ForceEnds;
import org.engagementledger.powercut.FileOperation.Open;
import org.engagementledger.powercut.FileOperation.PrintedLine;
import org.engagementledger.powercut.FileOperation.Rename;
import org.engagementledger.powercut.FileOperation.Truncate;
import org.engagementledger.powercut.FileOperation.Write;
import org.jspecify.annotations.Nullable;

/**
 * A disk to which recorded operations are done, and from which power can be cut. It promises no
 * more than POSIX: a write is there when its file was forced, a name when its folder was, and
 * nothing else, in no order.
 */
final class SimulatedDisk {

  private static final double[] KEPT = {0, 0.1, 0.5, 0.9, 1};

  /** A folder among the names. */
  private static final StoredFile FOLDER = new StoredFile();

  private record Naming(long number, String folder, Consumer<Map<String, StoredFile>> does) {}

  private record Force(String path, @Nullable StoredFile file, long number) {}

  private final Map<String, StoredFile> names = new HashMap<>();
  private final Map<String, StoredFile> forced = new TreeMap<>();
  private final List<Naming> pending = new ArrayList<>();
  private final Map<String, Force> forces = new HashMap<>();
  private long number;

  void apply(FileOperation operation) {
    number++;
    switch (operation) {
      case CreateFolder it -> name(it.path(), names -> names.put(it.path(), FOLDER));
      case Open it -> open(it);
      case Write it -> file(it.path()).write(number, it.offset(), it.bytes(), it.length());
      case Truncate it -> file(it.path()).truncate(number, it.size());
      case Rename it -> rename(it);
      case Delete it -> name(it.path(), names -> names.remove(it.path()));
      case ForceBegins it ->
          forces.put(it.thread(), new Force(it.path(), names.get(it.path()), number));
      case ForceEnds it -> force(forces.remove(it.thread()));
      case PrintedLine it -> {}
    }
  }

  /** What is written to a file that has been deleted matters to nobody. */
  private StoredFile file(String path) {
    return names.getOrDefault(path, new StoredFile());
  }

  private void name(String path, Consumer<Map<String, StoredFile>> does) {
    pending.add(new Naming(number, path.substring(0, path.lastIndexOf('/')), does));
    does.accept(names);
  }

  private void open(Open it) {
    if (it.creates() && !names.containsKey(it.path())) {
      StoredFile created = new StoredFile();
      name(it.path(), names -> names.put(it.path(), created));
    } else if (it.truncates()) {
      file(it.path()).truncate(number, 0);
    }
  }

  private void rename(Rename it) {
    StoredFile file = file(it.from());
    name(
        it.to(),
        names -> {
          names.remove(it.from());
          names.put(it.to(), file);
          moveWhatIsIn(it, names);
        });
  }

  /** A folder takes with it what is in it, as far as that is there. */
  private static void moveWhatIsIn(Rename it, Map<String, StoredFile> names) {
    List<String> inside =
        names.keySet().stream().filter(name -> name.startsWith(it.from() + "/")).toList();
    for (String name : inside) {
      StoredFile file = names.getOrDefault(name, FOLDER);
      names.remove(name);
      names.put(it.to() + name.substring(it.from().length()), file);
    }
  }

  private void force(@Nullable Force force) {
    if (force == null) {
      return;
    }
    if (force.file() != null) {
      force.file().forceUpTo(force.number());
    }
    List<Naming> done =
        pending.stream()
            .filter(it -> it.folder().equals(force.path()) && it.number() <= force.number())
            .toList();
    done.forEach(it -> it.does().accept(forced));
    pending.removeAll(done);
  }

  /** Writes what a power cut now may leave of a folder. */
  void cut(Random random, String folder, Path to) throws IOException {
    Map<String, StoredFile> found = new TreeMap<>(forced);
    double kept = KEPT[random.nextInt(KEPT.length)];
    for (Naming it : pending) {
      if (random.nextDouble() < kept) {
        it.does().accept(found);
      }
    }
    Files.createDirectories(to);
    if (!found.containsKey(folder)) {
      return;
    }
    for (Map.Entry<String, StoredFile> it : found.entrySet()) {
      if (it.getKey().startsWith(folder + "/")) {
        put(it.getValue(), random, to.resolve(it.getKey().substring(folder.length() + 1)));
      }
    }
  }

  private static void put(StoredFile file, Random random, Path to) throws IOException {
    if (file == FOLDER) {
      Files.createDirectories(to);
      return;
    }
    double kept = KEPT[random.nextInt(KEPT.length)];
    int block = random.nextBoolean() ? 512 : 4096;
    Files.createDirectories(to.getParent());
    Files.write(to, file.after(new StoredFile.Loss(random, kept, block)));
  }
}
