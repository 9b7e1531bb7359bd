package org.engagementledger.ledger;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import org.engagementledger.ledger.LedgerMeters.Retry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes for all threads of this process: what waits while one document is on its way becomes the
 * next document.
 */
final class Appender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Appender.class);
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final KnownLog log;
  private final StreamHeads heads;
  private final RecentEvents recent;
  private final Settlement settlement;
  private final Insertion insertion;
  private final LedgerMeters meters;
  private final Clock clock;
  private final String writer;
  private final Backoff backoff;
  private final BlockingDeque<Pending> queue = new LinkedBlockingDeque<>();
  private final Thread thread;
  private volatile boolean closed;

  Appender(
      Commits commits,
      KnownLog log,
      StreamHeads heads,
      RecentEvents recent,
      LedgerOptions options,
      Backoff backoff) {
    this.log = log;
    this.heads = heads;
    this.recent = recent;
    this.settlement = new Settlement(commits, heads);
    this.backoff = backoff;
    this.meters = new LedgerMeters(options.meters());
    this.insertion = new Insertion(commits, log, backoff, meters);
    this.clock = options.clock();
    this.writer = options.writer();
    this.thread = Thread.ofPlatform().daemon().name("ledger-appender").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void submit(Pending pending) {
    if (closed) {
      throw new IllegalStateException("The ledger is closed");
    }
    queue.addLast(pending);
    if (thread.getState() == Thread.State.TERMINATED) {
      refuseWaiting();
    }
  }

  /** Ends after what waits was answered, at the latest after ten seconds. */
  @Override
  public void close() {
    closed = true;
    queue.addLast(Pending.of(List.of()));
    try {
      if (!thread.join(CLOSING)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closed || !queue.isEmpty()) {
        turn();
      }
    } catch (InterruptedException e) {
      LOG.warn("The ledger was closed before every commit had its answer");
    } finally {
      refuseWaiting();
    }
  }

  /** Whether there is something to write. */
  boolean isWaitedFor() {
    return !queue.isEmpty();
  }

  /** Writes one document of what waits, or finds out what became of it. */
  void turn() throws InterruptedException {
    write(take());
  }

  /** What one document can hold of what waits; waits for the first. */
  private List<Pending> take() throws InterruptedException {
    List<Pending> taken = new ArrayList<>(List.of(queue.takeFirst()));
    int events = taken.getFirst().drafts().size();
    int bytes = taken.getFirst().size();
    for (Pending next = queue.peekFirst(); next != null; next = queue.peekFirst()) {
      events += next.drafts().size();
      bytes += next.size();
      if (events > Commit.MAX_EVENTS || bytes > Commit.MAX_BYTES) {
        break;
      }
      taken.add(queue.removeFirst());
    }
    taken.removeIf(Pending::isDone);
    return taken;
  }

  private void write(List<Pending> taken) throws InterruptedException {
    try {
      round(taken);
    } catch (MongoInterruptedException e) {
      putBack(taken);
      throw (InterruptedException) new InterruptedException().initCause(e);
    } catch (MongoException e) {
      LOG.warn("The server cannot be asked, trying again: {}", e.toString());
      meters.triedAgain(Retry.UNREACHABLE);
      putBack(taken);
      backoff.pause();
    } catch (LedgerDamaged e) {
      taken.forEach(pending -> pending.fail(e));
    } catch (RuntimeException e) {
      OutcomeUnknown unknown = new OutcomeUnknown("Writing ended unexpectedly", e);
      taken.forEach(pending -> pending.fail(unknown));
    }
  }

  private void round(List<Pending> taken) throws InterruptedException {
    heads.learn(taken.stream().flatMap(pending -> pending.drafts().stream()).toList());
    Batch batch = Batch.of(taken, heads);
    Tip tip = log.tip();
    boolean lost = !batch.isEmpty() && !insert(batch, tip);
    boolean overtaken = lost && log.catchUp().position() > tip.position();
    if (overtaken) {
      meters.triedAgain(Retry.OVERTAKEN);
    }
    putBack(overtaken ? taken : settlement.settle(open(taken)));
    if (lost && !overtaken) {
      backoff.pause();
    } else {
      backoff.reset();
    }
  }

  /** Whether the batch has its answer; if not, another commit holds one of its keys. */
  private boolean insert(Batch batch, Tip tip) throws InterruptedException {
    Commit commit = tip.next(batch.drafts(), clock.instant(), writer);
    try {
      if (!insertion.insert(commit)) {
        return false;
      }
    } catch (NotRecorded e) {
      batch.fail(e);
      return true;
    }
    List<Recorded> events = batch.recorded(commit);
    recent.add(events);
    log.wrote(commit);
    meters.wrote(commit);
    batch.answer(events);
    return true;
  }

  private void putBack(List<Pending> pending) {
    open(pending).reversed().forEach(queue::addFirst);
  }

  private static List<Pending> open(List<Pending> pending) {
    return pending.stream().filter(it -> !it.isDone()).toList();
  }

  private void refuseWaiting() {
    for (Pending next = queue.poll(); next != null; next = queue.poll()) {
      next.fail(new OutcomeUnknown("The ledger was closed before the commit had its answer", null));
    }
  }
}
