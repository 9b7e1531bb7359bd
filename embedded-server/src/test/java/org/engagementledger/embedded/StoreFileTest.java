package org.engagementledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
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

  /** A store with something written, which the threads beside us have done. */
  private StoreFile open() {
    StoreFile file = StoreFile.open(folder.resolve("store.mv"));
    var unused = file.store().openMap("map").put("a", "b");
    file.store().commit();
    return file;
  }
}
