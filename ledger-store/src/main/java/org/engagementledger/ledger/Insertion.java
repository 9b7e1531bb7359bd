package org.engagementledger.ledger;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoWriteException;
import org.engagementledger.ledger.LedgerMeters.Retry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inserts one document, as often as it takes until there is a definite answer. Whatever reply was
 * lost, the very same document is inserted again: its position is a unique key, so it cannot be
 * there twice.
 */
final class Insertion {
  private static final Logger LOG = LoggerFactory.getLogger(Insertion.class);
  private static final String TRY_AGAIN = "RetryableWriteError";

  /** What is known of a commit that was sent. */
  enum Answer {
    /** It is in the log. */
    RECORDED,
    /** One of its keys is another's. */
    TAKEN,
    /** It may be there, or may yet come: it has to be sent again. */
    IN_DOUBT
  }

  private final Commits commits;
  private final KnownLog log;
  private final LedgerMeters meters;

  Insertion(Commits commits, KnownLog log, LedgerMeters meters) {
    this.commits = commits;
    this.log = log;
    this.meters = meters;
  }

  /**
   * Sends a commit for the first time.
   *
   * @throws NotRecorded if the server refused it for another reason than its keys
   * @throws LedgerDamaged if the log that this commit would follow is no longer there
   */
  Answer insert(Commit commit) {
    log.requireIntact();
    try {
      return attempt(commit);
    } catch (MongoException e) {
      return isRefusal(e) ? refused(commit, e) : inDoubt(commit, e);
    }
  }

  /** The driver may have tried twice: what the second try met says nothing of the first. */
  private Answer refused(Commit commit, MongoException refusal) {
    try {
      if (isThere(commit)) {
        return Answer.RECORDED;
      }
    } catch (MongoException unknown) {
      return inDoubt(commit, unknown);
    }
    throw new NotRecorded(refusal);
  }

  /**
   * Sends a commit again that is in doubt.
   *
   * @throws LedgerDamaged if the log that this commit would follow is no longer there
   */
  Answer insertAgain(Commit commit) {
    try {
      log.requireIntact();
      Answer answer = attempt(commit);
      if (answer != Answer.IN_DOUBT) {
        meters.foundOut();
      }
      return answer;
    } catch (MongoException e) {
      return inDoubt(commit, e);
    }
  }

  private Answer inDoubt(Commit commit, MongoException e) {
    if (e instanceof MongoInterruptedException) {
      Thread.currentThread().interrupt();
    }
    return inDoubt(commit, e.toString());
  }

  private Answer inDoubt(Commit commit, String why) {
    LOG.warn("Commit at {} is in doubt, to be sent again: {}", commit.first(), why);
    meters.triedAgain(Retry.IN_DOUBT);
    log.doubt();
    return Answer.IN_DOUBT;
  }

  private Answer attempt(Commit commit) {
    try {
      commits.insert(commit);
      return Answer.RECORDED;
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
  private Answer keysTaken(Commit commit) {
    if (isThere(commit)) {
      return Answer.RECORDED;
    }
    boolean anothers =
        log.catchUp().position() >= commit.first()
            || !commits.taken(commit.keys()).isEmpty()
            || !commits.withIds(commit.ids()).isEmpty();
    return anothers ? Answer.TAKEN : inDoubt(commit, "its keys are taken by what no majority has");
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
