package org.engagementledger.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a kill leaves of a folder, with tables and logs that follow each other, and then damaged:
 * all that was acknowledged is there, or it is told which file is damaged. {@code -Dflips=1000} for
 * more, {@code -Dseed=N} for the same again.
 */
class DamagedFolderTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int TIMES = Integer.getInteger("flips", 150);
  private static final int IN_TABLES = 400;
  private static final int IN_A_LOG = 40;

  @TempDir Path parent;
  private final Random random = new Random(SEED);
  private Path whole = Path.of("");
  private Map<String, String> all = Map.of();
  private List<Path> logs = List.of();

  @BeforeEach
  void leave() throws IOException {
    System.out.println("DamagedFolderTest: -Dseed=" + SEED);
    all = new TreeMap<>();
    whole = leave("whole", all);
    logs = named(".log");
    assertThat(logs).hasSizeGreaterThanOrEqualTo(2);
    assertThat(named(".sst")).isNotEmpty();
    assertThat(found(copy())).isEqualTo(all);
  }

  /** Two tables, and after two kills the logs of three openings. */
  private Path leave(String name, Map<String, String> put) throws IOException {
    Path folder = Files.createDirectory(parent.resolve(name));
    Store.create(folder);
    for (int turn = 0; turn < 4; turn++) {
      Store store = Store.open(folder);
      for (int i = 0; i < (turn < 2 ? IN_TABLES : IN_A_LOG); i++) {
        put(store, put);
      }
      if (turn < 2) {
        store.close();
      } else {
        Path killed = Killed.copyOf(folder);
        store.abandon();
        folder = killed;
      }
    }
    return folder;
  }

  private void put(Store store, Map<String, String> put) {
    String key = "key %05d".formatted(random.nextInt(2 * IN_TABLES));
    String value = Long.toHexString(random.nextLong()).repeat(random.nextInt(60));
    put.put(key, value);
    StoredMap map = store.map("map");
    boolean unused =
        store.durably(
            () ->
                store.write(
                    map,
                    () -> {
                      map.put(key.getBytes(UTF_8), value.getBytes(UTF_8));
                      return true;
                    }));
  }

  @Test
  void a_flipped_bit_is_told_or_does_no_harm_wherever_it_is() throws IOException {
    Map<String, Integer> outcomes = new TreeMap<>();
    List<Path> files = files(whole);
    for (int i = 0; i < TIMES; i++) {
      Path file = files.get(i % files.size());
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length > 0) {
        int at = random.nextInt(bytes.length);
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        String what = "bit of byte " + at + " of " + file.getFileName() + " flipped";
        outcomes.merge(kind(file) + ": " + outcome(file, bytes, what), 1, Integer::sum);
      }
    }
    System.out.println("DamagedFolderTest: " + outcomes);
    assertThat(outcomes).containsKeys("log: told", "sst: told", "MANIFEST: told");
  }

  /** Of the records of logs, each byte. */
  @Test
  void a_flipped_bit_of_the_last_log_is_told_but_in_the_word_that_all_is_on_disk()
      throws IOException {
    Path last = logs.getLast();
    byte[] bytes = Files.readAllBytes(last);
    int end = LogFile.read(last).end();
    int passedOver = 0;
    int step = Math.max(1, end / TIMES);
    for (int at = random.nextInt(step); at < end; at += step) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      passedOver += outcome(last, flipped, "byte " + at).equals("told") ? 0 : 1;
    }
    assertThat(passedOver).isLessThanOrEqualTo(2 + 60 / step);
  }

  @Test
  void what_was_overwritten_or_doubled_is_told_or_does_no_harm() throws IOException {
    Map<String, Integer> outcomes = new TreeMap<>();
    List<Path> files = Stream.concat(logs.stream(), named(".sst").stream()).toList();
    for (int i = 0; i < TIMES; i++) {
      Path file = files.get(i % files.size());
      byte[] bytes = Files.readAllBytes(file);
      int at = random.nextInt(bytes.length);
      int length = 1 + random.nextInt(Math.min(3000, bytes.length - at));
      boolean doubles = random.nextBoolean();
      byte[] damaged =
          doubles
              ? doubled(bytes, at, length)
              : overwritten(bytes, at, length, random.nextInt(bytes.length - length + 1));
      String what = (doubles ? "doubled " : "overwritten ") + at + " + " + length + " of " + file;
      outcomes.merge(kind(file) + ": " + outcome(file, damaged, what), 1, Integer::sum);
    }
    System.out.println("DamagedFolderTest: " + outcomes);
    assertThat(outcomes).containsKeys("log: told", "sst: told");
  }

  @Test
  void what_was_cut_is_told_and_of_the_last_log_passed_over_with_a_word() throws IOException {
    List<Path> files = Stream.concat(logs.stream(), named(".sst").stream()).toList();
    for (int i = 0; i < TIMES / 3; i++) {
      Path file = files.get(i % files.size());
      byte[] bytes = Files.readAllBytes(file);
      int at = random.nextInt(LogFile.read(file).end());
      byte[] cut = Arrays.copyOf(bytes, at);
      if (!file.equals(logs.getLast())) {
        String unused = outcome(file, cut, "cut at " + at + " of " + file);
      } else if (!isBetweenRecords(file, at)) {
        Store store = Store.open(damaged(file, cut));
        assertThat(store.passedOver())
            .singleElement()
            .asString()
            .contains(file.getFileName().toString(), "are passed over");
        store.abandon();
      }
    }
  }

  private static boolean isBetweenRecords(Path file, int position) {
    LogFile log = LogFile.read(file);
    int at = 0;
    for (var next = log.at(0); next.isPresent() && at < position; next = log.at(at)) {
      at = next.get().end();
    }
    return at == position;
  }

  @Test
  void files_of_another_store_are_refused() throws IOException {
    Map<String, String> others = new HashMap<>();
    Path other = leave("other", others);
    for (Path file : files(whole)) {
      String name = file.getFileName().toString();
      Path theirs = other.resolve(name);
      if (name.matches(".*\\.(log|sst)|MANIFEST.*") && Files.exists(theirs)) {
        String what = name + " of another store";
        assertThat(outcome(file, Files.readAllBytes(theirs), what)).as(what).isEqualTo("told");
      }
    }
  }

  @Test
  void files_under_other_names_are_refused() throws IOException {
    for (List<Path> some : List.of(logs, named(".sst"))) {
      for (int i = 1; i < some.size(); i++) {
        Path swapped = copy();
        Path first = swapped.resolve(some.get(i - 1).getFileName());
        Path second = swapped.resolve(some.get(i).getFileName());
        Files.move(first, swapped.resolve("between"));
        Files.move(second, first);
        Files.move(swapped.resolve("between"), second);
        assertThat(outcome(swapped, first + " and " + second)).isEqualTo("told");
      }
    }
  }

  /** The last log has no successor that would miss it, but where it is the only one. */
  @Test
  void a_missing_file_is_named() throws IOException {
    for (Path file : files(whole)) {
      String name = file.getFileName().toString();
      if (name.matches(".*\\.(log|sst)|MANIFEST.*|CURRENT") && !file.equals(logs.getLast())) {
        Path without = copy();
        Files.delete(without.resolve(name));
        boolean isBetween = logs.contains(file) && !file.equals(logs.getFirst());
        assertThatThrownBy(() -> found(without))
            .isInstanceOf(DataDamaged.class)
            .hasMessageContaining(without.toString())
            .hasMessageContaining(isBetween ? "one is missing" : name + " is missing");
      }
    }
  }

  @Test
  void the_only_log_is_missed() throws IOException {
    Path without = copy();
    for (Path log : logs) {
      Files.delete(without.resolve(log.getFileName()));
    }
    assertThatThrownBy(() -> found(without))
        .isInstanceOf(DataDamaged.class)
        .hasMessageContaining(".log is missing");
  }

  private String outcome(Path file, byte[] content, String what) throws IOException {
    return outcome(damaged(file, content), what);
  }

  private String outcome(Path damaged, String what) throws IOException {
    try {
      assertThat(found(damaged).equals(all)).as("%s: all is there, seed %s", what, SEED).isTrue();
      return "all there";
    } catch (DataDamaged told) {
      assertThat(told.file().startsWith(damaged)).as("%s: %s", what, told.getMessage()).isTrue();
      assertThat(told.getMessage()).contains(told.file().toString());
      return "told";
    } finally {
      ForcedFiles.delete(damaged);
    }
  }

  private static Map<String, String> found(Path in) {
    Store store = Store.open(in);
    try {
      Map<String, String> found = new TreeMap<>();
      Walk.along(store.map("map"), Span.ALL, false)
          .forEach(it -> found.put(new String(it.key(), UTF_8), new String(it.value(), UTF_8)));
      return found;
    } finally {
      store.abandon();
    }
  }

  private Path damaged(Path file, byte[] content) throws IOException {
    Path damaged = copy();
    Files.write(damaged.resolve(file.getFileName()), content);
    return damaged;
  }

  private Path copy() {
    return Killed.copyOf(whole);
  }

  private static String kind(Path file) {
    return file.getFileName().toString().replaceAll("^[0-9]+\\.|-[0-9]+$", "");
  }

  private static byte[] doubled(byte[] bytes, int at, int length) {
    byte[] doubled = Arrays.copyOf(bytes, bytes.length + length);
    System.arraycopy(bytes, at, doubled, at + length, bytes.length - at);
    return doubled;
  }

  private static byte[] overwritten(byte[] bytes, int at, int length, int from) {
    System.arraycopy(bytes.clone(), from, bytes, at, length);
    return bytes;
  }

  private List<Path> named(String end) throws IOException {
    return files(whole).stream().filter(it -> it.toString().endsWith(end)).toList();
  }

  private static List<Path> files(Path in) throws IOException {
    try (Stream<Path> files = Files.list(in)) {
      return files.sorted().toList();
    }
  }
}
