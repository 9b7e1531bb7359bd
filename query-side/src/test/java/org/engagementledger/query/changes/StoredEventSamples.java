package org.engagementledger.query.changes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.query.readmodels.StoredEvent;

/** Events of one dossier as projections see them, recorded a second apart. */
final class StoredEventSamples {
  static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

  private StoredEventSamples() {}

  static List<StoredEvent> of(List<DossierEvent> events) {
    return IntStream.range(0, events.size()).mapToObj(i -> seen(i, events.get(i))).toList();
  }

  private static StoredEvent seen(int index, DossierEvent event) {
    return new StoredEvent(
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
