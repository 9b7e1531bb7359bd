package org.engagementledger.ledger.verify;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.ledger.log.Commit;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.LedgerDamaged;
import org.engagementledger.ledger.verify.Verification.Finding;
import org.engagementledger.merkle.Frontier;

/**
 * Checks commit after commit whether it follows from those before, by everything that can be
 * computed from the bytes of the entries. Keeps a number for each stream, and no event.
 */
public final class CommitChainCheck {
  private final Map<String, Long> sequences = new HashMap<>();
  private Frontier frontier = Frontier.EMPTY;
  private Instant time = Instant.MIN;

  /** The tree over all commits that were found to follow. */
  public Frontier frontier() {
    return frontier;
  }

  /** The position at which the next commit has to start. */
  public long next() {
    return frontier.size() + 1;
  }

  /** What is wrong with the commit that comes next; if nothing is, it is part of the chain now. */
  public Optional<Finding> add(Commit commit) {
    try {
      return check(commit);
    } catch (LedgerDamaged damage) {
      return Optional.of(new Finding(next(), damage.sentence()));
    }
  }

  private Optional<Finding> check(Commit commit) {
    for (int index = 0; index < commit.entries().size(); index++) {
      Optional<String> wrong = wrong(commit, index);
      if (wrong.isPresent()) {
        return Optional.of(new Finding(commit.first() + index, wrong.get()));
      }
    }
    return checkTree(commit);
  }

  private Optional<Finding> checkTree(Commit commit) {
    Frontier grown = frontier.plus(commit.leaves());
    if (!grown.root().equals(commit.root()) || !grown.equals(commit.frontier())) {
      return Optional.of(new Finding(commit.first(), notTheRoot(commit)));
    }
    frontier = grown;
    return Optional.empty();
  }

  /** What is wrong with one entry of a commit, as far as it can be told without the tree. */
  private Optional<String> wrong(Commit commit, int index) {
    CommittedEvent event = commit.event(index);
    String key = Commit.key(event.stream(), event.sequence());
    long expected = sequences.getOrDefault(event.stream(), -1L) + 1;
    if (!key.equals(commit.keys().get(index)) || !event.id().equals(commit.ids().get(index))) {
      return Optional.of("The entry is not the one that the keys of its commit name");
    }
    if (event.sequence() != expected) {
      return Optional.of(
          "Stream %s goes on with sequence %d instead of %d"
              .formatted(event.stream(), event.sequence(), expected));
    }
    if (!event.time().equals(commit.at()) || event.time().isBefore(time)) {
      return Optional.of("The time of recording goes back, or is not that of its commit");
    }
    sequences.put(event.stream(), event.sequence());
    time = event.time();
    return Optional.empty();
  }

  private static String notTheRoot(Commit commit) {
    long last = commit.next() - 1;
    return commit.first() == last
        ? "The entry, or the tree hash with it, is not the one that was recorded"
        : "One of the entries at %d to %d, or the tree hash with them, is not as it was recorded"
            .formatted(commit.first(), last);
  }
}
