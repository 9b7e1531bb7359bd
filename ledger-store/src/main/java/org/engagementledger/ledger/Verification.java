package org.engagementledger.ledger;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.merkle.Frontier;
import org.engagementledger.merkle.Hash;

/**
 * Hashes a whole log again from the bytes kept, and compares it with what is kept beside them. It
 * writes nothing, and says where the first thing stands that does not fit. What is missing at the
 * very end can only be told by someone who knows an earlier end.
 */
public final class Verification {
  private static final Duration REPLY = Duration.ofSeconds(30);

  private final Commits commits;
  private final Deque<Commit> read = new ArrayDeque<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private Frontier frontier = Frontier.EMPTY;
  private Instant last = Instant.EPOCH;

  private Verification(MongoDatabase database) {
    commits = Commits.of(database, REPLY);
  }

  /**
   * What was found.
   *
   * @param size how many events are as they should be, from the first on
   * @param root the RFC 6962 Merkle tree hash over these
   */
  public record Result(long size, Hash root, Optional<Flaw> flaw) {}

  /**
   * Something that is not as it should be.
   *
   * @param position where
   * @param what a sentence that says what is wrong
   */
  public record Flaw(long position, String what) {}

  /** Is told how many commits have been verified, of how many. */
  public interface Progress {
    /** Called after each commit. */
    void at(long done, long total);
  }

  /** Verifies the log in this database, which may go on growing meanwhile. */
  public static Result of(MongoDatabase database, Progress progress) {
    long total = database.getCollection(Commits.COLLECTION).countDocuments();
    return new Verification(database).result(total, progress);
  }

  private Result result(long total, Progress progress) {
    Optional<Flaw> flaw = Optional.empty();
    long done = 0;
    while (flaw.isEmpty() && hasNext(done, total)) {
      flaw = flaw();
      progress.at(++done, Math.max(done, total));
    }
    return new Result(frontier.size(), frontier.root(), flaw);
  }

  /** When fewer commits were found than there are, one is missing here. */
  private boolean hasNext(long done, long total) {
    return done < total || next().isPresent();
  }

  private Optional<Flaw> flaw() {
    long position = frontier.size() + 1;
    try {
      return next().map(this::flaw).orElseGet(() -> at(position, "the event is missing"));
    } catch (LedgerDamaged damaged) {
      return at(position, String.valueOf(damaged.getMessage()));
    }
  }

  private static Optional<Flaw> at(long position, String what) {
    return Optional.of(new Flaw(position, what));
  }

  private Optional<Flaw> flaw(Commit commit) {
    for (int index = 0; index < commit.entries().size(); index++) {
      Optional<Flaw> flaw = flaw(commit, index);
      if (flaw.isPresent()) {
        return flaw;
      }
    }
    Frontier grown = frontier.plus(commit.leaves());
    if (!grown.equals(commit.frontier()) || !grown.root().equals(commit.root())) {
      return at(
          commit.first(),
          "the entries at positions %d to %d do not hash to the root kept with them"
              .formatted(commit.first(), commit.next() - 1));
    }
    frontier = grown;
    read.remove();
    return Optional.empty();
  }

  private Optional<Flaw> flaw(Commit commit, int index) {
    Recorded event = commit.event(index);
    long expected = sequences.getOrDefault(event.stream(), -1L) + 1;
    sequences.put(event.stream(), event.sequence());
    Instant before = last;
    last = event.time();
    if (!commit.keys().get(index).equals(Commit.key(event.stream(), event.sequence()))
        || !commit.ids().get(index).equals(event.id())) {
      return at(event.position(), "the entry is not the one that it is found by");
    }
    if (event.sequence() != expected) {
      return at(
          event.position(),
          "%s is at sequence %d, not at %d".formatted(event.stream(), event.sequence(), expected));
    }
    return event.time().isBefore(before)
        ? at(event.position(), "it was recorded before the event in front of it")
        : Optional.empty();
  }

  /** The commit that follows what was verified. */
  private Optional<Commit> next() {
    long position = frontier.size() + 1;
    if (read.isEmpty()) {
      readFrom(position);
    }
    return Optional.ofNullable(read.peek()).filter(it -> it.first() == position);
  }

  private void readFrom(long position) {
    try {
      read.addAll(commits.startingIn(position, position + Commit.MAX_EVENTS - 1));
    } catch (LedgerDamaged oneOfThem) {
      commits.startingAt(position).ifPresent(read::add);
    }
  }
}
