package org.engagementledger.ledger;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoWriteException;
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
  private final Backoff backoff;

  Insertion(Commits commits, Backoff backoff) {
    this.commits = commits;
    this.backoff = backoff;
  }

  /**
   * Whether this commit is in the log now; if not, one of its keys is another's.
   *
   * @throws NotRecorded if the server refused it for another reason
   */
  boolean insert(Commit commit) throws InterruptedException {
    boolean mayHaveArrived = false;
    while (true) {
      try {
        return attempt(commit);
      } catch (MongoInterruptedException e) {
        throw (InterruptedException) new InterruptedException().initCause(e);
      } catch (MongoException e) {
        if (!mayHaveArrived && isRefusal(e)) {
          throw new NotRecorded(e);
        }
        LOG.warn("Commit at {} is in doubt, sending it again: {}", commit.first(), e.toString());
      }
      mayHaveArrived = true;
      backoff.pause();
    }
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
