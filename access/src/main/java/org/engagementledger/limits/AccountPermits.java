package org.engagementledger.limits;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Permits of which each account gets a share. An account that holds none leaves no trace, so that
 * nothing grows with the number of accounts.
 */
final class AccountPermits {
  /**
   * A few requests wait for each one that is answered; more of them would only be refused later.
   */
  private static final int WAITING_PER_PERMIT = 4;

  private final int perAccount;
  private final int total;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition released = lock.newCondition();
  private final Map<String, Integer> held = new HashMap<>();
  private final Map<String, Integer> waiting = new HashMap<>();
  private int allHeld;

  AccountPermits(int perAccount, int total) {
    this.perAccount = perAccount;
    this.total = total;
  }

  /** Takes a permit, and waits for it if need be; false if there is none in that time. */
  boolean acquire(String account, Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (!isFree(account) && !awaitFree(account, patience)) {
        return false;
      }
      add(held, account, 1);
      allHeld++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  void release(String account) {
    lock.lock();
    try {
      add(held, account, -1);
      allHeld--;
      released.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many accounts hold a permit or wait for one. */
  int accounts() {
    lock.lock();
    try {
      return held.size() + waiting.size();
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitFree(String account, Duration patience) throws InterruptedException {
    if (waiting.getOrDefault(account, 0) >= perAccount * WAITING_PER_PERMIT) {
      return false;
    }
    add(waiting, account, 1);
    try {
      long left = patience.toNanos();
      while (!isFree(account) && left > 0) {
        left = released.awaitNanos(left);
      }
      return isFree(account);
    } finally {
      add(waiting, account, -1);
    }
  }

  private boolean isFree(String account) {
    return allHeld < total && held.getOrDefault(account, 0) < perAccount;
  }

  private static void add(Map<String, Integer> counts, String account, int more) {
    counts.merge(account, more, (one, other) -> one + other == 0 ? null : one + other);
  }
}
