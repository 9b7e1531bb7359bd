package org.engagementledger.command.dossiers;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.ResolutionId;
import org.engagementledger.text.Refusal;

/**
 * What must hold after every event of what the event is about, whether it recorded, amended or
 * retracted: what {@link PositionInvariants} and {@link EntryInvariants} say, and that a resolution
 * is co-sponsored once.
 *
 * <p>Ledgers of before may hold what breaks them. There an event may leave as much broken as it
 * finds, and a retraction is never refused, so that it can be put right in whatever order.
 */
final class DossierInvariants {
  private DossierInvariants() {}

  /**
   * Checks what an event that is recorded by that day makes of a dossier.
   *
   * @throws Refusal if it breaks what must hold
   */
  static void check(Dossier dossier, DossierEvent event, LocalDate recorded) {
    if (event instanceof AboutEntry about) {
      check(about, dossier, dossier.after(event, recorded));
    }
  }

  private static void check(AboutEntry event, Dossier before, Dossier after) {
    requireNoMoreBroken(event, before, after, it -> EntryInvariants.broken(it, event.entry()));
    List<Fact> said =
        Stream.of(before, after)
            .flatMap(it -> it.entry(event.entry()).stream())
            .map(Entry::fact)
            .toList();
    facts(said, Position.class)
        .map(Position::instrument)
        .distinct()
        .forEach(
            it ->
                requireNoMoreBroken(event, before, after, in -> PositionInvariants.broken(in, it)));
    facts(said, Cosponsorship.class)
        .map(Cosponsorship::resolution)
        .distinct()
        .forEach(it -> requireNoMoreBroken(event, before, after, in -> repeated(in, it)));
  }

  private static <F extends Fact> Stream<F> facts(List<Fact> said, Class<F> sort) {
    return said.stream().filter(sort::isInstance).map(sort::cast);
  }

  private static List<String> repeated(Dossier dossier, ResolutionId resolution) {
    return dossier
        .facts(Cosponsorship.class)
        .filter(it -> it.resolution().equals(resolution))
        .skip(1)
        .map(it -> resolution + " would be co-sponsored twice")
        .toList();
  }

  private static void requireNoMoreBroken(
      AboutEntry event, Dossier before, Dossier after, Function<Dossier, List<String>> law) {
    List<String> now = law.apply(after);
    List<String> was = now.isEmpty() ? now : law.apply(before);
    boolean takesBack = event instanceof EntryRetracted && !was.isEmpty();
    if (now.size() > was.size() && !takesBack) {
      throw new Refusal(
          now.stream().filter(it -> !was.contains(it)).findFirst().orElse(now.getFirst()));
    }
  }
}
