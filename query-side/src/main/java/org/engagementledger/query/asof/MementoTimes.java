package org.engagementledger.query.asof;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.engagementledger.query.readmodels.StoredEvent;

/**
 * The times at which a dossier came to be as it then was. Those that are listed are the last of
 * each second, as HTTP tells times apart by the second; the others have an address all the same.
 *
 * @param changes one for each event, in their order
 */
public record MementoTimes(List<Instant> changes) {
  /** Before any change. */
  static final MementoTimes NONE = new MementoTimes(List.of());

  /** The same times, unmodifiable. */
  public MementoTimes {
    changes = List.copyOf(changes);
  }

  /** Those of a dossier with these events. */
  public static MementoTimes of(List<StoredEvent> events) {
    return new MementoTimes(events.stream().map(StoredEvent::time).toList());
  }

  /** Those that are listed. */
  public List<Instant> times() {
    Map<Instant, Instant> lastInSecond = new LinkedHashMap<>();
    changes.forEach(it -> lastInSecond.put(it.truncatedTo(ChronoUnit.SECONDS), it));
    return List.copyOf(lastInSecond.values());
  }

  /** Which was so at that time; empty before the first. */
  Optional<Instant> at(Instant time) {
    return changes.reversed().stream().filter(it -> !it.isAfter(time)).findFirst();
  }

  /** The same; the first before it (RFC 7089, section 4.5.3). */
  Optional<Instant> atOrFirst(Instant time) {
    return at(time).or(() -> times().stream().findFirst());
  }

  /** What is to be linked from one of them, listed or not: by time, what each is to it. */
  Map<Instant, String> around(Instant time) {
    List<Instant> times = times();
    Map<Instant, List<String>> relations = new LinkedHashMap<>();
    relate(times.getFirst(), "first", relations);
    times.reversed().stream()
        .filter(it -> it.isBefore(time))
        .findFirst()
        .ifPresent(it -> relate(it, "prev", relations));
    relate(time, "", relations);
    times.stream()
        .filter(it -> it.isAfter(time))
        .findFirst()
        .ifPresent(it -> relate(it, "next", relations));
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
