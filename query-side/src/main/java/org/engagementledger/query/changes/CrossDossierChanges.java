package org.engagementledger.query.changes;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.paging.ListPage;
import org.engagementledger.query.changes.DossierComparison.EntryLine;
import org.engagementledger.query.endorsements.EndorsementOverview;
import org.engagementledger.query.readmodels.HistoricalDossiers;
import org.engagementledger.query.readmodels.StoredEvent;
import org.engagementledger.query.readmodels.deadletters.DeadLetter;
import org.engagementledger.query.readmodels.deadletters.DeadLetterStore;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the dossiers of many countries came to differ. */
@Component
final class CrossDossierChanges {
  private final HistoricalDossiers past;
  private final EndorsementOverview world;
  private final DeadLetterStore letters;

  CrossDossierChanges(HistoricalDossiers past, EndorsementOverview world, DeadLetterStore letters) {
    this.past = past;
    this.world = world;
    this.letters = letters;
  }

  /**
   * Which changes are asked for; what is not given does not matter.
   *
   * @param region in whose countries
   * @param instrument those in where they stand on it
   */
  record Scope(@Nullable String region, @Nullable InstrumentId instrument) {
    Optional<String> place() {
      return Optional.ofNullable(region);
    }

    Optional<InstrumentId> subject() {
      return Optional.ofNullable(instrument);
    }
  }

  /**
   * Which changes between which views are asked for, with or without persons and what is internal.
   */
  record ChangesQuery(Scope scope, ComparisonRequest comparing, boolean withPersons) {}

  /**
   * What changed.
   *
   * @param all the countries in which something did, by name
   * @param waiting those of which something cannot be shown; their changes end ahead of it
   * @param next where the next page begins; empty if this is the last
   */
  record ChangesPage(
      List<DossierComparison> all, List<CountryCode> waiting, Optional<ChangesCursor> next) {
    /** The page that follows, by what is known now. */
    Optional<Map<String, String>> next(ComparisonRequest comparing) {
      return next.map(it -> comparing.next(it.text()));
    }
  }

  /** A page of the changes that are asked for, of at most so many entries. */
  ChangesPage changes(
      ChangesQuery question, Optional<ChangesCursor> after, int size, ReadModelCheckpoint at) {
    Iterator<DossierComparison> all =
        changes(question, after.map(ChangesCursor::country), at).iterator();
    List<DossierComparison> page = new ArrayList<>();
    Optional<ChangesCursor> next = Optional.empty();
    int left = size;
    while (next.isEmpty() && all.hasNext()) {
      DossierComparison changes = all.next();
      CountryCode country = changes.country();
      int from =
          after.filter(it -> it.country().equals(country)).map(ChangesCursor::place).orElse(0);
      ListPage<EntryLine> part = ListPage.of(changes.entries(), from, left);
      next = part.next().map(place -> new ChangesCursor(country, place));
      left -= part.entries().size();
      page.add(changes.with(part.entries()));
    }
    Map<String, Long> waiting = waiting(at);
    List<CountryCode> countries = world.codes(question.scope().place(), at);
    return new ChangesPage(
        page, countries.stream().filter(it -> waiting.containsKey(it.code())).toList(), next);
  }

  /** All of them, from those of a country on, computed as they are taken. */
  Stream<DossierComparison> changes(
      ChangesQuery question, Optional<CountryCode> from, ReadModelCheckpoint at) {
    Scope scope = question.scope();
    ComparisonRequest comparing = question.comparing();
    boolean withPersons = question.withPersons();
    world.requireKnown(scope.place(), scope.subject(), at);
    List<CountryCode> countries =
        world.codes(scope.place(), at).stream()
            .dropWhile(it -> !from.map(it::equals).orElse(true))
            .toList();
    Map<String, Long> waiting = waiting(at);
    return past.events(countries)
        .map(
            it ->
                DossierComparison.ifOpen(
                    it.country(),
                    comparing,
                    shown(it, waiting),
                    withPersons
                        ? Optional.empty()
                        : Optional.of(HistoricalDossiers.redactions(it.events()))))
        .flatMap(Optional::stream)
        .map(it -> scope.subject().map(it::on).orElse(it))
        .filter(it -> !it.isEmpty());
  }

  /** From which sequence on streams wait. */
  private Map<String, Long> waiting(ReadModelCheckpoint at) {
    return letters.all(at).stream()
        .collect(Collectors.toMap(DeadLetter::stream, DeadLetter::sequence));
  }

  /** One dossier that waits must not keep the changes of all others from being shown. */
  private static List<StoredEvent> shown(
      HistoricalDossiers.CountryEvents told, Map<String, Long> waiting) {
    long until = waiting.getOrDefault(told.country().code(), Long.MAX_VALUE);
    return told.events().stream().takeWhile(it -> it.sequence() < until).toList();
  }
}
