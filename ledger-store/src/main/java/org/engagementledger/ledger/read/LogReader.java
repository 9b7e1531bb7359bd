package org.engagementledger.ledger.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.engagementledger.ledger.log.Commit;
import org.engagementledger.ledger.log.CommitStore;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.LedgerDamaged;
import org.engagementledger.merkle.Frontier;
import org.engagementledger.merkle.Hash;
import org.jspecify.annotations.Nullable;

/** Reads the log by positions that must be there; what is missing in between is an error. */
public final class LogReader {
  private static final int WINDOW = Commit.MAX_EVENTS;

  /**
   * What is asked for beyond the known end: each absent key costs, and few followers are far off.
   */
  private static final int AHEAD = 16;

  private final CommitStore commits;
  private final RecentEvents recent;
  private final LongSupplier known;

  /** The commit in which a page ended last, so that the next page need not ask for it again. */
  private volatile @Nullable Commit open;

  /**
   * A reader of these commits.
   *
   * @param recent the events this process has recorded
   * @param known a position the log is known to have reached
   */
  public LogReader(CommitStore commits, RecentEvents recent, LongSupplier known) {
    this.commits = commits;
    this.recent = recent;
    this.known = known;
  }

  /** Events from this position on; empty at the end. */
  public List<CommittedEvent> read(long from, int limit) {
    List<CommittedEvent> events = recent.from(from, limit);
    boolean enough = events.size() == limit || from + events.size() > known.getAsLong();
    return enough && !events.isEmpty() ? events : readLog(from, limit, Commit::event);
  }

  /** The bytes of the entries from this position on; empty at the end. */
  public List<byte[]> readEntries(long from, int limit) {
    return readLog(from, limit, (commit, index) -> commit.entries().get(index));
  }

  /** What is read of one event of a commit. */
  private interface Part<T> {
    T of(Commit commit, int index);
  }

  private <T> List<T> readLog(long from, int limit, Part<T> part) {
    List<T> events = new ArrayList<>();
    long next = Math.max(1, from);
    boolean more = limit > 0;
    while (more) {
      int window = Math.min(window(next), limit - events.size());
      List<Commit> run = run(next, window);
      run.forEach(commit -> collect(commit, from, limit, part, events));
      open = run.isEmpty() ? null : run.getLast();
      long looked = next + window;
      next = run.isEmpty() ? next : run.getLast().next();
      more = events.size() < limit && (next >= looked || next <= known.getAsLong());
    }
    return events;
  }

  private int window(long next) {
    return Math.clamp(known.getAsLong() - next + 1, AHEAD, WINDOW);
  }

  /** The last position up to {@code to} that was recorded at or before this time; 0 if none was. */
  public long positionAt(Instant time, long to) {
    long low = 0;
    long high = to + 1;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      Commit commit = run(middle, 1).getFirst();
      if (commit.at().isAfter(time)) {
        high = commit.first();
      } else {
        low = commit.next() - 1;
      }
    }
    return low;
  }

  /** The Merkle root over the events up to this position, which the log has reached. */
  public Hash rootAt(long position) {
    if (position == 0) {
      return Hash.EMPTY_TREE;
    }
    Commit commit = run(position, 1).getFirst();
    if (position == commit.next() - 1) {
      return commit.root();
    }
    int count = Math.toIntExact(position - commit.first() + 1);
    return before(commit).plus(commit.leaves().subList(0, count)).root();
  }

  private Frontier before(Commit commit) {
    return commit.first() == 1 ? Frontier.EMPTY : run(commit.first() - 1, 1).getFirst().frontier();
  }

  private static <T> void collect(
      Commit commit, long from, int limit, Part<T> part, List<T> events) {
    for (int index = 0; index < commit.entries().size() && events.size() < limit; index++) {
      if (commit.first() + index >= from) {
        events.add(part.of(commit, index));
      }
    }
  }

  /** The unbroken run of commits from the one that holds this position on; empty at the end. */
  private List<Commit> run(long position, int window) {
    Commit last = open;
    if (last != null && last.holds(position)) {
      return List.of(last);
    }
    List<Commit> found = commits.startingIn(position, position + window - 1);
    boolean atEnd = found.isEmpty() && known.getAsLong() + 1 == position;
    return atEnd || holds(position, found) ? unbroken(found) : around(position, window);
  }

  /** The same for a position inside a commit, which starts at most 255 before it. */
  private List<Commit> around(long position, int window) {
    long reached = known.getAsLong();
    List<Commit> found = startedBefore(position, window);
    if (!holds(position, found) && (reached >= position || !found.isEmpty())) {
      // A query is no snapshot: it may see a commit and not the one before. Asked again, it does.
      found = startedBefore(position, window);
      if (!holds(position, found)) {
        throw new LedgerDamaged("The commit that holds position " + position + " is missing");
      }
    }
    return unbroken(found);
  }

  private List<Commit> startedBefore(long position, int window) {
    return commits.startingIn(position - WINDOW + 1, position + window - 1).stream()
        .dropWhile(commit -> commit.next() <= position)
        .toList();
  }

  private static boolean holds(long position, List<Commit> found) {
    return !found.isEmpty() && found.getFirst().holds(position);
  }

  /** What follows without a gap; a commit seen beyond a gap is asked for again by its number. */
  private static List<Commit> unbroken(List<Commit> found) {
    int length = Math.min(1, found.size());
    while (length < found.size() && found.get(length).first() == found.get(length - 1).next()) {
      length++;
    }
    return found.subList(0, length);
  }
}
