package org.engagementledger.embedded;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kill is a store that is abandoned; a power failure in the middle of a write, a cut log. */
class StoreTest {

  private static final int BEFORE_RECORD = 0;
  private static final int IN_HEADER = 6;
  private static final int IN_CHANGES = 20;
  private static final int SEED = 5;
  private static final int ENTRIES = 50_000;
  private static final int PAGE = 4096;
  private static final int PAGES = 12_000;
  private static final String LONG_TEXT = "x".repeat(100);

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(folder);
  }

  @Test
  void what_was_flushed_outlives_a_kill() {
    put("a", 1L);
    put("b", 2L);
    remove("a");

    killAndOpen();

    assertThat(get("a")).isNull();
    assertThat(get("b")).isEqualTo(2L);
  }

  @Test
  void what_was_not_flushed_is_gone_after_a_kill() {
    put("a", 1L);
    map().put("b", 2L);

    killAndOpen();

    assertThat(get("a")).isEqualTo(1L);
    assertThat(get("b")).isNull();
  }

  @Test
  void a_checkpoint_starts_a_new_log_and_the_old_one_goes() throws IOException {
    put("a", 1L);
    store.checkpoint().run();
    put("b", 2L);
    assertThat(logs()).hasSize(1);

    killAndOpen();

    assertThat(List.of(get("a"), get("b"))).containsExactly(1L, 2L);
  }

  @Test
  void a_checkpoint_that_was_not_finished_loses_nothing() {
    put("a", 1L);
    store.checkpoint();
    put("a", 2L);

    killAndOpen();

    assertThat(get("a")).isEqualTo(2L);
  }

  @Test
  void a_removed_map_does_not_come_back() {
    put("a", 1L);
    store.removeMap("map");
    store.checkpoint().run();

    killAndOpen();

    assertThat(store.mapNames()).doesNotContain("map");
  }

  @Test
  void to_drop_a_map_the_places_of_its_pages_are_read_once() {
    String page = "x".repeat(PAGE);
    for (int i = 0; i < PAGES; i++) {
      map().put("n" + i, i + page);
    }
    store.checkpoint().run();
    long before = store.reads();

    store.removeMap("map");
    store.checkpoint().run();

    assertThat(store.reads() - before).isLessThan(PAGES / 10);
  }

  @Test
  void the_file_stays_in_proportion_to_what_it_holds_and_holds_all_of_it() {
    Map<String, String> all = new HashMap<>();
    Random random = new Random(SEED);
    for (int i = 0; i < ENTRIES; i++) {
      all.put("n" + i, random.nextLong() + LONG_TEXT);
    }
    all.forEach(map()::put);
    store.checkpoint().run();
    long once = store.size();

    for (int round = 0; round < 400; round++) {
      for (int i = 0; i < 50; i++) {
        String key = "n" + random.nextInt(ENTRIES);
        all.put(key, random.nextLong() + LONG_TEXT);
        map().put(key, all.get(key));
      }
      store.checkpoint().run();
      all.put("n0", random.nextLong() + LONG_TEXT);
      put("n0", all.get("n0"));
      if (round % 40 == 0) {
        killAndOpen();
      }
    }

    assertThat(store.size()).isLessThan(5 * once);
    assertThat(all.equals(new HashMap<>(map()))).as("all of it is there").isTrue();
  }

  @Test
  void a_record_cut_short_ends_the_log() throws IOException {
    for (int cut : new int[] {BEFORE_RECORD, IN_HEADER, IN_CHANGES}) {
      put("a", 1L);
      long whole = lengthOfRecords();
      put("a", 2L);
      zeroFrom(whole + cut);

      killAndOpen();

      assertThat(get("a")).as("cut at %s", cut).isEqualTo(1L);
    }
  }

  @Test
  void a_damaged_record_before_whole_ones_is_not_passed_over() throws IOException {
    put("a", 1L);
    put("b", 2L);
    overwrite(IN_CHANGES, new byte[] {1, 2, 3});
    store.abandon();

    assertThatThrownBy(this::open).hasMessageContaining("is damaged");
  }

  @Test
  void a_missing_log_is_noticed() throws IOException {
    store.abandon();
    Files.delete(logs().getFirst());

    assertThatThrownBy(this::open).hasMessageContaining("is missing");
  }

  @Test
  void a_missing_store_file_is_noticed() throws IOException {
    put("a", 1L);
    store.checkpoint().run();
    store.abandon();
    Files.delete(folder.resolve("store.mv"));

    assertThatThrownBy(this::open).hasMessageContaining("store.mv is missing");
  }

  @Test
  void the_store_writes_itself_when_the_log_is_long() throws IOException {
    String megabyte = "x".repeat(1 << 20);
    for (int i = 0; i < 30; i++) {
      put("n" + i, megabyte);
    }
    await().until(() -> logs().size() == 1);
    assertThat(lengthOfRecords()).isLessThan(20 << 20);

    killAndOpen();

    assertThat(get("n0")).isEqualTo(megabyte);
    assertThat(get("n29")).isEqualTo(megabyte);
  }

  @Test
  void what_makes_the_store_write_itself_is_in_a_log_first(@TempDir Path kept) throws IOException {
    String megabyte = "x".repeat(1 << 20);
    List<Object> keys = IntStream.range(0, 30).<Object>mapToObj(i -> "n" + i).toList();
    for (Object key : keys) {
      Path log = Collections.max(logs());
      Path link = kept.resolve(log.getFileName());
      if (!Files.exists(link)) {
        Files.createLink(link, log);
      }
      map().put(key, megabyte);
      store.cut().run();
    }

    Set<Object> logged = new HashSet<>();
    try (Stream<Path> links = Files.list(kept)) {
      List<Path> all = links.toList();
      assertThat(all).hasSizeGreaterThan(1);
      for (Path link : all) {
        var unused = LogReading.read(link, null, change -> logged.add(change.key()));
      }
    }
    assertThat(logged).containsAll(keys);
  }

  @Test
  void rewriting_the_same_keys_does_not_make_the_file_grow_for_ever() throws IOException {
    for (int i = 0; i < 1_000; i++) {
      put("n" + i % 10, i + "x".repeat(50_000));
    }
    store.close();

    assertThat(Files.size(folder.resolve("store.mv"))).isLessThan(25 << 20);
  }

  private LoggedMap<Object, Object> map() {
    return store.map("map");
  }

  private void put(String key, Object value) {
    map().put(key, value);
    store.cut().run();
  }

  private void remove(String key) {
    map().remove(key);
    store.cut().run();
  }

  private @Nullable Object get(String key) {
    return map().get(key);
  }

  private void killAndOpen() {
    store.abandon();
    open();
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("changes-")).toList();
    }
  }

  private long lengthOfRecords() throws IOException {
    byte[] log = Files.readAllBytes(logs().getFirst());
    int end = log.length;
    while (end > 0 && log[end - 1] == 0) {
      end--;
    }
    return end;
  }

  private void zeroFrom(long position) throws IOException {
    overwrite(position, new byte[(int) (Files.size(logs().getFirst()) - position)]);
  }

  private void overwrite(long position, byte[] bytes) throws IOException {
    try (FileChannel log = FileChannel.open(logs().getFirst(), READ, WRITE)) {
      log.write(ByteBuffer.wrap(bytes), position);
    }
  }
}
