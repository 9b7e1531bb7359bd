package org.engagementledger.query.changes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.query.projections.Seen;

/** Events of one dossier as projections see them, recorded a second apart. */
final class SeenEvents {
  static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

  private SeenEvents() {}

  static List<Seen> of(List<DossierEvent> events) {
    return IntStream.range(0, events.size()).mapToObj(i -> seen(i, events.get(i))).toList();
  }

  private static Seen seen(int index, DossierEvent event) {
    return new Seen(
        index + 1L,
        BEGIN.plusSeconds(index),
        "id-" + index,
        "type",
        "NO",
        index,
        Map.of("actor", "recorder", "reason", "why"),
        () -> event);
  }
}
