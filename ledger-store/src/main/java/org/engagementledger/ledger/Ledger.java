package org.engagementledger.ledger;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.engagementledger.ledger.append.AppendRefused;
import org.engagementledger.ledger.append.AppendRequest;
import org.engagementledger.ledger.append.Appender;
import org.engagementledger.ledger.append.LedgerMeters;
import org.engagementledger.ledger.append.OutcomeUnknown;
import org.engagementledger.ledger.append.RecordingClock;
import org.engagementledger.ledger.append.StreamConflict;
import org.engagementledger.ledger.append.UntrustedClock;
import org.engagementledger.ledger.backup.BackupWriter;
import org.engagementledger.ledger.follow.Backoff;
import org.engagementledger.ledger.follow.CommitNotVisible;
import org.engagementledger.ledger.follow.LogSubscription;
import org.engagementledger.ledger.follow.LogTail;
import org.engagementledger.ledger.follow.LogView;
import org.engagementledger.ledger.follow.RollbackDetector;
import org.engagementledger.ledger.log.CommitStore;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.EntryTooLarge;
import org.engagementledger.ledger.log.LedgerDamaged;
import org.engagementledger.ledger.log.LogEndSearch;
import org.engagementledger.ledger.log.LogHead;
import org.engagementledger.ledger.log.ProposedEvent;
import org.engagementledger.ledger.log.UnstampedEntry;
import org.engagementledger.ledger.read.LogReader;
import org.engagementledger.ledger.read.RecentEvents;
import org.engagementledger.ledger.read.SnapshotStore;
import org.engagementledger.ledger.read.StreamHeads;
import org.engagementledger.ledger.read.StreamReader;
import org.engagementledger.ledger.server.ServerCapabilityCheck;
import org.engagementledger.ledger.server.UnsuitableServer;
import org.engagementledger.merkle.Hash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only log of events in one total order, held by a MongoDB-compatible server. Any number
 * of threads may use one ledger, and any number of processes may have one open on a database.
 */
