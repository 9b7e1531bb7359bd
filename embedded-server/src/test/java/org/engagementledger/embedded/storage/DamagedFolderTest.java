package org.engagementledger.embedded.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.engagementledger.embedded.encoding.KeyRange;
import org.engagementledger.embedded.files.DataDamaged;
import org.engagementledger.embedded.files.ForcedFiles;
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

  private static final Pattern BIT_OF_A_TABLE =
      Pattern.compile("bit of byte (\\d+) of .*\\.sst flipped");

  @TempDir Path parent;
  private final Random random = new Random(SEED);
  private Path whole = Path.of("");
  private Map<String, String> all = Map.of();
  private List<Path> logs = List.of();

  /** Where the records of the last log begin; and how it was before the last was written. */
  private final List<Long> begins = new ArrayList<>();

  private Map<String, String> allBefore = Map.of();
  private byte[] watermarkBefore = {};

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
    MapStore.create(folder);
    for (int turn = 0; turn < 4; turn++) {
      MapStore store = MapStore.open(folder);
      begins.clear();
      for (int i = 0; i < (turn < 2 ? IN_TABLES : IN_A_LOG); i++) {
        begins.add(Files.size(files(folder, ".log").getLast()));
        allBefore = Map.copyOf(put);
        watermarkBefore = Files.readAllBytes(folder.resolve("watermark"));
        put(store, put);
      }
      if (turn < 2) {
        store.close();
      } else {
        Path killed = KilledProcess.copyOf(folder);
        store.abandon();
        folder = killed;
      }
    }
    return folder;
  }

  private void put(MapStore store, Map<String, String> put) {
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

  @Test
  void a_flipped_bit_of_the_last_log_is_told_wherever_it_is() throws IOException {
    Path last = logs.getLast();
    byte[] bytes = Files.readAllBytes(last);
    int step = Math.max(1, bytes.length / TIMES);
    for (int at = random.nextInt(step); at < bytes.length; at += step) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      assertThat(outcome(last, flipped, "byte " + at)).isEqualTo("told");
    }
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
  void what_was_cut_or_is_zeros_up_to_the_end_is_told() throws IOException {
    List<Path> files = Stream.concat(logs.stream(), named(".sst").stream()).toList();
    for (int i = 0; i < TIMES; i++) {
      Path file = files.get(i % files.size());
      byte[] bytes = Files.readAllBytes(file);
      byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      byte[] damaged = i % 2 == 0 ? cut : Arrays.copyOf(cut, bytes.length);
      assertThat(outcome(file, damaged, "cut at " + cut.length + " of " + file)).isEqualTo("told");
    }
  }

  /** As if nothing had ever been written there. */
  @Test
  void zeros_from_the_beginning_of_a_record_up_to_the_end_are_told() throws IOException {
    Path last = logs.getLast();
    byte[] bytes = Files.readAllBytes(last);
    for (long begin : begins) {
      byte[] zeros = Arrays.copyOf(Arrays.copyOf(bytes, (int) begin), bytes.length);
      assertThat(outcome(last, zeros, "zeros from " + begin)).isEqualTo("told");
      byte[] cut = Arrays.copyOf(bytes, (int) begin);
      assertThat(outcome(last, cut, "cut at " + begin)).isEqualTo("told");
    }
  }

  /** A power cut leaves the watermark of before, and anything of the last write. */
  @Test
  void what_nobody_was_told_of_is_passed_over_with_a_word_once() throws IOException {
    Path last = logs.getLast();
    byte[] bytes = Files.readAllBytes(last);
    int begin = Math.toIntExact(begins.getLast());
    for (int i = 0; i < TIMES; i++) {
      byte[] torn = bytes.clone();
      int from = begin + random.nextInt(bytes.length - begin);
      Arrays.fill(torn, from, from + 1 + random.nextInt(torn.length - from), (byte) 0);
      Path cut = damaged(last, torn);
      Files.write(cut.resolve("watermark"), watermarkBefore);
      Map<String, String> found = found(cut);
      assertThat(found).isIn(all, allBefore);
      ForcedFiles.delete(cut);
    }
    torn(last, bytes, begin);
  }

  private void torn(Path last, byte[] bytes, int begin) throws IOException {
    byte[] torn = bytes.clone();
    torn[begin + 20]++;
    Path cut = damaged(last, torn);
    Files.write(cut.resolve("watermark"), watermarkBefore);
    MapStore store = MapStore.open(cut);
    assertThat(store.passedOver())
        .singleElement()
        .asString()
        .contains("from byte " + begin, last.getFileName().toString(), "are passed over");
    put(store, new TreeMap<>());
    Path killed = KilledProcess.copyOf(cut);
    store.abandon();
    MapStore again = MapStore.open(killed);
    assertThat(again.passedOver()).isEmpty();
    again.abandon();
  }

  /** It lies behind what is whole: the engine forces each change before it goes on. */
  @Test
  void a_half_written_change_of_the_list_of_tables_is_passed_over_with_a_word() throws IOException {
    Path list = files(whole).stream().filter(it -> kind(it).equals("MANIFEST")).findAny().get();
    byte[] bytes = Files.readAllBytes(list);
    for (int i = 0; i < TIMES; i++) {
      byte[] more = Arrays.copyOf(bytes, 2 * bytes.length);
      System.arraycopy(bytes, 0, more, bytes.length, bytes.length);
      int torn = bytes.length + random.nextInt(WalRecord.HEADER, 40);
      more[torn]++;
      Path cut = damaged(list, Arrays.copyOf(more, random.nextInt(torn + 1, more.length)));
      assertThat(found(cut)).isEqualTo(all);
      assertThat(found(cut)).isEqualTo(all);
      ForcedFiles.delete(cut);
    }
    byte[] more = Arrays.copyOf(bytes, bytes.length + WalRecord.HEADER + 1);
    more[bytes.length + 4] = 1;
    MapStore store = MapStore.open(damaged(list, more));
    assertThat(store.passedOver())
        .singleElement()
        .asString()
        .contains("The last 8 bytes of", list.getFileName() + ", from byte " + bytes.length);
    store.abandon();
  }

  @Test
  void files_of_another_store_are_refused() throws IOException {
    Map<String, String> others = new HashMap<>();
    Path other = leave("other", others);
    for (Path file : files(whole)) {
      String name = file.getFileName().toString();
      Path theirs = other.resolve(name);
      if (name.matches(".*\\.(log|sst)|MANIFEST.*|watermark") && Files.exists(theirs)) {
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

  @Test
  void a_missing_file_is_named() throws IOException {
    for (Path file : files(whole)) {
      String name = file.getFileName().toString();
      if (name.matches(".*\\.(log|sst)|MANIFEST.*|CURRENT|watermark")) {
        Path without = copy();
        Files.delete(without.resolve(name));
        assertThatThrownBy(() -> found(without))
            .isInstanceOf(DataDamaged.class)
            .hasMessageContaining(without.toString())
            .hasMessageContaining(logs.contains(file) ? "is missing" : name + " is missing");
      }
    }
  }

  @Test
  void a_log_under_the_name_of_the_one_before_it_is_told() throws IOException {
    for (int i = 1; i < logs.size(); i++) {
      Path moved = copy();
      Files.move(
          moved.resolve(logs.get(i).getFileName()),
          moved.resolve(logs.get(i - 1).getFileName()),
          StandardCopyOption.REPLACE_EXISTING);
      assertThat(outcome(moved, logs.get(i) + " moved")).isEqualTo("told");
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
      Matcher table = BIT_OF_A_TABLE.matcher(what);
      if (table.matches()) {
        assertThat(told.getMessage()).as(what).doesNotContain("MANIFEST-");
        assertThat(told.getMessage()).contains("(at byte " + told.position() + ")");
        assertThat(told.position()).as(what).isLessThanOrEqualTo(Long.parseLong(table.group(1)));
      }
      return "told";
    } finally {
      ForcedFiles.delete(damaged);
    }
  }

  private static Map<String, String> found(Path in) {
    MapStore store = MapStore.open(in);
    try {
      Map<String, String> found = new TreeMap<>();
      MapCursor.along(store.map("map"), KeyRange.ALL, false)
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
    return KilledProcess.copyOf(whole);
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
    return files(whole, end);
  }

  private static List<Path> files(Path in, String end) throws IOException {
    return files(in).stream().filter(it -> it.toString().endsWith(end)).toList();
  }

  private static List<Path> files(Path in) throws IOException {
    try (Stream<Path> files = Files.list(in)) {
      return files.sorted().toList();
    }
  }
}
