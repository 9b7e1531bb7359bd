package org.engagementledger.embedded.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that wait for the disk, which is forced when it is let go. */
@Timeout(60)
class CommitLeaderTest {
  private static final int MANY = 40;

  private final CommitLeader leader = new CommitLeader();
  private final AtomicInteger written = new AtomicInteger();
  private final AtomicInteger forced = new AtomicInteger();
  private final AtomicInteger onDisk = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch disk = new CountDownLatch(1);
  private final List<Thread> clients = new ArrayList<>();

  @Test
  void one_forced_write_serves_all_that_wait_and_none_that_came_after_it_had_begun()
      throws InterruptedException {
    start(this::force);
    begun.await();
    for (int i = 1; i < MANY; i++) {
      start(this::force);
    }
    await().until(() -> clients.stream().allMatch(it -> it.getState() == Thread.State.WAITING));
    assertThat(onDisk).hasValue(0);

    disk.countDown();
    join();

    assertThat(onDisk).hasValue(MANY);
    assertThat(forced).as("one for the first, and one for all others").hasValue(2);
  }

  @Test
  void where_one_fails_the_next_leads() throws InterruptedException {
    AtomicInteger refused = new AtomicInteger();
    start(
        () -> {
          force();
          refused.incrementAndGet();
          throw new IllegalStateException("refused");
        });
    begun.await();
    start(this::force);
    disk.countDown();
    join();

    assertThat(refused).hasValue(1);
    assertThat(onDisk).hasValue(2);
  }

  private void start(Runnable force) {
    clients.add(
        Thread.ofPlatform()
            .start(
                () -> {
                  int mine = written.incrementAndGet();
                  while (leader.leads(() -> onDisk.get() < mine)) {
                    try {
                      force.run();
                    } catch (IllegalStateException refused) {
                      return;
                    } finally {
                      leader.end();
                    }
                  }
                }));
  }

  private void force() {
    int reaches = written.get();
    forced.incrementAndGet();
    begun.countDown();
    try {
      disk.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    onDisk.set(reaches);
  }

  private void join() throws InterruptedException {
    for (Thread client : clients) {
      client.join();
    }
  }
}
