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
 * Inserts one document until there is a definite answer. Whatever reply was lost, the very same
 * document is inserted again: its position is a unique key, so it cannot be there twice.
 */
final class Insertion {
  private static final Logger LOG = LoggerFactory.getLogger(Insertion.class);
  private static final String TRY_AGAIN = "RetryableWriteError";

  private final Commits commits;
  private final KnownLog log;
  private final Backoff backoff;
  private final LedgerMeters meters;

  Insertion(Commits commits, KnownLog log, Backoff backoff, LedgerMeters meters) {
    this.commits = commits;
    this.log = log;
    this.backoff = backoff;
    this.meters = meters;
  }

  /**
   * Whether this commit is in the log now; if not, one of its keys is another's.
   *
   * @throws NotRecorded if the server refused it for another reason
   * @throws LedgerDamaged if the log that this commit would follow is no longer there
   */
  boolean insert(Commit commit) throws InterruptedException {
    log.requireIntact();
    boolean mayHaveArrived = false;
    while (true) {
      try {
        return mayHaveArrived ? findOut(commit) : attempt(commit);
      } catch (MongoInterruptedException e) {
        throw (InterruptedException) new InterruptedException().initCause(e);
      } catch (MongoException e) {
        if (!mayHaveArrived && isRefusal(e)) {
          throw new NotRecorded(e);
        }
        LOG.warn("Commit at {} is in doubt, sending it again: {}", commit.first(), e.toString());
      }
      mayHaveArrived = true;
      meters.triedAgain(Retry.IN_DOUBT);
      log.doubt();
      backoff.pause();
    }
  }

  private boolean findOut(Commit commit) {
    log.requireIntact();
    boolean recorded = attempt(commit);
    meters.foundOut();
    return recorded;
  }

  private boolean attempt(Commit commit) {
    try {
      commits.insert(commit);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      return isThere(commit);
    }
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
