package org.engagementledger.ledger.follow;

import com.mongodb.MongoException;
import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.MongoChangeStreamCursor;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the server tell when there is something to look for, where it can. What was told is not
 * believed, only looked for by position: so a stream that breaks is opened anew at its present end,
 * and nothing that it did not tell is missed.
 */
final class ChangeStreamListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeStreamListener.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** For servers that answer at once when there is nothing to tell. */
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(5);

  /**
   * Unauthorized, no such command, not supported, no such stage, only on replica sets; and -1 where
   * a server has no code for what it does not know.
   */
  private static final Set<Integer> NEVER = Set.of(13, 59, 115, 40324, 40573, -1);

  private final Supplier<ChangeStreamIterable<BsonDocument>> changes;
  private final LogPoller poller;
  private final Backoff backoff = new Backoff(Thread::sleep, FIRST_PAUSE, LONGEST_PAUSE);
  private final Thread thread;
  private volatile boolean closed;

  ChangeStreamListener(Supplier<ChangeStreamIterable<BsonDocument>> changes, LogPoller poller) {
    this.changes = changes;
    this.poller = poller;
    this.thread = Thread.ofPlatform().daemon().name("ledger-watch").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private void run() {
    try {
      while (poller.awaitFollower() && watch()) {
        backoff.pause();
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread but to end it.
    }
  }

  /** Watches until the stream breaks; answers whether it is worth while to try again. */
  private boolean watch() throws InterruptedException {
    try (MongoChangeStreamCursor<?> stream = changes.get().cursor()) {
      poller.beTold(true);
      while (!closed) {
        tell(stream);
      }
      return false;
    } catch (RuntimeException e) {
      return !closed && isWorthAnotherTry(e);
    } finally {
      poller.beTold(false);
    }
  }

  private void tell(MongoChangeStreamCursor<?> stream) throws InterruptedException {
    if (stream.tryNext() == null) {
      Thread.sleep(BETWEEN_QUESTIONS);
    } else {
      poller.look();
      backoff.reset();
    }
  }

  private static boolean isWorthAnotherTry(RuntimeException e) {
    boolean never = e instanceof MongoException answer && NEVER.contains(answer.getCode());
    LOG.info(
        "The log is polled: the server {} tell of commits ({})",
        never ? "does not" : "at the moment cannot",
        e.getMessage());
    return !never;
  }
}
