package org.engagementledger.ledger.follow;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.engagementledger.ledger.log.Commit;
import org.engagementledger.ledger.log.CommitStore;
import org.engagementledger.ledger.log.LogHead;
import org.engagementledger.ledger.read.StreamHeads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this process knows of the log: its tip, which only moves forward, one commit at a time. */
public final class LogView {
  private static final Logger LOG = LoggerFactory.getLogger(LogView.class);
  private static final int WINDOW = Commit.MAX_EVENTS;

  private final CommitStore commits;
  private final StreamHeads heads;
  private final RollbackDetector foothold;
  private final List<Runnable> followers = new CopyOnWriteArrayList<>();
  private volatile LogHead tip;

  public LogView(CommitStore commits, StreamHeads heads, RollbackDetector foothold, LogHead tip) {
    this.commits = commits;
    this.heads = heads;
    this.foothold = foothold;
    this.tip = tip;
  }

  public LogHead tip() {
    return tip;
  }

  /** Calls back whenever the tip has moved, until the answered handle is closed. */
  LogSubscription follow(Runnable callback) {
    followers.add(callback);
    return () -> followers.remove(callback);
  }

  /** Takes note of a commit this process has written. */
  public void wrote(Commit commit) {
    advance(commit, LogHead.left(commit));
  }

  /** Reads what other processes have committed since; whoever reads first moves the tip. */
  public LogHead catchUp() {
    for (int window = 1; readOn(window); window = WINDOW) {}
    requireIntact();
    return tip;
  }

  /** Goes on if the log, when it was last looked, held what this process knows of it. */
  public void requireIntact() {
    foothold.require(tip);
  }

  /** Whether only a process that is started again can go on with the log as it stands. */
  public boolean isLost() {
    return foothold.isLost();
  }

  /** Has it looked at the log before anything else is done with it. */
  public void doubt() {
    foothold.doubt();
  }

  /** Whether the log has grown; what stands beyond a gap is none of it until the gap is closed. */
  private boolean readOn(int window) {
    long next = tip.position() + 1;
    List<Commit> found = commits.startingIn(next, next + window - 1);
    for (Commit commit : found) {
      LogHead before = tip;
      if (commit.first() == before.position() + 1) {
        advance(commit, before.after(commit));
      }
    }
    return tip.position() >= next;
  }

  private void advance(Commit commit, LogHead left) {
    if (moved(commit, left)) {
      followers.forEach(LogView::call);
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

  private synchronized boolean moved(Commit commit, LogHead left) {
    if (commit.first() != tip.position() + 1) {
      return false;
    }
    heads.note(commit.keys());
    tip = left;
    return true;
  }
}
