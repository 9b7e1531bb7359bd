package org.engagementledger.time;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.engagementledger.dates.DayRange;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.time.OrderedTimeline.DatedStep;

/** In which order a state took its positions and its attributes their values. */
public record DossierTimelines(
    Map<InstrumentId, OrderedTimeline<Entry>> positions,
    Map<AttributeName, OrderedTimeline<Entry>> attributes) {
  static DossierTimelines of(KnownDossier known) {
    return new DossierTimelines(
        courses(known, Position.class, Position::instrument, any -> true),
        courses(known, Attribute.class, Attribute::name, any -> true));
  }

  /** The positions on some instruments. */
  public static Map<InstrumentId, OrderedTimeline<Entry>> positions(
      KnownDossier known, Set<InstrumentId> on) {
    return courses(known, Position.class, Position::instrument, on::contains);
  }

  private static <F extends Fact, K> Map<K, OrderedTimeline<Entry>> courses(
      KnownDossier known, Class<F> sort, Function<F, K> subject, Predicate<K> wanted) {
    Map<K, OrderedTimeline<Entry>> courses = new LinkedHashMap<>();
    known
        .dossier()
        .standing()
        .filter(entry -> sort.isInstance(entry.fact()))
        .filter(entry -> wanted.test(subject.apply(sort.cast(entry.fact()))))
        .collect(
            Collectors.groupingBy(
                entry -> subject.apply(sort.cast(entry.fact())),
                LinkedHashMap::new,
                Collectors.toList()))
        .forEach((key, entries) -> courses.put(key, course(entries)));
    return courses;
  }

  private static OrderedTimeline<Entry> course(List<Entry> entries) {
    return OrderedTimeline.inOrder(
        DayRange.inOrder(entries, Entry::since).stream()
            .map(it -> new DatedStep<>(it.since(), it))
            .toList());
  }
}
