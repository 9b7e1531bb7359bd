package org.engagementledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a kill leaves of a folder, with two logs that follow each other, and then damaged: all that
 * was acknowledged is there, or it is told which file is damaged, and where.
 */
class DamagedFolderTest {

  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int TIMES = Integer.getInteger("damages", 150);
  private static final String STORE = "store.mv";
  private static final int LONG_LOG = 10_000;

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private Path whole = Path.of("");
  private Path first = Path.of("");
  private Path second = Path.of("");
  private Map<Object, Object> all = Map.of();

  @BeforeEach
  void leave() throws IOException {
    System.out.println("DamagedFolderTest: -Dseed=" + SEED);
    whole = Files.createDirectory(folder.resolve("whole"));
    all = twoLogs(whole);
    List<Path> logs = logs(whole);
    assertThat(logs).hasSize(2);
    first = logs.get(0).getFileName();
    second = logs.get(1).getFileName();
    assertThat(found(copy("as it is"))).isEqualTo(all);
  }

  /** As a kill leaves it while the file of the maps is written beside the second log. */
  private Map<Object, Object> twoLogs(Path to) throws IOException {
    Path from = Files.createDirectory(folder.resolve("from " + to.getFileName()));
    Map<Object, Object> put = new HashMap<>();
    Store store = Store.open(from, LONG_LOG);
    try {
      Files.copy(from.resolve(STORE), to.resolve(STORE));
      Path log = logs(from).getFirst();
      Files.createLink(to.resolve(log.getFileName()), log);
      while (logs(from).equals(List.of(log))) {
        put(store, put, "much ".repeat(random.nextInt(200)));
      }
      // Little by little: a busy machine takes its time, and a third log must not begin meanwhile.
      while (logs(from).contains(log)) {
        put(store, put, "");
        LockSupport.parkNanos(10_000_000);
      }
      for (int i = 0; i < 12; i++) {
        put(store, put, "more".repeat(random.nextInt(30)));
      }
      Path next = logs(from).getLast();
      Files.copy(next, to.resolve(next.getFileName()));
      return put;
    } finally {
      store.abandon();
    }
  }

  private void put(Store store, Map<Object, Object> put, String value) {
    String key = "key " + put.size();
    put.put(key, value);
    store.map("map").put(key, value);
    store.cut().run();
  }

  @Test
  void no_damage_of_a_log_is_passed_over_in_silence() throws IOException {
    Map<String, Integer> outcomes = new HashMap<>();
    for (int i = 0; i < TIMES; i++) {
      Path damaged = copy("damaged " + i);
      Path log = damaged.resolve(random.nextInt(3) == 0 ? first : second);
      String how = damage(log);
      outcomes.merge(how + ": " + requireAllOrTold(damaged, how), 1, Integer::sum);
      delete(damaged);
    }
    System.out.println("DamagedFolderTest: " + outcomes);
    assertThat(outcomes.keySet()).anyMatch(it -> it.endsWith("told"));
  }

  /** Every byte of the records of the second log, a few bits of each. */
  @Test
  void a_flipped_bit_is_found_wherever_it_is() throws IOException {
    byte[] log = Files.readAllBytes(whole.resolve(second));
    int end = Zeros.endOf(ByteBuffer.wrap(log));
    for (int at = 0; at < end; at++) {
      byte[] flipped = log.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Path file = folder.resolve(second);
      Files.write(file, flipped);
      long number = Long.parseLong(second.toString().substring(8));
      assertThatThrownBy(() -> whole(file, number)).isInstanceOf(DataDamaged.class);
    }
  }

  private void whole(Path file, long number) {
    LogContent content = LogReading.read(file, new LogOrigin(id(), number), change -> {});
    if (!content.isBegun()) {
      throw new DataDamaged(file, 0, "has no beginning");
    }
  }

