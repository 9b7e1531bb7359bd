package org.engagementledger.time;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.engagementledger.events.AttributeName;
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
        courses(known, Position.class, Position::instrument),
        courses(known, Attribute.class, Attribute::name));
  }

  private static <F extends Fact, K> Map<K, Course<Entry>> courses(
      KnownDossier known, Class<F> sort, Function<F, K> subject) {
    Map<K, Course<Entry>> courses = new LinkedHashMap<>();
    known
        .dossier()
        .standing()
        .filter(entry -> sort.isInstance(entry.fact()))
        .collect(
            Collectors.groupingBy(
                entry -> subject.apply(sort.cast(entry.fact())),
                LinkedHashMap::new,
                Collectors.toList()))
        .forEach((key, entries) -> courses.put(key, course(known, entries)));
    return courses;
  }

  private static Course<Entry> course(KnownDossier known, List<Entry> entries) {
    return Course.inOrder(
        inOrder(entries).stream()
            .map(it -> new Step<>(known.versions(it.id()).all().getLast().from(), it))
            .toList());
  }

  /** By date as far as dates tell, else as recorded; the last is the one the dossier goes by. */
  private static List<Entry> inOrder(List<Entry> entries) {
    List<Entry> left = new ArrayList<>(entries);
    List<Entry> latestFirst = new ArrayList<>();
    while (!left.isEmpty()) {
      Entry last = last(left);
      left.remove(last);
      latestFirst.add(last);
    }
    return latestFirst.reversed();
  }

  private static Entry last(List<Entry> entries) {
    return entries.reversed().stream()
        .filter(one -> entries.stream().noneMatch(it -> isCertainlyAfter(it, one)))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isCertainlyAfter(Entry one, Entry other) {
    return one.fact().date().certainlyAfter(other.fact().date());
  }
}
