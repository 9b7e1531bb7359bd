package org.engagementledger.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds out, from the log itself, what became of commits that could not simply be written. */
final class Settlement {
  private final Commits commits;
  private final StreamHeads heads;

  Settlement(Commits commits, StreamHeads heads) {
    this.commits = commits;
    this.heads = heads;
  }

  /**
   * Answers repeats with what is recorded, and conflicts with the reason; answers those that can be
   * written after all.
   */
  List<Pending> settle(List<Pending> open) {
    if (open.isEmpty()) {
      return open;
    }
    // The heads first: a repeat that lands in between is then found by its id, not called a clash.
    open.stream()
        .flatMap(pending -> pending.drafts().stream())
        .map(draft -> draft.proposal().stream())
        .distinct()
        .forEach(heads::read);
    Map<String, Recorded> recorded = recorded(open);
    return open.stream().filter(pending -> canBeWritten(pending, recorded)).toList();
  }

  private boolean canBeWritten(Pending pending, Map<String, Recorded> recorded) {
    List<Recorded> found = new ArrayList<>(pending.ids().stream().map(recorded::get).toList());
    found.removeIf(Objects::isNull);
    Optional<Draft> misfit = Batch.misfit(pending, heads);
    if (found.size() == pending.drafts().size()) {
      pending.recorded(found);
    } else if (!found.isEmpty()) {
      pending.fail(partlyRecorded(found.getFirst()));
    } else {
      misfit.ifPresent(draft -> pending.fail(conflict(draft.proposal())));
    }
    return !pending.isDone();
  }

  private Map<String, Recorded> recorded(List<Pending> open) {
    List<String> ids = open.stream().flatMap(pending -> pending.ids().stream()).toList();
    return commits.withIds(ids).stream()
        .flatMap(commit -> commit.events().stream())
        .collect(Collectors.toMap(Recorded::id, Function.identity()));
  }

  private StreamConflict conflict(Proposal proposal) {
    return new StreamConflict(
        proposal.stream(), proposal.sequence(), heads.read(proposal.stream()));
  }

  private static IllegalArgumentException partlyRecorded(Recorded event) {
    return new IllegalArgumentException(
        "The id %s is that of the event at position %d, recorded in another commit"
            .formatted(event.id(), event.position()));
  }
}
