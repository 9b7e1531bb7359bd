package org.engagementledger.ledger.follow;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.engagementledger.ledger.log.CommitStore;

/**
 * Tells followers that the log has grown: at once for what this process appends, and by one poller
 * for all followers where other processes do, which the server wakes if it can.
 */
public final class LogTail implements AutoCloseable {
  private final LogView log;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition advanced = lock.newCondition();
  private final LogPoller poller;
  private final ChangeStreamListener watch;
  private boolean closed;

  public LogTail(LogView log, CommitStore commits) {
    this.log = log;
    this.poller = new LogPoller(log);
    this.watch = new ChangeStreamListener(commits::insertions, poller);
  }

  public void start() {
    log.follow(this::wake);
    poller.start();
    watch.start();
  }

  /** Calls back whenever the log has grown, until the answered handle is closed. */
  public LogSubscription follow(Runnable callback) {
    LogSubscription following = log.follow(callback);
    poller.count(1);
    return () -> {
      following.close();
      poller.count(-1);
    };
  }

  /** Waits until the log has reached this position; answers whether it has. */
  public boolean await(long wanted, Duration atMost) {
    if (log.tip().position() >= wanted || poller.isIdle() && log.catchUp().position() >= wanted) {
      return true;
    }
    poller.count(1);
    try {
      return awaitGrowth(wanted, atMost.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      poller.count(-1);
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
    watch.close();
    poller.close();
    lock.lock();
    try {
      closed = true;
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
}
