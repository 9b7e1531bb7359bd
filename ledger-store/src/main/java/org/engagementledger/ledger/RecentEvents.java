package org.engagementledger.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The last events this process has recorded, without a gap, so that followers need no server. */
final class RecentEvents {
  private static final int CAPACITY = 512;

  private final @Nullable Recorded[] ring = new Recorded[CAPACITY];
  private final Map<String, Recorded> byId = new HashMap<>();
  private long first = 1;
  private long next = 1;

  /** Takes the events of a commit; those before a gap are forgotten. */
  synchronized void add(List<Recorded> events) {
    if (events.getFirst().position() != next) {
      byId.clear();
      first = events.getFirst().position();
    }
    events.forEach(this::put);
    next = events.getLast().position() + 1;
    first = Math.max(first, next - CAPACITY);
  }

  synchronized Optional<Recorded> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The events from this position on, if that one is among them. */
  synchronized List<Recorded> from(long position, int limit) {
    return position < first
        ? List.of()
        : LongStream.range(position, Math.min(next, position + limit)).mapToObj(this::at).toList();
  }

  private void put(Recorded event) {
    Recorded old = ring[slot(event.position())];
    if (old != null) {
      byId.remove(old.id());
    }
    ring[slot(event.position())] = event;
    byId.put(event.id(), event);
  }

  private Recorded at(long position) {
    return Objects.requireNonNull(ring[slot(position)]);
  }

  private static int slot(long position) {
    return (int) (position % CAPACITY);
  }
}
