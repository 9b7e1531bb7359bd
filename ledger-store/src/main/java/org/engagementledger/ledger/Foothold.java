package org.engagementledger.ledger;

import com.mongodb.MongoInterruptedException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when the log was put back to an older state under a process that knows a newer one. The
 * next position is free then, so that writing there would succeed, and leave a gap for ever.
 *
 * <p>It looks whether the last commit it knows of is still there: every second, and after every
 * failure, since nobody puts a log back without either. Once it is gone, everything that this
 * process remembers is of another log, and it has to be started again.
 */
final class Foothold {
  private static final Logger LOG = LoggerFactory.getLogger(Foothold.class);
  private static final Duration OFTEN = Duration.ofSeconds(1);

  /** A server that has just become the primary may not see its last commits for some time. */
  private static final int LOOKS = 16;

  private final Commits commits;
  private final Clock clock;
  private final Supplier<Backoff> pauses;
  private volatile long looked;
  private volatile @Nullable LedgerDamaged gone;

  Foothold(Commits commits, Clock clock, Supplier<Backoff> pauses) {
    this.commits = commits;
    this.clock = clock;
    this.pauses = pauses;
    this.looked = clock.millis();
  }

  /** Something failed, so the next time it will be looked. */
  void doubt() {
    looked = Long.MIN_VALUE;
  }

  /**
   * Goes on if the log still holds what it held.
   *
   * @throws LedgerDamaged if it does not
   */
  void require(Tip tip) {
    LedgerDamaged noted = gone;
    if (noted != null) {
      throw noted;
    }
    if (isDue()) {
      look(tip);
    }
  }

  /** Also when the clock was set back. */
  private boolean isDue() {
    return Math.abs(clock.millis() - looked) >= OFTEN.toMillis() || looked == Long.MIN_VALUE;
  }

  private void look(Tip tip) {
    if (!isThere(tip)) {
      LedgerDamaged noted = noted(tip);
      gone = noted;
      throw noted;
    }
    looked = clock.millis();
  }

  private boolean isThere(Tip tip) {
    Backoff pause = pauses.get();
    for (int look = 0; look < LOOKS; look++) {
      if (tip.position() == 0 || isLast(tip)) {
        return true;
      }
      pause(pause);
    }
    return false;
  }

  private boolean isLast(Tip tip) {
    return commits
        .lastStartIn(tip.position() - Commit.MAX_EVENTS + 1, tip.position())
        .flatMap(commits::startingAt)
        .filter(commit -> Tip.left(commit).frontier().equals(tip.frontier()))
        .isPresent();
  }

  private static void pause(Backoff pause) {
    try {
      pause.pause();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new MongoInterruptedException("Interrupted while looking at the log", interrupted);
    }
  }

  private static LedgerDamaged noted(Tip tip) {
    LedgerDamaged gone =
        new LedgerDamaged(
            "The log was put back: what stood at position %d is no longer there."
                    .formatted(tip.position())
                + " Nothing is recorded until this process is started again");
    LOG.error("{}", gone.sentence());
    return gone;
  }
}
