package org.engagementledger.query.changes;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.limits.ListPage;
import org.engagementledger.query.changes.Changes.Line;
import org.engagementledger.query.endorsements.World;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.DeadLetter;
import org.engagementledger.query.projections.DeadLetters;
import org.engagementledger.query.projections.Past;
import org.engagementledger.query.projections.Seen;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the dossiers of many countries came to differ. */
@Component
final class ManyChanges {
  private final Past past;
  private final World world;
  private final DeadLetters letters;

  ManyChanges(Past past, World world, DeadLetters letters) {
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
  record Question(Scope scope, Comparing comparing, boolean withPersons) {}

  /**
   * What changed.
   *
   * @param all the countries in which something did, by name
   * @param waiting those of which something cannot be shown; their changes end ahead of it
   * @param next where the next page begins; empty if this is the last
   */
  record Found(List<Changes> all, List<CountryCode> waiting, Optional<ChangesCursor> next) {
    /** The page that follows, by what is known now. */
    Optional<Map<String, String>> next(Comparing comparing) {
      return next.map(it -> comparing.next(it.text()));
    }
  }

  /** A page of the changes that are asked for, of at most so many entries. */
  Found changes(Question question, Optional<ChangesCursor> after, int size, Catalogue at) {
    Iterator<Changes> all = changes(question, after.map(ChangesCursor::country), at).iterator();
    List<Changes> page = new ArrayList<>();
    Optional<ChangesCursor> next = Optional.empty();
    int left = size;
    while (next.isEmpty() && all.hasNext()) {
      Changes changes = all.next();
      CountryCode country = changes.country();
      int from =
          after.filter(it -> it.country().equals(country)).map(ChangesCursor::place).orElse(0);
      ListPage<Line> part = ListPage.of(changes.entries(), from, left);
      next = part.next().map(place -> new ChangesCursor(country, place));
      left -= part.entries().size();
      page.add(changes.with(part.entries()));
    }
    Map<String, Long> waiting = waiting(at);
    List<CountryCode> countries = world.codes(question.scope().place(), at);
    return new Found(
        page, countries.stream().filter(it -> waiting.containsKey(it.code())).toList(), next);
  }

  /** All of them, from those of a country on, computed as they are taken. */
  Stream<Changes> changes(Question question, Optional<CountryCode> from, Catalogue at) {
    Scope scope = question.scope();
    Comparing comparing = question.comparing();
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
                Changes.ifOpen(
                    it.country(),
                    comparing,
                    shown(it, waiting),
                    withPersons ? Optional.empty() : Optional.of(Past.redactions(it.events()))))
        .flatMap(Optional::stream)
        .map(it -> scope.subject().map(it::on).orElse(it))
        .filter(it -> !it.isEmpty());
  }

  /** From which sequence on streams wait. */
  private Map<String, Long> waiting(Catalogue at) {
    return letters.all(at).stream()
        .collect(Collectors.toMap(DeadLetter::stream, DeadLetter::sequence));
  }

  /** One dossier that waits must not keep the changes of all others from being shown. */
  private static List<Seen> shown(Past.Told told, Map<String, Long> waiting) {
    long until = waiting.getOrDefault(told.country().code(), Long.MAX_VALUE);
    return told.events().stream().takeWhile(it -> it.sequence() < until).toList();
  }
}
