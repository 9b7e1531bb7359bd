package org.engagementledger.query.changes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dossiers.DossierRedactions;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.engagementledger.query.dossiers.DossierNotFound;
import org.engagementledger.query.readmodels.StoredEvent;
import org.engagementledger.time.DossierChanges;
import org.engagementledger.time.EntryAsOf;
import org.engagementledger.time.EntryChange;
import org.engagementledger.time.FieldChange;
import org.engagementledger.time.KnownDossier;
import org.engagementledger.time.StatusChange;

/**
 * How two views of a dossier differ, and who made them differ.
 *
 * @param description in its name and regions
 * @param described by which events, the last {@value DossierComparison#MOST_CAUSES} of them
 * @param earlierDescribed by how many events before these, if there are any
 * @param statuses in where the state stood
 * @param entries in its entries
 */
record DossierComparison(
    CountryCode country,
    String name,
    ComparisonRequest comparing,
    List<FieldChange> description,
    List<Cause> described,
    Optional<Integer> earlierDescribed,
    List<StatusLine> statuses,
    List<EntryLine> entries) {
  private static final int MOST_CAUSES = 100;

  /** Where the state stood on an instrument: the statuses of which one was its own. */
  record StatusLine(InstrumentId instrument, List<Status> before, List<Status> after) {
    static StatusLine of(StatusChange change) {
      return new StatusLine(
          change.before().instrument(), change.before().possible(), change.after().possible());
    }
  }

  /** An entry in one view. */
  record EntryVersion(Certainty certainty, List<Fact> facts) {
    static EntryVersion of(EntryAsOf entry) {
      return new EntryVersion(entry.certainty(), entry.facts());
    }
  }

  /**
   * An entry that differs.
   *
   * @param causes the last {@value DossierComparison#MOST_CAUSES} events that made it differ
   * @param earlierCauses how many there were before these, if there are any
   */
  record EntryLine(
      EntryId entry,
      EntryChange.ChangeKind kind,
      Fact fact,
      Optional<EntryVersion> before,
      Optional<EntryVersion> after,
      List<FieldChange> fields,
      List<Cause> causes,
      Optional<Integer> earlierCauses) {
    /** All that it held or holds: a correction can move it from one instrument to another. */
    Stream<Fact> facts() {
      return Stream.concat(
          Stream.of(fact),
          Stream.of(before, after).flatMap(Optional::stream).flatMap(it -> it.facts().stream()));
    }

    /** Whether it is not certain that it is as the second view has it. */
    public boolean isOnlyPossible() {
      return after
          .filter(it -> it.certainty() == Certainty.POSSIBLE || it.facts().size() > 1)
          .isPresent();
    }
  }

  /** Whether the two views are the same. */
  public boolean isEmpty() {
    return description.isEmpty() && statuses.isEmpty() && entries.isEmpty();
  }

  /** The same with a part of its entries. */
  DossierComparison with(List<EntryLine> some) {
    return new DossierComparison(
        country,
        name,
        comparing,
        description,
        described,
        earlierDescribed,
        statuses,
        List.copyOf(some));
  }

  /** Of these only those in where the state stands on one instrument, and what made them. */
  DossierComparison on(InstrumentId instrument) {
    return new DossierComparison(
        country,
        name,
        comparing,
        List.of(),
        List.of(),
        Optional.empty(),
        statuses.stream().filter(it -> it.instrument().equals(instrument)).toList(),
        entries.stream()
            .filter(it -> it.facts().anyMatch(fact -> isOn(instrument, fact)))
            .toList());
  }

  private static boolean isOn(InstrumentId instrument, Fact fact) {
    return fact instanceof Position position && position.instrument().equals(instrument);
  }

  /**
   * The changes of a country with those events.
   *
   * @param hidden what is not shown, beside reasons and persons; empty if everything is
   */
  static DossierComparison of(
      CountryCode country,
      ComparisonRequest comparing,
      List<StoredEvent> events,
      Optional<DossierRedactions> hidden) {
    return ifOpen(country, comparing, events, hidden)
        .orElseThrow(() -> new DossierNotFound(country));
  }

  /** The same, or empty if no dossier was opened by the time of the later view. */
  static Optional<DossierComparison> ifOpen(
      CountryCode country,
      ComparisonRequest comparing,
      List<StoredEvent> events,
      Optional<DossierRedactions> hidden) {
    List<RecordedEvent> recorded = events.stream().map(DossierComparison::recorded).toList();
    KnownDossier before = KnownDossier.at(comparing.before().knownAt(), country, recorded);
    KnownDossier after = KnownDossier.at(comparing.after().knownAt(), country, recorded);
    Map<Long, Cause> causes =
        events.stream()
            .collect(Collectors.toMap(StoredEvent::position, it -> Cause.of(it, hidden.isEmpty())));
    return after.dossier().isOpen()
        ? Optional.of(told(comparing, causes, shown(before, hidden), shown(after, hidden)))
        : Optional.empty();
  }

  private static RecordedEvent recorded(StoredEvent seen) {
    return new RecordedEvent(seen.position(), seen.time(), (DossierEvent) seen.event());
  }

  private static KnownDossier shown(KnownDossier known, Optional<DossierRedactions> hidden) {
    return hidden.map(known::forReaders).orElse(known);
  }

  private static DossierComparison told(
      ComparisonRequest comparing,
      Map<Long, Cause> causes,
      KnownDossier before,
      KnownDossier after) {
    DossierChanges changes =
        before.changes(comparing.before().asOf(), after, comparing.after().asOf());
    Function<List<Long>, List<Cause>> told =
        positions -> last(positions).flatMap(it -> Stream.ofNullable(causes.get(it))).toList();
    return new DossierComparison(
        changes.after().known().country(),
        changes.after().known().name(),
        comparing,
        changes.description(),
        told.apply(changes.descriptionEvents()),
        earlier(changes.descriptionEvents()),
        changes.statuses().stream().map(StatusLine::of).toList(),
        changes.entries().stream().map(it -> line(it, told.apply(it.events()))).toList());
  }

  private static Stream<Long> last(List<Long> positions) {
    return positions.stream().skip(Math.max(0, positions.size() - MOST_CAUSES));
  }

  private static Optional<Integer> earlier(List<Long> positions) {
    return Optional.of(positions.size() - MOST_CAUSES).filter(it -> it > 0);
  }

  private static EntryLine line(EntryChange change, List<Cause> causes) {
    return new EntryLine(
        change.entry(),
        change.kind(),
        change.after().or(change::before).orElseThrow().fact(),
        change.before().filter(EntryAsOf::isPresent).map(EntryVersion::of),
        change.after().filter(EntryAsOf::isPresent).map(EntryVersion::of),
        change.kind() == EntryChange.ChangeKind.CHANGED ? change.fields() : List.of(),
        causes,
        earlier(change.events()));
  }
}
