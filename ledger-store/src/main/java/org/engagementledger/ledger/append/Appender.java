package org.engagementledger.ledger.append;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.engagementledger.ledger.append.LedgerMeters.Retry;
import org.engagementledger.ledger.follow.Backoff;
import org.engagementledger.ledger.follow.CommitNotVisible;
import org.engagementledger.ledger.follow.LogView;
import org.engagementledger.ledger.log.Commit;
import org.engagementledger.ledger.log.CommitStore;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.LedgerDamaged;
import org.engagementledger.ledger.log.LogHead;
import org.engagementledger.ledger.read.RecentEvents;
import org.engagementledger.ledger.read.StreamHeads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes for all threads of this process, one document after another: what waits while one is on
 * its way becomes the next. A caller who finds nobody writing writes at once; what is not done with
 * that is for a thread of its own, which has patience.
 */
public final class Appender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Appender.class);
  private static final Duration CLOSING = Duration.ofSeconds(10);
  private static final Duration BETWEEN_LOOKS_AT_THE_CLOCK = Duration.ofSeconds(1);

  /**
   * A document that was sent, and of which the log has not shown yet whether it arrived. Until then
   * nothing in it may be proposed anew: what is refused then could be recorded already.
   */
  private record Sent(List<AppendRequest> taken, AppendBatch batch, Commit commit) {}

  private final LogView log;
  private final StreamHeads heads;
  private final RecentEvents recent;
  private final OutcomeResolver settlement;
  private final CommitWriter insertion;
  private final LedgerMeters meters;
  private final RecordingClock clock;
  private final String writer;
  private final Backoff backoff;
  private final CommitQueue queue = new CommitQueue();

  /** Who holds it may write. */
  private final Semaphore pen = new Semaphore(1);

  private final Thread thread;
  private volatile @Nullable Sent inDoubt;
  private boolean failed;
  private volatile boolean closed;

  public Appender(
      CommitStore commits,
      LogView log,
      StreamHeads heads,
      RecentEvents recent,
      LedgerMeters meters,
      String writer,
      RecordingClock clock,
      Backoff backoff) {
    this.log = log;
    this.heads = heads;
    this.recent = recent;
    this.settlement = new OutcomeResolver(commits, heads);
    this.backoff = backoff;
    this.meters = meters;
    this.insertion = new CommitWriter(commits, log, meters);
    this.clock = clock;
    this.writer = writer;
    this.thread = Thread.ofPlatform().daemon().name("ledger-appender").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** Lets a commit wait; it is written by whoever writes next. */
  public void submit(AppendRequest pending) {
    if (closed) {
      throw new IllegalStateException("The ledger is closed");
    }
    queue.add(pending);
  }

  /** Writes what waits on this thread, if nobody else does; sees to it that somebody will. */
  public void writeUnlessBusy() {
    if (!Thread.currentThread().isInterrupted() && pen.tryAcquire()) {
      try {
        passBy();
      } finally {
        pen.release();
      }
    }
    // Whoever has put the pen down looks once more, so nothing is left lying beside it.
    if (isWaitedFor()) {
      LockSupport.unpark(thread);
    }
    if (thread.getState() == Thread.State.TERMINATED) {
      refuseWaiting();
    }
  }

  /** Ends after what waits was answered, at the latest after ten seconds. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      if (thread.getState() != Thread.State.NEW && !thread.join(CLOSING)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closed || isWaitedFor()) {
        if (!isWaitedFor() || !turn()) {
          LockSupport.parkNanos(this, BETWEEN_LOOKS_AT_THE_CLOCK.toNanos());
          clock.flaw(log.tip());
        }
      }
    } catch (InterruptedException e) {
      LOG.warn("The ledger was closed before every commit had its answer");
    } finally {
      refuseWaiting();
    }
  }

  /** Whether there is something to write. */
  public boolean isWaitedFor() {
    return !queue.isEmpty() || inDoubt != null;
  }

  /**
   * Writes one document of what waits, or finds out what became of one.
   *
   * @return whether nobody else is writing
   */
  public boolean turn() throws InterruptedException {
    if (!pen.tryAcquire()) {
      return false;
    }
    try {
      if (failed) {
        backoff.pause();
      }
      step();
      return true;
    } finally {
      pen.release();
    }
  }

  /** The same, unless it would take patience. */
  private void passBy() {
    try {
      if (!failed && inDoubt == null) {
        step();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void step() throws InterruptedException {
    Sent sent = inDoubt;
    inDoubt = null;
    failed =
        sent == null
            ? !write(queue.take(), this::round)
            : !write(sent.taken(), it -> findOut(sent));
    if (!failed) {
      backoff.reset();
    }
  }

  /** Whether it went on; if not, it is to be tried again after a while. */
  private boolean write(List<AppendRequest> taken, Predicate<List<AppendRequest>> how)
      throws InterruptedException {
    try {
      return taken.isEmpty() || how.test(taken);
    } catch (MongoInterruptedException e) {
      queue.putBack(taken);
      throw (InterruptedException) new InterruptedException().initCause(e);
    } catch (LedgerDamaged | CommitNotVisible e) {
      fail(taken, e);
      return true;
    } catch (MongoException e) {
      LOG.warn("The server cannot be asked, trying again: {}", e.toString());
      meters.triedAgain(Retry.UNREACHABLE);
      if (inDoubt == null) {
        queue.putBack(taken);
      }
      return false;
    } catch (RuntimeException e) {
      fail(taken, new OutcomeUnknown("Writing ended unexpectedly", e));
      return true;
    }
  }

  private boolean round(List<AppendRequest> taken) {
    heads.learn(taken.stream().flatMap(pending -> pending.drafts().stream()).toList());
    AppendBatch batch = AppendBatch.of(taken, heads);
    if (batch.isEmpty()) {
      return settle(taken);
    }
    try {
      LogHead tip = log.tip();
      Commit commit = tip.next(batch.drafts(), clock.now(tip), writer);
      return conclude(new Sent(taken, batch, commit), insertion.insert(commit));
    } catch (AppendRefused | UntrustedClock e) {
      batch.fail(e);
      return settle(taken);
    }
  }

  private boolean findOut(Sent sent) {
    return conclude(sent, insertion.insertAgain(sent.commit()));
  }

  private boolean conclude(Sent sent, CommitWriter.WriteOutcome answer) {
    return switch (answer) {
      case RECORDED -> {
        tell(sent);
        yield settle(sent.taken());
      }
      case TAKEN -> {
        inDoubt = sent;
        boolean went = giveWay(sent);
        inDoubt = null;
        yield went;
      }
      case IN_DOUBT -> {
        inDoubt = sent;
        yield false;
      }
    };
  }

  private void tell(Sent sent) {
    List<CommittedEvent> events = sent.batch().recorded(sent.commit());
    recent.add(events);
    log.wrote(sent.commit());
    meters.wrote(sent.commit());
    sent.batch().answer(events);
  }

  /** Another commit holds one of the keys: mostly the position, and then there is news to read. */
  private boolean giveWay(Sent sent) {
    if (log.catchUp().position() < sent.commit().first()) {
      settle(sent.taken());
      return false;
    }
    meters.triedAgain(Retry.OVERTAKEN);
    queue.putBack(sent.taken());
    return true;
  }

  /** What can be written after all comes next. */
  private boolean settle(List<AppendRequest> taken) {
    queue.putBack(settlement.settle(CommitQueue.open(taken)));
    return true;
  }

  private void refuseWaiting() {
    pen.acquireUninterruptibly();
    try {
      List<AppendRequest> left = queue.drain();
      if (inDoubt != null) {
        left.addAll(inDoubt.taken());
      }
      inDoubt = null;
      fail(
          left, new OutcomeUnknown("The ledger was closed before the commit had its answer", null));
    } finally {
      pen.release();
    }
  }

  private static void fail(List<AppendRequest> pending, RuntimeException reason) {
    pending.forEach(it -> it.fail(reason));
  }
}
