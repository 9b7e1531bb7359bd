package org.engagementledger.ledger.append;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.engagementledger.ledger.log.CommitStore;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.ProposedEvent;
import org.engagementledger.ledger.log.UnstampedEntry;
import org.engagementledger.ledger.read.StreamHeads;

/** Finds out, from the log itself, what became of commits that could not simply be written. */
final class OutcomeResolver {
  private final CommitStore commits;
  private final StreamHeads heads;

  OutcomeResolver(CommitStore commits, StreamHeads heads) {
    this.commits = commits;
    this.heads = heads;
  }

  /**
   * Answers repeats with what is recorded, and conflicts with the reason; answers those that can be
   * written after all.
   */
  List<AppendRequest> settle(List<AppendRequest> open) {
    if (open.isEmpty()) {
      return open;
    }
    // The heads first: a repeat that lands in between is then found by its id, not called a clash.
    open.stream()
        .flatMap(pending -> pending.drafts().stream())
        .map(draft -> draft.proposal().stream())
        .distinct()
        .forEach(heads::read);
    Map<String, CommittedEvent> recorded = recorded(open);
    return open.stream().filter(pending -> canBeWritten(pending, recorded)).toList();
  }

  private boolean canBeWritten(AppendRequest pending, Map<String, CommittedEvent> recorded) {
    List<CommittedEvent> found =
        new ArrayList<>(pending.ids().stream().map(recorded::get).toList());
    found.removeIf(Objects::isNull);
    Optional<UnstampedEntry> misfit = AppendBatch.misfit(pending, heads);
    if (found.size() == pending.drafts().size()) {
      pending.recorded(found);
    } else if (!found.isEmpty()) {
      pending.fail(partlyRecorded(found.getFirst()));
    } else {
      misfit.ifPresent(draft -> pending.fail(conflict(draft.proposal())));
    }
    return !pending.isDone();
  }

  private Map<String, CommittedEvent> recorded(List<AppendRequest> open) {
    List<String> ids = open.stream().flatMap(pending -> pending.ids().stream()).toList();
    return commits.withIds(ids).stream()
        .flatMap(commit -> commit.events().stream())
        .collect(Collectors.toMap(CommittedEvent::id, Function.identity()));
  }

  private StreamConflict conflict(ProposedEvent proposal) {
    return new StreamConflict(
        proposal.stream(), proposal.sequence(), heads.read(proposal.stream()));
  }

  private static IllegalArgumentException partlyRecorded(CommittedEvent event) {
    return new IllegalArgumentException(
        "The id %s is that of the event at position %d, recorded in another commit"
            .formatted(event.id(), event.position()));
  }
}
