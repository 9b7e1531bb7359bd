package org.engagementledger.query.search.index;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.merkle.Hash;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Catalogues;
import org.engagementledger.query.projections.DeadLetters;
import org.engagementledger.query.projections.Log;
import org.engagementledger.query.projections.Seen;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Where an index takes events from: the log, as far as the read models are. */
@Component
record IndexSources(
    Log log, Ledger ledger, Catalogues catalogues, DeadLetters letters, JsonMapper json) {
  private static final int BATCH = 2048;

  /** Told the events that were read, after each batch. */
  interface Listener {
    void read(List<Seen> events) throws IOException;
  }

  /** Whether an index was made from the log as it stands. */
  boolean fit(IndexCheckpoint checkpoint) {
    return checkpoint.position() == 0 || checkpoint.root().equals(rootAt(checkpoint.position()));
  }

  private String rootAt(long position) {
    return ledger.rootAt(position).map(Hash::hex).orElse("");
  }

  /**
   * Brings an index up to the read models. Events that these could not show are not in it either,
   * until somebody decides about them; then their stream is gone through again.
   */
  void bring(IndexGeneration index, Catalogue at, BooleanSupplier stopped, Listener listener)
      throws IOException {
    if (index.written().position() >= at.position() && index.written().waiting().isEmpty()) {
      return;
    }
    Map<String, Long> waiting = new HashMap<>();
    letters.all(at).forEach(it -> waiting.merge(it.stream(), it.sequence(), Math::min));
    release(index, waiting.keySet());
    boolean goesOn = true;
    while (goesOn && index.written().position() < at.position() && !stopped.getAsBoolean()) {
      goesOn = goOn(index, at.position(), waiting, listener);
    }
  }

  private boolean goOn(
      IndexGeneration index, long until, Map<String, Long> waiting, Listener listener)
      throws IOException {
    IndexCheckpoint before = index.written();
    long left = until - before.position();
    List<Seen> events = log.read(before.position() + 1, (int) Math.min(BATCH, left));
    if (events.isEmpty()) {
      return false;
    }
    Set<String> skipped = new HashSet<>(before.waiting());
    List<Seen> shown =
        log.withoutDiscarded(events).stream().filter(it -> isShown(it, waiting, skipped)).toList();
    long position = events.getLast().position();
    index.write(
        EventIndexer.documents(shown, log, index),
        before.at(position, rootAt(position)).waitingFor(skipped));
    listener.read(events);
    return true;
  }

  private static boolean isShown(Seen it, Map<String, Long> waiting, Set<String> skipped) {
    boolean isShown = it.sequence() < waiting.getOrDefault(it.stream(), Long.MAX_VALUE);
    if (!isShown) {
      skipped.add(it.stream());
    }
    return isShown;
  }

  private void release(IndexGeneration index, Collection<String> waiting) throws IOException {
    Set<String> still = new HashSet<>(index.written().waiting());
    for (String stream : index.written().waiting()) {
      if (!waiting.contains(stream)) {
        log.readDiscarded();
        long until = index.written().position();
        List<Seen> events = log.withoutDiscarded(log.stream(stream, 0, until));
        still.remove(stream);
        index.write(EventIndexer.documents(events, log, index), index.written().waitingFor(still));
      }
    }
  }
}
