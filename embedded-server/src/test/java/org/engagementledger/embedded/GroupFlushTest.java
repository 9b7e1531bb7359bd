package org.engagementledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupFlushTest {

  private final AtomicInteger memory = new AtomicInteger();
  private final AtomicInteger disk = new AtomicInteger();
  private final AtomicInteger flushes = new AtomicInteger();
  private final DiskSpace space = new DiskSpace(Path.of(""));
  private final GroupFlush flush = new GroupFlush(this::cut, space, () -> {});

  private Runnable cut() {
    int reached = memory.get();
    return () -> {
      flushes.incrementAndGet();
      disk.set(reached);
    };
  }

  @Test
  void a_write_is_on_disk_when_it_returns() {
    assertThat(flush.write(memory::incrementAndGet)).isEqualTo(1);

    assertThat(disk).hasValue(1);
  }

  @Test
  void a_write_that_is_refused_waits_too_as_it_may_have_seen_another() {
    assertThatThrownBy(() -> flush.write(this::changeAndRefuse)).hasMessage("refused");

    assertThat(disk).hasValue(1);
  }

  @Test
  void a_quick_write_is_left_to_whoever_waits_next() {
    assertThat(flush.writeQuickly(memory::incrementAndGet)).isEqualTo(1);
    assertThat(disk).hasValue(0);

    assertThat(flush.read(memory::get)).isEqualTo(1);
    assertThat(disk).hasValue(1);
  }

  private int changeAndRefuse() {
    memory.incrementAndGet();
    throw new IllegalArgumentException("refused");
  }

  @Test
  void a_read_costs_no_flush_when_everything_is_on_disk() {
    flush.write(memory::incrementAndGet);

    assertThat(flush.read(memory::get)).isEqualTo(1);
    assertThat(flushes).hasValue(1);
  }

  @Test
  void a_read_shows_nothing_that_is_not_on_disk() throws Exception {
    CountDownLatch changed = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (ExecutorService clients = Executors.newCachedThreadPool()) {
      Future<Integer> write =
          clients.submit(() -> flush.write(() -> changeThenWait(changed, goOn)));
      changed.await();
      Future<Integer> onDiskAfterRead = clients.submit(this::readThenLookAtDisk);
      Thread.sleep(50);
      assertThat(onDiskAfterRead).isNotDone();
      goOn.countDown();
      assertThat(onDiskAfterRead.get()).isEqualTo(1);
      assertThat(write.get()).isEqualTo(1);
    }
  }

  private int changeThenWait(CountDownLatch changed, CountDownLatch goOn) {
    memory.incrementAndGet();
    changed.countDown();
    awaitQuietly(goOn);
    return 1;
  }

  private int readThenLookAtDisk() {
    assertThat(flush.<Integer>read(memory::get)).isEqualTo(1);
    return disk.get();
  }

  @Test
  void one_flush_serves_all_that_wait() throws Exception {
    CountDownLatch firstFlush = new CountDownLatch(1);
    GroupFlush slow = new GroupFlush(() -> countAfter(firstFlush), space, () -> {});
    try (ExecutorService clients = Executors.newCachedThreadPool()) {
      List<Future<Integer>> writes = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        writes.add(clients.submit(() -> slow.write(memory::incrementAndGet)));
      }
      while (memory.get() < 20) {
        Thread.onSpinWait();
      }
      firstFlush.countDown();
      for (Future<Integer> write : writes) {
        write.get();
      }
    }
    assertThat(flushes.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void a_flush_under_way_does_not_serve_who_comes_later() throws Exception {
    CountDownLatch underWay = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    GroupFlush slow = new GroupFlush(() -> cutAndWait(underWay, goOn), space, () -> {});
    try (ExecutorService clients = Executors.newCachedThreadPool()) {
      Future<Integer> first = clients.submit(() -> slow.write(memory::incrementAndGet));
      underWay.await();
      Future<Integer> onDiskAfterSecond = clients.submit(() -> writeThenLookAtDisk(slow));
      while (memory.get() < 2) {
        Thread.onSpinWait();
      }
      goOn.countDown();
      assertThat(onDiskAfterSecond.get()).isEqualTo(2);
      assertThat(first.get()).isEqualTo(1);
    }
  }

  private Runnable cutAndWait(CountDownLatch underWay, CountDownLatch goOn) {
    int reached = memory.get();
    return () -> {
      underWay.countDown();
      awaitQuietly(goOn);
      disk.set(reached);
    };
  }

  private int writeThenLookAtDisk(GroupFlush slow) {
    assertThat(slow.<Integer>write(memory::incrementAndGet)).isEqualTo(2);
    return disk.get();
  }

  private Runnable countAfter(CountDownLatch release) {
    return () -> {
      awaitQuietly(release);
      flushes.incrementAndGet();
    };
  }

  @Test
  void a_write_alone_meets_no_other() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    List<Future<Integer>> alone = new ArrayList<>();
    try (ExecutorService clients = Executors.newCachedThreadPool()) {
      for (int i = 0; i < 200; i++) {
        clients.execute(() -> flush.write(() -> comeAndGo(inside)));
        alone.add(clients.submit(() -> flush.writeAlone(inside::get, this::cut, () -> {})));
      }
    }
    for (Future<Integer> others : alone) {
      assertThat(others.get()).isZero();
    }
  }

  private static int comeAndGo(AtomicInteger inside) {
    inside.incrementAndGet();
    LockSupport.parkNanos(20_000);
    return inside.decrementAndGet();
  }

  @Test
  void nothing_is_answered_after_the_disk_has_refused() {
    GroupFlush full = new GroupFlush(() -> GroupFlushTest::refuse, space, () -> {});

    assertThatThrownBy(() -> full.write(memory::incrementAndGet))
        .isInstanceOf(NotDurable.class)
        .hasMessageContaining("No space left on device");
    assertThatThrownBy(() -> full.read(memory::get)).isInstanceOf(NotDurable.class);
    assertThatThrownBy(() -> full.writeAlone(memory::get, this::cut, () -> {}))
        .isInstanceOf(NotDurable.class);
    assertThat(disk).hasValue(0);
  }

  private static void refuse() {
    throw new UncheckedIOException(new IOException("No space left on device"));
  }

  @Test
  void half_of_a_write_never_reaches_the_disk() {
    assertThatThrownBy(() -> flush.write(this::breakOff)).isInstanceOf(NotDurable.class);

    assertThat(disk).hasValue(0);
    assertThatThrownBy(() -> flush.write(() -> 1)).isInstanceOf(NotDurable.class);
  }

  @Test
  void half_of_a_write_is_not_taken_along_by_a_flush_that_waited_for_it() throws Exception {
    CountDownLatch changed = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (ExecutorService clients = Executors.newCachedThreadPool()) {
      Future<Integer> write = clients.submit(() -> flush.write(() -> breakOff(changed, goOn)));
      changed.await();
      FutureTask<Integer> read = new FutureTask<>(() -> flush.read(memory::get));
      Thread reader = Thread.ofPlatform().start(read);
      while (reader.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      goOn.countDown();
      assertThatThrownBy(write::get).hasCauseInstanceOf(NotDurable.class);
      assertThatThrownBy(read::get).hasCauseInstanceOf(NotDurable.class);
    }
    assertThat(disk).hasValue(0);
  }

  private int breakOff(CountDownLatch changed, CountDownLatch goOn) {
    changed.countDown();
    awaitQuietly(goOn);
    return breakOff();
  }

  private int breakOff() {
    memory.incrementAndGet();
    flush.fail(new IllegalStateException("broke off"));
    return 1;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
