package org.engagementledger.embedded.storage;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Of those who wait for the disk one forces it for all; who comes meanwhile waits for the next. */
final class CommitLeader {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition over = lock.newCondition();
  private boolean isTaken;

  /** Whether this thread leads now; not if it has waited for another that did it for both. */
  boolean leads(BooleanSupplier waits) {
    lock.lock();
    try {
      while (isTaken && waits.getAsBoolean()) {
        over.awaitUninterruptibly();
      }
      boolean leads = waits.getAsBoolean();
      isTaken |= leads;
      return leads;
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      isTaken = false;
      over.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
