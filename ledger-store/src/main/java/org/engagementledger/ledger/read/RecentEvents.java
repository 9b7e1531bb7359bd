package org.engagementledger.ledger.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.engagementledger.ledger.log.CommittedEvent;
import org.jspecify.annotations.Nullable;

/** The last events this process has recorded, without a gap, so that followers need no server. */
public final class RecentEvents {
  private static final int CAPACITY = 512;

  private final @Nullable CommittedEvent[] ring = new CommittedEvent[CAPACITY];
  private final Map<String, CommittedEvent> byId = new HashMap<>();
  private long first = 1;
  private long next = 1;

  /** Takes the events of a commit; those before a gap are forgotten. */
  public synchronized void add(List<CommittedEvent> events) {
    if (events.getFirst().position() != next) {
      byId.clear();
      first = events.getFirst().position();
    }
    events.forEach(this::put);
    next = events.getLast().position() + 1;
    first = Math.max(first, next - CAPACITY);
  }

  public synchronized Optional<CommittedEvent> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The events from this position on, if that one is among them. */
  synchronized List<CommittedEvent> from(long position, int limit) {
    return position < first
        ? List.of()
        : LongStream.range(position, Math.min(next, position + limit)).mapToObj(this::at).toList();
  }

  private void put(CommittedEvent event) {
    CommittedEvent old = ring[slot(event.position())];
    if (old != null) {
      byId.remove(old.id());
    }
    ring[slot(event.position())] = event;
    byId.put(event.id(), event);
  }

  private CommittedEvent at(long position) {
    return Objects.requireNonNull(ring[slot(position)]);
  }

  private static int slot(long position) {
    return (int) (position % CAPACITY);
  }
}