public final class Ledger implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
  private final LedgerOptions options;
  private final LogReader reader;
  private final StreamReader streams;
  private final StreamHeads heads;
  private final RecentEvents recent = new RecentEvents();
  private final LogView log;
  private final LogTail tail;
  private final Appender appender;
  private final CommitStore commits;
  private final SnapshotStore snapshots;
  private final LedgerMeters meters;
  private final RecordingClock clock;
  private Optional<String> quietTime = Optional.empty();

  /** A ledger whose appender and tail do nothing by themselves yet. */
  Ledger(MongoDatabase database, LedgerOptions options, Backoff.Sleep sleep) {
    this(prepared(database, options), database, options, sleep);
  }

  private Ledger(
      CommitStore commits, MongoDatabase database, LedgerOptions options, Backoff.Sleep sleep) {
    this.options = options;
    this.meters = new LedgerMeters(options.meters());
    this.commits = commits;
    this.heads = new StreamHeads(commits);
    RollbackDetector foothold =
        new RollbackDetector(commits, options.uptime(), () -> new Backoff(sleep));
    this.log = new LogView(commits, heads, foothold, LogEndSearch.of(commits));
    this.clock = new RecordingClock(options.clock(), options.uptime(), options.acceptsClock());
    this.tail = new LogTail(log, commits);
    this.reader = new LogReader(commits, recent, () -> log.tip().position());
    this.streams = new StreamReader(commits);
    this.snapshots = new SnapshotStore(database, streams);
    this.appender =
        new Appender(
            commits, log, heads, recent, meters, options.writer(), clock, new Backoff(sleep));
  }

  private static CommitStore prepared(MongoDatabase database, LedgerOptions options) {
    new ServerCapabilityCheck(database, options.reply()).check();
    CommitStore commits = new CommitStore(database, options.reply());
    commits.createIndexes();
    return commits;
  }

  /** Whether there is a ledger in this database, or a part of one. */
  public static boolean isIn(MongoDatabase database, LedgerOptions options) {
    ServerCapabilityCheck probe = new ServerCapabilityCheck(database, options.reply());
    return probe.hasFormat()
        || probe.unfinished().isPresent()
        || new CommitStore(database, options.reply()).startingAt(1).isPresent();
  }

  /** Opens the ledger in this database to be read only: nothing is written, nor can be appended. */
  public static Ledger openToRead(MongoDatabase database, LedgerOptions options) {
    CommitStore commits = new CommitStore(database, options.reply());
    Ledger ledger = new Ledger(commits, database, options, Thread::sleep);
    ledger.appender.close();
    return ledger;
  }

  /**
   * Opens the ledger in this database, an empty one if there is none.
   *
   * @throws UnsuitableServer if the server cannot keep what a ledger promises
   * @throws UntrustedClock if the clock is behind the last event, and that is not accepted
   */
  public static Ledger open(MongoDatabase database, LedgerOptions options) {
    return open(database, options, Thread::sleep);
  }

  static Ledger open(MongoDatabase database, LedgerOptions options, Backoff.Sleep sleep) {
    Ledger ledger = new Ledger(database, options, sleep);
    ledger.requireClock();
    ledger.tail.start();
    ledger.appender.start();
    ledger.meters.position(ledger.log);
    return ledger;
  }

  /**
   * Records these events, all or none, and answers when they are durable. Events that the ledger
   * holds already, by their ids, are answered as they were recorded then.
   *
   * @throws LedgerDamaged if the log was put back to an older state under this process
   * @throws CommitNotVisible if the server does not show the end of the log; nothing was recorded
   * @throws UntrustedClock if the clock cannot be right; nothing was recorded
   * @throws StreamConflict if a sequence does not follow the last one of its stream
   * @throws EntryTooLarge if an event or the commit is too large
   * @throws AppendRefused if the server refused to write
   * @throws OutcomeUnknown if there was no definite answer in time
   */
  public List<CommittedEvent> append(List<ProposedEvent> commit) {
    if (commit.isEmpty()) {
      return List.of();
    }
    return meters.timed(
        () -> {
          AppendRequest pending = submit(commit);
          appender.writeUnlessBusy();
          return pending.await(options.patience());
        });
  }

  /**
   * Records one event as the next of its stream, whoever else records there.
   *
   * @param stream the stream
   * @param at gives the event for a place in it
   */
  public CommittedEvent appendNext(String stream, LongFunction<ProposedEvent> at) {
    while (true) {
      try {
        return append(List.of(at.apply(lastSequence(stream) + 1))).getFirst();
      } catch (StreamConflict another) {
        // Someone else was faster; the next sequence may be free.
      }
    }
  }

  AppendRequest submit(List<ProposedEvent> commit) {
    AppendRequest pending =
        AppendRequest.of(
            commit.stream().map(it -> UnstampedEntry.of(it, options.origin())).toList());
    appender.submit(pending);
    return pending;
  }

  private void requireClock() {
    var unused = clock.now(log.tip());
    quietTime = clock.quiet(log.tip());
    quietTime.ifPresent(LOG::warn);
  }

  Appender appender() {
    return appender;
  }

  /** The event with this id. */
  public Optional<CommittedEvent> find(String eventId) {
    return recent.find(eventId).or(() -> findInLog(eventId));
  }

  /**
   * The events at the positions {@code from}, {@code from + 1} and so on; empty at the end. What
   * other processes have recorded last may come with the next call.
   *
   * @throws LedgerDamaged if one of them is missing
   */
  public List<CommittedEvent> read(long from, int limit) {
    return reading(() -> reader.read(from, limit));
  }

  /**
   * The same as the bytes that are hashed: a CloudEvents 1.0 JSON document for each event.
   *
   * @throws LedgerDamaged if one of them is missing
   */
  public List<byte[]> readEntries(long from, int limit) {
    return reading(() -> reader.readEntries(from, limit));
  }

  /** Damage that a server shows which does not show the end of the log either may be none. */
  private <T> T reading(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (LedgerDamaged damage) {
      log.doubt();
      log.requireIntact();
      throw damage;
    }
  }

  /**
   * The events of a stream from this sequence on; empty at its end.
   *
   * @throws LedgerDamaged if one of them is missing
   */
  public List<CommittedEvent> readStream(String stream, long fromSequence, int limit) {
    return streams.read(stream, fromSequence, limit);
  }

  /**
   * The same, all of them, read as they are taken.
   *
   * @throws LedgerDamaged if one of them is missing, once it is its turn
   */
  public Stream<CommittedEvent> readStream(String stream, long fromSequence) {
    return streams.readOn(stream, fromSequence, Integer.MAX_VALUE);
  }

  /** The last sequence of a stream; -1 if there is none. */
  public long lastSequence(String stream) {
    return heads.read(stream);
  }

  /** Where the ledger ends now, whoever wrote it. */
  public LogHead head() {
    return log.catchUp();
  }

  /**
   * Goes on if the log still held what this process knows of it when it was last looked, which is
   * at most a second ago.
   *
   * @throws LedgerDamaged if it was put back to an older state
   * @throws CommitNotVisible if nothing is there at present
   */
  public void requireIntact() {
    log.requireIntact();
  }

  /** Whether only a process that is started again can go on with the log as it stands now. */
  public boolean isLost() {
    return log.isLost();
  }

  /** Why the clock keeps everything from being recorded at present; empty if it does not. */
  public Optional<String> clockFlaw() {
    return clock.flaw(log.tip());
  }

  /** That the last event was old when this was opened, where it was: a clock may be ahead. */
  public Optional<String> quietTime() {
    return quietTime;
  }

  /** The Merkle root over the events up to this position; empty if it is beyond the end. */
  public Optional<Hash> rootAt(long position) {
    LogHead tip = log.tip().position() < position ? log.catchUp() : log.tip();
    if (tip.position() == position) {
      return Optional.of(tip.root());
    }
    return tip.position() < position ? Optional.empty() : Optional.of(reader.rootAt(position));
  }

  /**
   * The last position recorded at or before this time; 0 if there is none. What was known at the
   * time is the log up to there.
   */
  public long positionAt(Instant time) {
    return reader.positionAt(time, head().position());
  }

  /**
   * Writes a backup of everything recorded by now, in the format of docs/backup-format.md. Appends
   * go on meanwhile and are not in it.
   *
   * @throws LedgerDamaged if the log is not as it was recorded; what was written is then no backup
   */
  public void backup(OutputStream out) throws IOException {
    new BackupWriter(commits, head()).write(options.origin(), out);
  }

  /** The snapshots of this ledger's streams. */
  public SnapshotStore snapshots() {
    return snapshots;
  }

  /** Waits until the ledger holds this position; says whether it does. */
  public boolean await(long position, Duration atMost) {
    return tail.await(position, atMost);
  }

  /** Calls back, on a thread that must not be held up, whenever the ledger has grown. */
  public LogSubscription follow(Runnable callback) {
    return tail.follow(callback);
  }

  /** Ends after every append that waits has its answer. The database stays open. */
  @Override
  public void close() {
    appender.close();
    tail.close();
  }

  private Optional<CommittedEvent> findInLog(String eventId) {
    return commits.withId(eventId).map(commit -> commit.event(commit.ids().indexOf(eventId)));
  }
}
