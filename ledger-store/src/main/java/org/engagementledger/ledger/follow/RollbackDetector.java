package org.engagementledger.ledger.follow;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.engagementledger.ledger.log.Commit;
import org.engagementledger.ledger.log.CommitStore;
import org.engagementledger.ledger.log.LedgerDamaged;
import org.engagementledger.ledger.log.LogHead;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when the log was put back to an older state under a process that knows a newer one. The
 * next position is free then, so that writing there would succeed, and leave a gap for ever.
 *
 * <p>It looks whether the last commit it knows of is still there: every second, and after every
 * failure, since nobody puts a log back without either. While nothing is there it waits, since a
 * server that has just become the primary may see its last commits late. Once another commit is
 * there, everything that this process remembers is of another log, and it has to be started again.
 */
public final class RollbackDetector {
  private static final Logger LOG = LoggerFactory.getLogger(RollbackDetector.class);
  private static final Duration OFTEN = Duration.ofSeconds(1);

  /** How often the first look is repeated before anybody is told. */
  private static final int LOOKS = 16;

  /** An election is over within seconds; what is still missing then does not come back. */
  private static final Duration LONG = Duration.ofMinutes(1);

  /** What stands where the last known commit ended. */
  private enum Found {
    SAME,
    OTHER,
    NOTHING
  }

  /** Since when nothing was found there, and when that was seen last. */
  private record Missing(long since, long seen, CommitNotVisible reason) {}

  private final CommitStore commits;
  private final LongSupplier nanos;
  private final Supplier<Backoff> pauses;
  private volatile long looked;
  private volatile boolean doubted;
  private volatile @Nullable Missing missing;
  private volatile @Nullable LedgerDamaged gone;

  /**
   * A foothold in this log.
   *
   * @param nanos the time that passes, which nobody sets
   */
  public RollbackDetector(CommitStore commits, LongSupplier nanos, Supplier<Backoff> pauses) {
    this.commits = commits;
    this.nanos = nanos;
    this.pauses = pauses;
    this.looked = nanos.getAsLong();
  }

  /** Something failed, so the next time it will be looked. */
  void doubt() {
    doubted = true;
  }

  /**
   * Goes on if the log still holds what it held.
   *
   * @throws LedgerDamaged if it holds something else there, now and from then on
   * @throws CommitNotVisible if it holds nothing there at present
   */
  void require(LogHead tip) {
    LedgerDamaged noted = gone;
    if (noted != null) {
      throw noted;
    }
    if (doubted || missing != null || isDue()) {
      look(tip);
    }
  }

  /** Whether only a process that is started again can go on with the log as it stands. */
  boolean isLost() {
    Missing now = missing;
    return gone != null || now != null && now.seen() - now.since() >= LONG.toNanos();
  }

  private boolean isDue() {
    return Math.abs(nanos.getAsLong() - looked) >= OFTEN.toNanos();
  }

  private void look(LogHead tip) {
    switch (find(tip)) {
      case SAME -> found(tip);
      case OTHER -> throw lost(tip);
      case NOTHING -> throw missed(tip);
    }
    looked = nanos.getAsLong();
  }

  private void found(LogHead tip) {
    if (missing != null) {
      LOG.info("Position {} of the log is visible again", tip.position());
    }
    missing = null;
  }

  private LedgerDamaged lost(LogHead tip) {
    LedgerDamaged noted = LedgerDamaged.putBack(tip.position());
    LOG.error("{}", noted.getMessage());
    gone = noted;
    return noted;
  }

  private synchronized CommitNotVisible missed(LogHead tip) {
    Missing before = missing;
    long now = nanos.getAsLong();
    if (before != null) {
      missing = new Missing(before.since(), now, before.reason());
      return before.reason();
    }
    CommitNotVisible reason = new CommitNotVisible(tip.position());
    LOG.warn("{}", reason.getMessage());
    missing = new Missing(now, now, reason);
    return reason;
  }

  private Found find(LogHead tip) {
    doubted = false;
    try {
      return findPatiently(tip);
    } catch (MongoException unknown) {
      doubted = true;
      throw unknown;
    }
  }

  /** Patient the first time; while something is known to be missing, everybody looks once. */
  private Found findPatiently(LogHead tip) {
    Backoff pause = pauses.get();
    Found found = findNow(tip);
    for (int look = 1; found == Found.NOTHING && missing == null && look < LOOKS; look++) {
      pause(pause);
      found = findNow(tip);
    }
    return found;
  }

  private Found findNow(LogHead tip) {
    if (tip.position() == 0) {
      return Found.SAME;
    }
    Optional<Commit> last =
        commits
            .lastStartIn(tip.position() - Commit.MAX_EVENTS + 1, tip.position())
            .flatMap(commits::startingAt);
    if (last.isEmpty() || last.get().next() <= tip.position()) {
      return Found.NOTHING;
    }
    return LogHead.left(last.get()).frontier().equals(tip.frontier()) ? Found.SAME : Found.OTHER;
  }

  private static void pause(Backoff pause) {
    try {
      pause.pause();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new MongoInterruptedException("Interrupted while looking at the log", interrupted);
    }
  }
}
