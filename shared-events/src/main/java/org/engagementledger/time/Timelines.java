package org.engagementledger.time;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.engagementledger.events.AttributeName;
import org.engagementledger.events.DayRange;
import org.engagementledger.events.Entry;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Attribute;
import org.engagementledger.events.Fact.Position;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.time.Course.Step;

/** In which order a state took its positions and its attributes their values. */
record Timelines(
    Map<InstrumentId, Course<Entry>> positions, Map<AttributeName, Course<Entry>> attributes) {
  static Timelines of(KnownDossier known) {
    return new Timelines(
        courses(known, Position.class, Position::instrument, any -> true),
        courses(known, Attribute.class, Attribute::name, any -> true));
  }

  /** The positions on some instruments. */
  static Map<InstrumentId, Course<Entry>> positions(KnownDossier known, Set<InstrumentId> on) {
    return courses(known, Position.class, Position::instrument, on::contains);
  }

  private static <F extends Fact, K> Map<K, Course<Entry>> courses(
      KnownDossier known, Class<F> sort, Function<F, K> subject, Predicate<K> wanted) {
    Map<K, Course<Entry>> courses = new LinkedHashMap<>();
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

  private static Course<Entry> course(List<Entry> entries) {
    return Course.inOrder(
        DayRange.inOrder(entries, Entry::since).stream()
            .map(it -> new Step<>(it.since(), it))
            .toList());
  }
}
