package org.engagementledger.ledger;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells followers that the log has grown: at once for what this process appends, and by one poller
 * for all followers where other processes do. The poller rests while nobody follows.
 */
final class Tail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
  private static final Duration SHORTEST = Duration.ofMillis(5);
  private static final Duration LONGEST = Duration.ofMillis(40);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final KnownLog log;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition advanced = lock.newCondition();
  private final Condition followed = lock.newCondition();
  private final Condition stopped = lock.newCondition();
  private final Thread poller;
  private int followers;
  private boolean closed;

  Tail(KnownLog log) {
    this.log = log;
    this.poller = Thread.ofPlatform().daemon().name("ledger-poller").unstarted(this::run);
  }

  void start() {
    log.follow(this::wake);
    poller.start();
  }

  /** Calls back whenever the log has grown, until the answered handle is closed. */
  Following follow(Runnable callback) {
    Following following = log.follow(callback);
    count(1);
    return () -> {
      following.close();
      count(-1);
    };
  }

  /** Waits until the log has reached this position; answers whether it has. */
  boolean await(long wanted, Duration atMost) {
    if (log.tip().position() >= wanted || isIdle() && log.catchUp().position() >= wanted) {
      return true;
    }
    count(1);
    try {
      return awaitGrowth(wanted, atMost.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      count(-1);
    }
  }

  private boolean awaitGrowth(long wanted, long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (log.tip().position() < wanted && left > 0 && !closed) {
        left = advanced.awaitNanos(left);
      }
      return log.tip().position() >= wanted;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      followed.signalAll();
      stopped.signalAll();
      advanced.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    lock.lock();
    try {
      advanced.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void count(int more) {
    lock.lock();
    try {
      followers += more;
      followed.signal();
    } finally {
      lock.unlock();
    }
  }

  private boolean isIdle() {
    lock.lock();
    try {
      return followers == 0;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      Duration pause = SHORTEST;
      while (isFollowed()) {
        pause = pollAfter(pause);
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread but to end it.
    }
  }

  private boolean isFollowed() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (followers == 0 && !closed) {
        followed.await();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Polls once, and answers how long to wait before the next time. */
  private Duration pollAfter(Duration pause) throws InterruptedException {
    long before = log.tip().position();
    if (isStoppedWithin(pause)) {
      return pause;
    }
    try {
      boolean grew = log.catchUp().position() > before;
      return grew ? SHORTEST : shorter(pause.multipliedBy(2), LONGEST);
    } catch (RuntimeException e) {
      LOG.warn("Cannot look for new commits, trying again in {}", AFTER_FAILURE, e);
      return AFTER_FAILURE;
    }
  }

  private boolean isStoppedWithin(Duration pause) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = pause.toNanos();
      while (left > 0 && !closed) {
        left = stopped.awaitNanos(left);
      }
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
