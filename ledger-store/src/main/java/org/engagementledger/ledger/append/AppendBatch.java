package org.engagementledger.ledger.append;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.engagementledger.ledger.log.Commit;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.ProposedEvent;
import org.engagementledger.ledger.log.UnstampedEntry;
import org.engagementledger.ledger.read.StreamHeads;
import org.jspecify.annotations.Nullable;

/**
 * Commits that one document will hold, in the order they came. One whose sequences do not follow,
 * or whose ids stand in the batch already, is left out and looked into afterwards, so that it holds
 * up nobody.
 */
final class AppendBatch {
  private final List<AppendRequest> chosen = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Long> last = new HashMap<>();
  private final StreamHeads heads;

  private AppendBatch(StreamHeads heads) {
    this.heads = heads;
  }

  /** Chooses from what waits, by what the heads of the streams are known to be. */
  static AppendBatch of(List<AppendRequest> waiting, StreamHeads heads) {
    AppendBatch batch = new AppendBatch(heads);
    waiting.forEach(batch::offer);
    return batch;
  }

  /** The draft that does not follow the head of its stream, if there is one. */
  static Optional<UnstampedEntry> misfit(AppendRequest pending, StreamHeads heads) {
    return new AppendBatch(heads).misfit(pending, new HashMap<>());
  }

  boolean isEmpty() {
    return chosen.isEmpty();
  }

  List<UnstampedEntry> drafts() {
    return chosen.stream().flatMap(it -> it.drafts().stream()).toList();
  }

  /** The events as this commit has recorded them. */
  List<CommittedEvent> recorded(Commit commit) {
    List<CommittedEvent> events = new ArrayList<>();
    drafts()
        .forEach(draft -> events.add(draft.recorded(commit.first() + events.size(), commit.at())));
    return events;
  }

  /** Tells everybody chosen where the events stand. */
  void answer(List<CommittedEvent> events) {
    int next = 0;
    for (AppendRequest pending : chosen) {
      int size = pending.drafts().size();
      pending.recorded(List.copyOf(events.subList(next, next + size)));
      next += size;
    }
  }

  void fail(RuntimeException reason) {
    chosen.forEach(pending -> pending.fail(reason));
  }

  private void offer(AppendRequest pending) {
    Map<String, Long> advanced = new HashMap<>();
    boolean repeats = pending.ids().stream().anyMatch(ids::contains);
    if (!pending.drafts().isEmpty() && !repeats && misfit(pending, advanced).isEmpty()) {
      chosen.add(pending);
      ids.addAll(pending.ids());
      last.putAll(advanced);
    }
  }

  private Optional<UnstampedEntry> misfit(AppendRequest pending, Map<String, Long> advanced) {
    for (UnstampedEntry draft : pending.drafts()) {
      ProposedEvent proposal = draft.proposal();
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
