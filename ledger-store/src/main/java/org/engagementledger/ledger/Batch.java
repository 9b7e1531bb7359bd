package org.engagementledger.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Commits that one document will hold, in the order they came. One whose sequences do not follow,
 * or whose ids stand in the batch already, is left out and looked into afterwards, so that it holds
 * up nobody.
 */
final class Batch {
  private final List<Pending> chosen = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Long> last = new HashMap<>();
  private final StreamHeads heads;

  private Batch(StreamHeads heads) {
    this.heads = heads;
  }

  /** Chooses from what waits, by what the heads of the streams are known to be. */
  static Batch of(List<Pending> waiting, StreamHeads heads) {
    Batch batch = new Batch(heads);
    waiting.forEach(batch::offer);
    return batch;
  }

  /** The draft that does not follow the head of its stream, if there is one. */
  static Optional<Draft> misfit(Pending pending, StreamHeads heads) {
    return new Batch(heads).misfit(pending, new HashMap<>());
  }

  boolean isEmpty() {
    return chosen.isEmpty();
  }

  List<Draft> drafts() {
    return chosen.stream().flatMap(it -> it.drafts().stream()).toList();
  }

  /** The events as this commit has recorded them. */
  List<Recorded> recorded(Commit commit) {
    List<Recorded> events = new ArrayList<>();
    drafts()
        .forEach(draft -> events.add(draft.recorded(commit.first() + events.size(), commit.at())));
    return events;
  }

  /** Tells everybody chosen where the events stand. */
  void answer(List<Recorded> events) {
    int next = 0;
    for (Pending pending : chosen) {
      int size = pending.drafts().size();
      pending.recorded(List.copyOf(events.subList(next, next + size)));
      next += size;
    }
  }

  void fail(RuntimeException reason) {
    chosen.forEach(pending -> pending.fail(reason));
  }

  private void offer(Pending pending) {
    Map<String, Long> advanced = new HashMap<>();
    boolean repeats = pending.ids().stream().anyMatch(ids::contains);
    if (!pending.drafts().isEmpty() && !repeats && misfit(pending, advanced).isEmpty()) {
      chosen.add(pending);
      ids.addAll(pending.ids());
      last.putAll(advanced);
    }
  }

  private Optional<Draft> misfit(Pending pending, Map<String, Long> advanced) {
    for (Draft draft : pending.drafts()) {
      Proposal proposal = draft.proposal();
      Long before = advanced.getOrDefault(proposal.stream(), before(proposal.stream()));
      if (before == null || proposal.sequence() != before + 1) {
        return Optional.of(draft);
      }
      advanced.put(proposal.stream(), proposal.sequence());
    }
    return Optional.empty();
  }

  private @Nullable Long before(String stream) {
    Long inBatch = last.get(stream);
    return inBatch == null ? heads.known(stream) : inBatch;
  }
}
