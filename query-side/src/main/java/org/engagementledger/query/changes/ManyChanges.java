package org.engagementledger.query.changes;

import java.util.List;
import java.util.Optional;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.query.endorsements.World;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Past;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the dossiers of many countries came to differ. */
@Component
final class ManyChanges {
  private final Past past;
  private final World world;

  ManyChanges(Past past, World world) {
    this.past = past;
    this.world = world;
  }

  /**
   * Which changes are asked for; what is not given, or empty, does not matter.
   *
   * @param region in whose countries
   * @param instrument those in where they stand on it
   */
  record Scope(@Nullable String region, @Nullable String instrument) {
    Optional<String> place() {
      return Optional.ofNullable(region).filter(it -> !it.isBlank());
    }

    Optional<InstrumentId> subject() {
      return Optional.ofNullable(instrument).filter(it -> !it.isBlank()).map(InstrumentId::new);
    }
  }

  /** The countries in which something changed, by name, with what changed. */
  List<Changes> changes(Scope scope, Comparing comparing, boolean withPersons, Catalogue at) {
    Optional<InstrumentId> subject = scope.subject().map(it -> world.instrument(it, at).id());
    return world.codes(scope.place(), at).stream()
        .map(it -> Changes.ifOpen(it, comparing, past.events(it), withPersons))
        .flatMap(Optional::stream)
        .map(it -> subject.map(it::on).orElse(it))
        .filter(it -> !it.isEmpty())
        .toList();
  }
}
