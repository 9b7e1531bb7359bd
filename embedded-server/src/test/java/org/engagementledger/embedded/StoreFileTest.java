package org.engagementledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.h2.mvstore.WriteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFileTest {
  @TempDir Path folder;

  /** It would take half of a write along, if once in a month one was under way just then. */
  @Test
  void no_thread_of_the_store_writes_without_being_asked() throws InterruptedException {
    StoreFile file = open();
    Thread.sleep(Duration.ofMillis(50));

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(it -> it.startsWith("MVStore background writer"))
        .contains("H2-serialization");
    file.close();
  }

  @Test
  void closing_ends_the_threads_that_write_beside_us() throws InterruptedException {
    Set<Thread> others = Thread.getAllStackTraces().keySet();
    StoreFile file = open();
    Set<Thread> writing = new HashSet<>(Thread.getAllStackTraces().keySet());
    writing.removeAll(others);
    writing.removeIf(it -> !it.getName().startsWith("H2-"));
    assertThat(writing).isNotEmpty();

    file.close();

    for (Thread thread : writing) {
      assertThat(thread.join(Duration.ofSeconds(10))).as(thread.getName()).isTrue();
    }
  }

  @Test
  void a_writing_gets_as_much_room_as_one_before_it_took() {
    StoreFile file = open();
    int much = 8 << 20;
    file.sync(much);
    assertThat(roomIn(file)).isEqualTo(much);
    file.sync(much / 2);
    assertThat(roomIn(file)).isEqualTo(much);

    file.store().getFileStore().getWriteBuffer().put(new byte[2 * much]);
    file.sync(2 * much);

    assertThat(roomIn(file)).isEqualTo(2 * much);
    file.close();
  }

  private static int roomIn(StoreFile file) {
    WriteBuffer next = file.store().getFileStore().getWriteBuffer();
    file.sync(0);
    return next.capacity();
  }

  /** A store with something written, which the threads beside us have done. */
  private StoreFile open() {
    StoreFile file = StoreFile.open(folder.resolve("store.mv"), new DiskSpace(folder));
    var unused = file.store().openMap("map").put("a", "b");
    file.store().commit();
    return file;
  }
}
