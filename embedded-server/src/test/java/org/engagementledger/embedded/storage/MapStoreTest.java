package org.engagementledger.embedded.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.engagementledger.embedded.encoding.KeyRange;
import org.engagementledger.embedded.files.DurabilityLost;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A kill is a copy of the files as they are. */
@Timeout(60)
class MapStoreTest {
  private static final int SEED = 5;
  private static final int MANY = 3_000;

  @TempDir Path parent;
  private Path folder = Path.of("");
  private MapStore store;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectory(parent.resolve("store"));
    MapStore.create(folder);
    store = MapStore.open(folder);
  }

  @AfterEach
  void close() {
    store.abandon();
  }

  @Test
  void what_was_answered_outlives_a_kill() {
    put("a", "1");
    put("b", "2");
    command(() -> map().remove(bytes("a")));

    killAndOpen();

    assertThat(get("a")).isNull();
    assertThat(get("b")).isEqualTo("2");
  }

  @Test
  void what_need_not_be_on_disk_is_there_with_what_has_to_be() {
    quickly(() -> map().put(bytes("a"), bytes("1")));
    assertThat(get("a")).isEqualTo("1");
    put("b", "2");

    killAndOpen();

    assertThat(get("a")).isEqualTo("1");
  }

  @Test
  void a_read_shows_nothing_that_is_not_on_disk() {
    quickly(() -> map().put(bytes("a"), bytes("1")));

    assertThat(store.durably(() -> get("a"))).isEqualTo("1");
    killAndOpen();

    assertThat(get("a")).isEqualTo("1");
  }

  @Test
  void nobody_sees_half_of_a_command() throws Exception {
    CountDownLatch changed = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (ExecutorService clients = Executors.newCachedThreadPool()) {
      Future<?> command =
          clients.submit(
              () ->
                  quickly(
                      () -> {
                        map().put(bytes("a"), bytes("1"));
                        assertThat(get("a")).as("seen by itself").isEqualTo("1");
                        changed.countDown();
                        awaitQuietly(goOn);
                      }));
      changed.await();
      assertThat(get("a")).isNull();
      goOn.countDown();
      command.get();
    }
    assertThat(get("a")).isEqualTo("1");
  }

  @Test
  void what_breaks_off_or_is_refused_has_changed_nothing_and_work_goes_on() {
    put("a", "1");
    for (RuntimeException failure :
        List.of(new IllegalStateException("broken"), new MongoServerError(1, "refused"))) {
      assertThatThrownBy(
              () ->
                  command(
                      () -> {
                        map().put(bytes("a"), bytes("2"));
                        throw failure;
                      }))
          .isSameAs(failure);
      assertThat(get("a")).isEqualTo("1");
    }
    put("b", "2");

    killAndOpen();

    assertThat(get("a")).isEqualTo("1");
    assertThat(get("b")).isEqualTo("2");
  }

  @Test
  void a_change_of_collections_that_breaks_off_ends_all_work() {
    assertThatThrownBy(
            () ->
                store.writeAlone(
                    () -> {
                      map().put(bytes("a"), bytes("1"));
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOfAny(DurabilityLost.class, IllegalStateException.class);
    assertThatThrownBy(() -> put("b", "1")).isInstanceOf(DurabilityLost.class);
    assertThatThrownBy(() -> store.durably(() -> get("a"))).isInstanceOf(DurabilityLost.class);
  }

  @Test
  void commands_of_one_collection_do_not_meet_and_all_are_kept() throws Exception {
    put("n", "0");
    try (ExecutorService clients = Executors.newCachedThreadPool()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        all.add(
            clients.submit(
                () ->
                    command(
                        () -> {
                          int n = Integer.parseInt(String.valueOf(get("n")));
                          map().put(bytes("n"), bytes(Integer.toString(n + 1)));
                        })));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(get("n")).isEqualTo("400");
    killAndOpen();
    assertThat(get("n")).isEqualTo("400");
  }

  @Test
  void entries_are_walked_both_ways_with_what_a_command_has_changed() {
    for (String key : List.of("b", "d", "f")) {
      put(key, key);
    }
    command(
        () -> {
          map().put(bytes("c"), bytes("c"));
          map().remove(bytes("d"));
          map().put(bytes("g"), bytes("g"));
          assertThat(keys(false)).containsExactly("b", "c", "f", "g");
          assertThat(keys(true)).containsExactly("g", "f", "c", "b");
          KeyRange some = new KeyRange(bytes("c"), bytes("g"), false);
          assertThat(MapCursor.along(map(), some, true).map(it -> text(it.key())))
              .containsExactly("f", "c");
        });
    assertThat(keys(true)).containsExactly("g", "f", "c", "b");
    assertThat(map().count(KeyRange.ALL, 10)).isEqualTo(4);
  }

  @Test
  void a_dropped_map_does_not_come_back_and_its_room_does() {
    byte[] noise = new byte[4096];
    Random random = new Random(SEED);
    for (int i = 0; i < MANY; i++) {
      int n = i;
      random.nextBytes(noise);
      quickly(() -> store.map("large").put(bytes("n" + n), noise));
    }
    put("a", "1");
    store.close();
    store = MapStore.open(folder);
    long full = store.size();
    assertThat(full).isGreaterThan(MANY * 4096L);

    store.writeAlone(
        () -> {
          store.drop("large");
          return true;
        });
    assertThat(store.map("large").isEmpty()).isTrue();
    await().untilAsserted(() -> assertThat(store.size()).isLessThan(full / 4));

    killAndOpen();

    assertThat(store.names()).containsExactly("map");
    assertThat(get("a")).isEqualTo("1");
  }

  @Test
  void what_is_replaced_many_times_takes_the_room_of_a_few() {
    byte[] noise = new byte[4096];
    Random random = new Random(SEED);
    for (int i = 0; i < 4 * MANY; i++) {
      int n = i % 200;
      random.nextBytes(noise);
      quickly(() -> map().put(bytes("n" + n), noise));
    }
    await().untilAsserted(() -> assertThat(store.size()).isLessThan(4 * MANY * 4096L / 2));
    store.close();
    store = MapStore.open(folder);

    assertThat(store.size()).isLessThan(10 * 200 * 4096L);
  }

  @Test
  void what_was_put_into_an_index_that_was_never_finished_is_found_by_nobody() {
    put("a", "1");
    assertThatThrownBy(
            () ->
                store.writeAlone(
                    () -> {
                      store.index("index").put(bytes("k"), bytes("a"));
                      throw new MongoServerError(1, "refused");
                    }))
        .isInstanceOf(MongoServerError.class);
    assertThat(store.index("index").isEmpty()).isTrue();

    killAndOpen();

    assertThat(store.names()).containsExactly("map");
    assertThat(store.index("index").isEmpty()).isTrue();
    store.writeAlone(
        () -> {
          store.index("index").put(bytes("k"), bytes("a"));
          return true;
        });
    killAndOpen();
    assertThat(store.index("index").get(bytes("k"))).isEqualTo(bytes("a"));
  }

  @Test
  void a_new_store_of_another_folder_is_another() throws IOException {
    Path other = Files.createDirectory(parent.resolve("other"));
    MapStore.create(other);

    assertThatThrownBy(() -> MapStore.create(other)).hasMessageContaining("exists");
  }

  private List<String> keys(boolean backwards) {
    return MapCursor.along(map(), KeyRange.ALL, backwards).map(it -> text(it.key())).toList();
  }

  private StoredMap map() {
    return store.map("map");
  }

  private void put(String key, String value) {
    command(() -> map().put(bytes(key), bytes(value)));
  }

  private void command(Runnable work) {
    boolean unused = store.durably(() -> store.write(map(), () -> done(work)));
  }

  private void quickly(Runnable work) {
    boolean unused = store.write(map(), () -> done(work));
  }

  private static boolean done(Runnable work) {
    work.run();
    return true;
  }

  private @Nullable String get(String key) {
    byte @Nullable [] found = map().get(bytes(key));
    return found == null ? null : text(found);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private void killAndOpen() {
    Path killed = KilledProcess.copyOf(folder);
    store.abandon();
    folder = killed;
    store = MapStore.open(folder);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
