package org.engagementledger.query.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.engagementledger.query.projections.Seen;

/**
 * The times at which a dossier came to be as it then was: one for each change, and the last of
 * those in one second, as HTTP tells times apart by the second.
 *
 * @param times in their order
 */
public record Mementos(List<Instant> times) {
  /** Before any change. */
  static final Mementos NONE = new Mementos(List.of());

  /** The same times, unmodifiable. */
  public Mementos {
    times = List.copyOf(times);
  }

  /** Those of a dossier with these events. */
  public static Mementos of(List<Seen> events) {
    Map<Instant, Instant> lastInSecond = new LinkedHashMap<>();
    events.forEach(it -> lastInSecond.put(it.time().truncatedTo(ChronoUnit.SECONDS), it.time()));
    return new Mementos(List.copyOf(lastInSecond.values()));
  }

  /** Which was so at that time; empty before the first. */
  Optional<Instant> at(Instant time) {
    return times.reversed().stream().filter(it -> !it.isAfter(time)).findFirst();
  }

  /** The same; the first before it (RFC 7089, section 4.5.3). */
  Optional<Instant> atOrFirst(Instant time) {
    return at(time).or(() -> times.stream().findFirst());
  }

  /** What is to be linked from one of them: by time, what each is to it. */
  Map<Instant, String> around(Instant time) {
    Map<Instant, List<String>> relations = new LinkedHashMap<>();
    int index = times.indexOf(time);
    relate(times.getFirst(), "first", relations);
    if (index > 0) {
      relate(times.get(index - 1), "prev", relations);
    }
    relate(time, "", relations);
    if (index + 1 < times.size()) {
      relate(times.get(index + 1), "next", relations);
    }
    relate(times.getLast(), "last", relations);
    return joined(relations);
  }

  private static void relate(Instant time, String as, Map<Instant, List<String>> relations) {
    List<String> all = relations.computeIfAbsent(time, it -> new ArrayList<>());
    if (!as.isEmpty()) {
      all.add(as);
    }
  }

  private static Map<Instant, String> joined(Map<Instant, List<String>> relations) {
    return relations.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                it ->
                    String.join(" ", it.getValue())
                        + (it.getValue().isEmpty() ? "" : " ")
                        + "memento",
                (one, other) -> one,
                LinkedHashMap::new));
  }
}
