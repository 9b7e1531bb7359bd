package org.engagementledger.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.bson.Document;
import org.engagementledger.ledger.Verification.Finding;
import org.engagementledger.merkle.Frontier;

/** Goes through the log once, from the first commit to the last there is, and believes none. */
final class Verifier {
  private static final int WINDOW = Commit.MAX_EVENTS;

  private final Commits commits;
  private final Map<String, Long> sequences = new HashMap<>();
  private Frontier frontier = Frontier.EMPTY;
  private Instant time = Instant.MIN;

  Verifier(Commits commits) {
    this.commits = commits;
  }

  Verification verify(LongConsumer progress) {
    Optional<Finding> finding = findFirst(progress);
    return new Verification(frontier.size(), frontier.root(), finding);
  }

  private Optional<Finding> findFirst(LongConsumer progress) {
    long unseen = commits.count();
    for (List<Document> next = next(); !next.isEmpty(); next = next()) {
      for (Document document : next) {
        Optional<Finding> finding = check(document);
        if (finding.isPresent()) {
          return finding;
        }
      }
      unseen -= next.size();
      progress.accept(frontier.size());
    }
    return unseen > 0 ? Optional.of(missing(unseen)) : Optional.empty();
  }

  private List<Document> next() {
    return commits.documentsIn(position(), position() + WINDOW - 1);
  }

  private long position() {
    return frontier.size() + 1;
  }

  private Optional<Finding> check(Document document) {
    long first = document.get("_id", Number.class).longValue();
    if (first != position()) {
      return Optional.of(misplaced(first));
    }
    try {
      return check(Commit.of(document));
    } catch (LedgerDamaged damage) {
      return Optional.of(new Finding(position(), damage.sentence()));
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
    Recorded event = commit.event(index);
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

  private Finding misplaced(long first) {
    return first < position()
        ? new Finding(first, "A commit starts inside another one")
        : new Finding(
            position(), "The commit is missing, though the log goes on at %d".formatted(first));
  }

  private Finding missing(long unseen) {
    return new Finding(
        position(),
        "The commit is missing, though %d more that do not follow are there".formatted(unseen));
  }

  private static String notTheRoot(Commit commit) {
    long last = commit.next() - 1;
    return commit.first() == last
        ? "The entry, or the tree hash with it, is not the one that was recorded"
        : "One of the entries at %d to %d, or the tree hash with them, is not as it was recorded"
            .formatted(commit.first(), last);
  }
}
