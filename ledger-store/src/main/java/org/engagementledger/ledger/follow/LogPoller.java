package org.engagementledger.ledger.follow;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for commits of other processes: at once when told that there may be some, and by itself the
 * more often the less it is told. It rests while nobody follows.
 */
final class LogPoller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogPoller.class);
  private static final Duration SHORTEST = Duration.ofMillis(5);
  private static final Duration LONGEST = Duration.ofMillis(20);
  private static final Duration LONGEST_WHEN_TOLD = Duration.ofSeconds(1);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final LogView log;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int followers;
  private boolean due;
  private boolean told;
  private volatile boolean closed;

  LogPoller(LogView log) {
    this.log = log;
    this.thread = Thread.ofPlatform().daemon().name("ledger-poller").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** One more, or one less, who wants to know how the log grows. */
  void count(int more) {
    change(() -> followers += more);
  }

  boolean isIdle() {
    lock.lock();
    try {
      return followers == 0;
    } finally {
      lock.unlock();
    }
  }

  /** Something may have been committed. */
  void look() {
    change(() -> due = true);
  }

  /** Whether somebody says from now on when to look; what came before is looked for now. */
  void beTold(boolean now) {
    change(
        () -> {
          told = now;
          due = true;
        });
  }

  /** Waits until somebody follows; false if there will be nobody any more. */
  boolean awaitFollower() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (followers == 0 && !closed) {
        changed.await();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    change(() -> closed = true);
  }

  private void run() {
    try {
      Duration pause = SHORTEST;
      while (awaitFollower()) {
        pause = pollAfter(pause);
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread but to end it.
    }
  }

  /** Polls once, and answers how long to wait before the next time. */
  private Duration pollAfter(Duration pause) throws InterruptedException {
    long before = log.tip().position();
    Duration longest = awaitTurn(pause);
    try {
      boolean grew = log.catchUp().position() > before;
      return grew ? SHORTEST : shorter(pause.multipliedBy(2), longest);
    } catch (RuntimeException e) {
      if (!closed) {
        LOG.warn("Cannot look for new commits, trying again in {}", AFTER_FAILURE, e);
      }
      return AFTER_FAILURE;
    }
  }

  /** Waits as long, unless it is time before; answers how long the next pause may be. */
  private Duration awaitTurn(Duration pause) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = pause.toNanos();
      while (left > 0 && !due && !closed) {
        left = changed.awaitNanos(left);
      }
      due = false;
      return told ? LONGEST_WHEN_TOLD : LONGEST;
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