  private UUID id() {
    try {
      byte[] log = Files.readAllBytes(whole.resolve(second));
      return LogOrigin.read(LogRecord.contentOf(ByteBuffer.wrap(log), 0)).store();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void files_of_another_store_and_under_other_names_are_refused() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    twoLogs(other);
    for (Path file : List.of(first, second, Path.of(STORE))) {
      Path mixed = copy("mixed " + file);
      Files.delete(mixed.resolve(file));
      Path theirs = file.toString().equals(STORE) ? file : logs(other).getLast().getFileName();
      Files.copy(other.resolve(theirs), mixed.resolve(file));
      assertRefused(mixed, "belongs to another store");
    }
    Path swapped = copy("swapped");
    Files.move(swapped.resolve(first), swapped.resolve("between"));
    Files.move(swapped.resolve(second), swapped.resolve(first));
    Files.move(swapped.resolve("between"), swapped.resolve(second));
    assertRefused(swapped, "under another name");
  }

  @Test
  void a_missing_file_is_named() throws IOException {
    for (Path file : List.of(first, second, Path.of(STORE))) {
      Path without = copy("without " + file);
      Files.delete(without.resolve(file));
      assertRefused(without, file + " is missing");
    }
  }

  /** Whatever the store's engine and ours make of it: all opens, or it is told what is damaged. */
  @Test
  void a_flipped_bit_of_the_store_is_told_or_does_not_hinder() {
    byte[] store = bytes(whole.resolve(STORE));
    Map<String, Integer> outcomes = new HashMap<>();
    for (int i = 0; i < TIMES; i++) {
      Path flipped = folder.resolve("flipped " + i);
      byte[] bytes = store.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      outcomes.merge(opened(flipped, bytes), 1, Integer::sum);
    }
    System.out.println("DamagedFolderTest: the store " + outcomes);
  }

  private String opened(Path flipped, byte[] store) {
    try {
      ForcedFiles.createFolders(flipped);
      for (Path file : List.of(first, second)) {
        Files.copy(whole.resolve(file), flipped.resolve(file));
      }
      Files.write(flipped.resolve(STORE), store);
      new DurableBackend(Store.open(flipped)).close();
      return "opens";
    } catch (DataDamaged told) {
      assertThat(told.file()).hasParent(flipped);
      return "told";
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void a_write_that_was_never_finished_is_passed_over_with_a_word() throws IOException {
    Path torn = copy("torn");
    Path log = torn.resolve(second);
    byte[] bytes = Files.readAllBytes(log);
    int end = Zeros.endOf(ByteBuffer.wrap(bytes));
    Arrays.fill(bytes, end - 8, end, (byte) 0);
    Files.write(log, bytes);

    Store store = Store.open(torn);
    assertThat(store.passedOver())
        .singleElement()
        .asString()
        .contains(log.toString(), "are passed over");
    store.abandon();
  }

  private String damage(Path log) throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    int end = Zeros.endOf(ByteBuffer.wrap(bytes));
    int at = random.nextInt(end);
    int length = 1 + random.nextInt(Math.min(3000, end - at));
    int kind = random.nextInt(4);
    Files.write(
        log,
        switch (kind) {
          case 0 -> flipped(bytes, at);
          case 1 -> Arrays.copyOf(bytes, at);
          case 2 -> doubled(bytes, at, length);
          default -> overwritten(bytes, at, length, random.nextInt(end - length + 1));
        });
    return List.of("flipped", "cut", "doubled", "overwritten").get(kind);
  }

  private byte[] flipped(byte[] bytes, int at) {
    bytes[at] ^= (byte) (1 + random.nextInt(255));
    return bytes;
  }

  private static byte[] doubled(byte[] bytes, int at, int length) {
    byte[] doubled = Arrays.copyOf(bytes, bytes.length + length);
    System.arraycopy(bytes, at, doubled, at + length, bytes.length - at);
    return doubled;
  }

  private static byte[] overwritten(byte[] bytes, int at, int length, int from) {
    System.arraycopy(bytes, from, bytes, at, length);
    return bytes;
  }

  private String requireAllOrTold(Path damaged, String how) {
    try {
      assertThat(found(damaged).equals(all)).as("%s, all is there", how).isTrue();
      return "all there";
    } catch (DataDamaged told) {
      assertThat(told.getMessage()).contains(told.file().toString(), "at byte " + told.position());
      assertThat(told.file()).hasParent(damaged);
      return "told";
    }
  }

  private static void assertRefused(Path damaged, String why) {
    assertThatThrownBy(() -> found(damaged))
        .isInstanceOf(DataDamaged.class)
        .hasMessageContaining(why);
  }

  private static Map<Object, Object> found(Path in) {
    Store store = Store.open(in);
    try {
      return new HashMap<>(store.map("map"));
    } finally {
      store.abandon();
    }
  }

  private Path copy(String name) throws IOException {
    Path copy = Files.createDirectory(folder.resolve(name));
    for (Path file : files(whole)) {
      Files.copy(file, copy.resolve(file.getFileName()));
    }
    return copy;
  }

  private static void delete(Path damaged) throws IOException {
    for (Path file : files(damaged)) {
      Files.delete(file);
    }
  }

  private static List<Path> logs(Path in) throws IOException {
    List<Path> logs = new ArrayList<>(files(in));
    logs.removeIf(it -> !it.getFileName().toString().startsWith("changes-"));
    return logs;
  }

  private static List<Path> files(Path in) throws IOException {
    try (Stream<Path> files = Files.list(in)) {
      return files.sorted().toList();
    }
  }
}
