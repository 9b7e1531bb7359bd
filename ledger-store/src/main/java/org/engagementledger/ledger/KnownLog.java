package org.engagementledger.ledger;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this process knows of the log: its tip, which only moves forward, one commit at a time. */
final class KnownLog {
  private static final Logger LOG = LoggerFactory.getLogger(KnownLog.class);
  private static final int WINDOW = Commit.MAX_EVENTS;

  private final Commits commits;
  private final StreamHeads heads;
  private final Foothold foothold;
  private final List<Runnable> followers = new CopyOnWriteArrayList<>();
  private volatile Tip tip;

  KnownLog(Commits commits, StreamHeads heads, Foothold foothold, Tip tip) {
    this.commits = commits;
    this.heads = heads;
    this.foothold = foothold;
    this.tip = tip;
  }

  Tip tip() {
    return tip;
  }

  /** Calls back whenever the tip has moved, until the answered handle is closed. */
  Following follow(Runnable callback) {
    followers.add(callback);
    return () -> followers.remove(callback);
  }

  /** Takes note of a commit this process has written. */
  void wrote(Commit commit) {
    advance(commit, Tip.left(commit));
  }

  /** Reads what other processes have committed since; whoever reads first moves the tip. */
  Tip catchUp() {
    for (int window = 1; readOn(window); window = WINDOW) {}
    requireIntact();
    return tip;
  }

  /** Goes on if the log, when it was last looked, held what this process knows of it. */
  void requireIntact() {
    foothold.require(tip);
  }

  /** Whether only a process that is started again can go on with the log as it stands. */
  boolean isLost() {
    return foothold.isLost();
  }

  /** Has it looked at the log before anything else is done with it. */
  void doubt() {
    foothold.doubt();
  }

  /** Whether the log has grown; what stands beyond a gap is none of it until the gap is closed. */
  private boolean readOn(int window) {
    long next = tip.position() + 1;
    List<Commit> found = commits.startingIn(next, next + window - 1);
    for (Commit commit : found) {
      Tip before = tip;
      if (commit.first() == before.position() + 1) {
        advance(commit, before.after(commit));
      }
    }
    return tip.position() >= next;
  }

  private void advance(Commit commit, Tip left) {
    if (moved(commit, left)) {
      followers.forEach(KnownLog::call);
    }
  }

  /** What goes wrong with a follower must not reach who appended. */
  private static void call(Runnable follower) {
    try {
      follower.run();
    } catch (RuntimeException e) {
      LOG.warn("A follower failed when it was told that the log has grown", e);
    }
  }

  private synchronized boolean moved(Commit commit, Tip left) {
    if (commit.first() != tip.position() + 1) {
      return false;
    }
    heads.note(commit.keys());
    tip = left;
    return true;
  }
}
