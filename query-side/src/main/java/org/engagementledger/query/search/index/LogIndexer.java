package org.engagementledger.query.search.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.query.readmodels.ProjectedLog;
import org.engagementledger.query.readmodels.StoredEvent;
import org.engagementledger.query.readmodels.deadletters.DeadLetterStore;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.springframework.stereotype.Component;

/** Brings an index on with the events of the log, as far as the read models are. */
@Component
record LogIndexer(ProjectedLog log, Ledger ledger, DeadLetterStore letters) {
  private static final int BATCH = 4096;

  /** Whether an index was made from the log as it stands. */
  boolean fits(IndexGeneration index) {
    return index.written().isOf(ledger);
  }

  /**
   * Takes the next events into an index, and gives them; none if it is as far as the read models.
   * Events that these could not show are not in it either, until somebody decides about them; then
   * their stream is gone through again.
   */
  List<StoredEvent> advance(IndexGeneration index, ReadModelCheckpoint at) throws IOException {
    long left = at.position() - index.written().position();
    if (left <= 0 && index.written().waiting().isEmpty()) {
      return List.of();
    }
    Map<String, Long> waiting = new HashMap<>();
    letters.all(at).forEach(it -> waiting.merge(it.stream(), it.sequence(), Math::min));
    release(index, waiting.keySet());
    return left <= 0 ? List.of() : advance(index, (int) Math.min(BATCH, left), waiting);
  }

  private List<StoredEvent> advance(IndexGeneration index, int most, Map<String, Long> waiting)
      throws IOException {
    IndexCheckpoint before = index.written();
    List<StoredEvent> events = log.read(before.position() + 1, most);
    if (!events.isEmpty()) {
      Set<String> skipped = new HashSet<>(before.waiting());
      List<StoredEvent> shown =
          log.withoutDiscarded(events).stream()
              .filter(it -> isShown(it, waiting, skipped))
              .toList();
      long position = events.getLast().position();
      index.write(
          EventIndexer.documents(shown, log, index),
          before.at(position, IndexCheckpoint.root(ledger, position)).waitingFor(skipped));
    }
    return events;
  }

  private static boolean isShown(StoredEvent it, Map<String, Long> waiting, Set<String> skipped) {
    boolean isShown = it.sequence() < waiting.getOrDefault(it.stream(), Long.MAX_VALUE);
    if (!isShown) {
      skipped.add(it.stream());
    }
    return isShown;
  }

  private void release(IndexGeneration index, Set<String> waiting) throws IOException {
    Set<String> still = new HashSet<>(index.written().waiting());
    for (String stream : index.written().waiting()) {
      if (!waiting.contains(stream)) {
        log.readDiscarded();
        long until = index.written().position();
        List<StoredEvent> events = log.withoutDiscarded(log.stream(stream, 0, until));
        still.remove(stream);
        index.write(EventIndexer.documents(events, log, index), index.written().waitingFor(still));
      }
    }
  }
}
