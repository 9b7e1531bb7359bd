package org.engagementledger.query.changes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.InstrumentId;
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
   * What changed.
   *
   * @param all the countries in which something did, by name
   * @param waiting those of which something cannot be shown; their changes end ahead of it
   */
  record Found(List<Changes> all, List<CountryCode> waiting) {}

  /**
   * The changes that are asked for.
   *
   * @param all whether persons, reasons and what is internal are shown as well
   */
  Found changes(Scope scope, Comparing comparing, boolean all, Catalogue at) {
    world.requireKnown(scope.place(), scope.subject(), at);
    List<CountryCode> countries = world.codes(scope.place(), at);
    Map<String, Long> waiting = waiting(at);
    List<Changes> changes =
        past.events(countries)
            .map(
                it ->
                    Changes.ifOpen(
                        it.country(),
                        comparing,
                        shown(it, waiting),
                        all ? Optional.empty() : Optional.of(Past.redactions(it.events()))))
            .flatMap(Optional::stream)
            .map(it -> scope.subject().map(it::on).orElse(it))
            .filter(it -> !it.isEmpty())
            .toList();
    return new Found(
        changes, countries.stream().filter(it -> waiting.containsKey(it.code())).toList());
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
