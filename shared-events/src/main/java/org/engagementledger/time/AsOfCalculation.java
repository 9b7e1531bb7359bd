package org.engagementledger.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.dossiers.Entry.Standing;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;

/** Finds out what a dossier was as of a day. */
record AsOfCalculation(KnownDossier known, DossierTimelines timelines, LocalDate day) {
  DossierAsOf dossier() {
    return new DossierAsOf(known.dossier(), day, entries(), statuses(), attributes());
  }

  private List<EntryAsOf> entries() {
    Map<String, Certainty> ordered = ordered();
    return known.dossier().entries().stream()
        .filter(entry -> entry.standing() != Standing.RETRACTED)
        .map(
            entry -> {
              Certainty certainty = ordered.get(entry.id().id());
              return certainty == null ? alone(entry) : among(entry, certainty);
            })
        .toList();
  }

  /** Whether each position and attribute had come, which depends on the others around it. */
  private Map<String, Certainty> ordered() {
    Map<String, Certainty> certainties = new HashMap<>();
    Stream.of(timelines.positions().values(), timelines.attributes().values())
        .flatMap(courses -> courses.stream())
        .flatMap(course -> course.steps().stream())
        .forEach(step -> certainties.put(step.value().id().id(), step.from().onOrBefore(day)));
    return certainties;
  }

  private EntryAsOf among(Entry entry, Certainty certainty) {
    boolean present = certainty != Certainty.ABSENT;
    List<Long> events = known.versions(entry.id()).all().getLast().events();
    return new EntryAsOf(
        entry,
        certainty,
        present ? List.of(entry.fact()) : List.of(),
        present ? events : List.of());
  }

  private EntryAsOf alone(Entry entry) {
    OrderedTimeline<FactVersion> course =
        known.versions(entry.id()).course(entry, known.dossier().begun(entry));
    List<FactVersion> last = course.lastBy(day).toList();
    List<Fact> facts =
        last.stream().map(FactVersion::fact).flatMap(Optional::stream).distinct().toList();
    boolean maybeNot =
        course.mayNotHaveBegun(day) || last.stream().anyMatch(it -> it.fact().isEmpty());
    return new EntryAsOf(
        entry,
        certainty(!facts.isEmpty(), maybeNot),
        facts,
        course.begunBy(day).flatMap(it -> it.events().stream()).distinct().toList());
  }

  private static Certainty certainty(boolean maybe, boolean maybeNot) {
    if (!maybe) {
      return Certainty.ABSENT;
    }
    return maybeNot ? Certainty.POSSIBLE : Certainty.CERTAIN;
  }

  private List<StatusAsOf> statuses() {
    return timelines.positions().entrySet().stream()
        .map(it -> status(it.getKey(), it.getValue()))
        .toList();
  }

  private StatusAsOf status(InstrumentId instrument, OrderedTimeline<Entry> course) {
    List<Entry> last = course.changesOf(StatusAsOf::of).lastBy(day).toList();
    List<Status> possible = new ArrayList<>();
    if (course.mayNotHaveBegun(day)) {
      possible.add(Status.UNKNOWN);
    }
    last.forEach(entry -> possible.add(StatusAsOf.of(entry)));
    return new StatusAsOf(
        instrument, StatusAsOf.eachOnce(possible.stream()), last.stream().map(Entry::id).toList());
  }

  private List<AttributeAsOf> attributes() {
    return timelines.attributes().entrySet().stream()
        .map(it -> attribute(it.getKey(), it.getValue()))
        .filter(it -> !it.values().isEmpty())
        .toList();
  }

  private AttributeAsOf attribute(AttributeName name, OrderedTimeline<Entry> course) {
    return new AttributeAsOf(
        name,
        course.lastBy(day).map(Entry::id).toList(),
        certainty(course.possible(day) > 0, course.mayNotHaveBegun(day)));
  }
}
