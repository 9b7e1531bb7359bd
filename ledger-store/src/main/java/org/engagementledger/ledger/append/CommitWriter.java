package org.engagementledger.ledger.append;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoWriteException;
import org.engagementledger.ledger.append.LedgerMeters.Retry;
import org.engagementledger.ledger.follow.LogView;
import org.engagementledger.ledger.log.Commit;
import org.engagementledger.ledger.log.CommitStore;
import org.engagementledger.ledger.log.LedgerDamaged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inserts one document, as often as it takes until there is a definite answer. Whatever reply was
 * lost, the very same document is inserted again: its position is a unique key, so it cannot be
 * there twice.
 */
final class CommitWriter {
  private static final Logger LOG = LoggerFactory.getLogger(CommitWriter.class);
  private static final String TRY_AGAIN = "RetryableWriteError";

  /** What is known of a commit that was sent. */
  enum WriteOutcome {
    /** It is in the log. */
    RECORDED,
    /** One of its keys is another's. */
    TAKEN,
    /** It may be there, or may yet come: it has to be sent again. */
    IN_DOUBT
  }

  private final CommitStore commits;
  private final LogView log;
  private final LedgerMeters meters;

  CommitWriter(CommitStore commits, LogView log, LedgerMeters meters) {
    this.commits = commits;
    this.log = log;
    this.meters = meters;
  }

  /**
   * Sends a commit for the first time.
   *
   * @throws AppendRefused if the server refused it for another reason than its keys
   * @throws LedgerDamaged if the log that this commit would follow is no longer there
   */
  WriteOutcome insert(Commit commit) {
    log.requireIntact();
    try {
      return attempt(commit);
    } catch (MongoException e) {
      return isRefusal(e) ? refused(commit, e) : inDoubt(commit, e);
    }
  }

  /** The driver may have tried twice: what the second try met says nothing of the first. */
  private WriteOutcome refused(Commit commit, MongoException refusal) {
    try {
      if (isThere(commit)) {
        return WriteOutcome.RECORDED;
      }
    } catch (MongoException unknown) {
      return inDoubt(commit, unknown);
    }
    throw new AppendRefused(refusal);
  }

  /**
   * Sends a commit again that is in doubt.
   *
   * @throws LedgerDamaged if the log that this commit would follow is no longer there
   */
  WriteOutcome insertAgain(Commit commit) {
    try {
      log.requireIntact();
      WriteOutcome answer = attempt(commit);
      if (answer != WriteOutcome.IN_DOUBT) {
        meters.foundOut();
      }
      return answer;
    } catch (MongoException e) {
      return inDoubt(commit, e);
    }
  }

  private WriteOutcome inDoubt(Commit commit, MongoException e) {
    if (e instanceof MongoInterruptedException) {
      Thread.currentThread().interrupt();
    }
    return inDoubt(commit, e.toString());
  }

  private WriteOutcome inDoubt(Commit commit, String why) {
    LOG.warn("Commit at {} is in doubt, to be sent again: {}", commit.first(), why);
    meters.triedAgain(Retry.IN_DOUBT);
    log.doubt();
    return WriteOutcome.IN_DOUBT;
  }

  private WriteOutcome attempt(Commit commit) {
    try {
      commits.insert(commit);
      return WriteOutcome.RECORDED;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      return keysTaken(commit);
    }
  }

  /**
   * The index meets what the primary has, the log shows what a majority has: while the log does not
   * show whose the keys are, they may be this very commit's, which was sent before.
   */
  private WriteOutcome keysTaken(Commit commit) {
    if (isThere(commit)) {
      return WriteOutcome.RECORDED;
    }
    boolean anothers =
        log.catchUp().position() >= commit.first()
            || !commits.taken(commit.keys()).isEmpty()
            || !commits.withIds(commit.ids()).isEmpty();
    return anothers
        ? WriteOutcome.TAKEN
        : inDoubt(commit, "its keys are taken by what no majority has");
  }

  /** The root covers every byte of every entry so far: the same root is the same log. */
  private boolean isThere(Commit commit) {
    return commits
        .startingAt(commit.first())
        .filter(there -> there.root().equals(commit.root()))
        .isPresent();
  }

  private static boolean isRefusal(MongoException e) {
    boolean answered =
        e instanceof MongoWriteException || e.getClass() == MongoCommandException.class;
    return answered && !e.hasErrorLabel(TRY_AGAIN);
  }
}
