package org.engagementledger.ledger.log;

import java.util.Optional;

/** Finds where the log ends by galloping over windows of positions, then halving. */
public final class LogEndSearch {
  /** Every window this long holds the start of a commit, unless the log ends before its end. */
  private static final int WINDOW = Commit.MAX_EVENTS;

  private final CommitStore commits;

  private LogEndSearch(CommitStore commits) {
    this.commits = commits;
  }

  /** The tip as the log itself has it. */
  public static LogHead of(CommitStore commits) {
    LogEndSearch end = new LogEndSearch(commits);
    return end.lastStart(0).isEmpty() ? LogHead.NOTHING : end.tip();
  }

  private LogHead tip() {
    long low = 0;
    long high = 1;
    while (lastStart(high).isPresent()) {
      low = high;
      high *= 2;
    }
    return tipIn(lastOccupied(low, high));
  }

  private long lastOccupied(long occupied, long empty) {
    if (empty - occupied <= 1) {
      return occupied;
    }
    long middle = occupied + (empty - occupied) / 2;
    return lastStart(middle).isPresent()
        ? lastOccupied(middle, empty)
        : lastOccupied(occupied, middle);
  }

  private LogHead tipIn(long window) {
    return lastStart(window)
        .flatMap(commits::startingAt)
        .map(LogHead::left)
        .orElseThrow(() -> new LedgerDamaged("The end of the log cannot be found"));
  }

  private Optional<Long> lastStart(long window) {
    return commits.lastStartIn(window * WINDOW + 1, (window + 1) * WINDOW);
  }
}
