package org.engagementledger.query.readmodels;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.history.DiscardedEvents;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.ledger.log.CommittedEvent;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The ledger as projections read it: without the events that were discarded. */
@Component
public final class ProjectedLog implements DossierCache.Streams {
  private static final int PAGE = 1_000;

  private final Ledger ledger;
  private final EventCodec codec;
  private final DiscardedEvents discarded;
  private volatile Set<String> left = Set.of();

  ProjectedLog(Ledger ledger, EventCodec codec, DiscardedEvents discarded) {
    this.ledger = ledger;
    this.codec = codec;
    this.discarded = discarded;
  }

  /** The events from that position on, discarded ones included; empty at the end. */
  public List<StoredEvent> read(long from, int limit) {
    return ledger.read(from, limit).stream().map(this::seen).toList();
  }

  /** The events at those positions. */
  public List<StoredEvent> at(List<Long> positions) {
    try {
      return positions.stream().flatMap(position -> read(position, 1).stream()).toList();
    } catch (RuntimeException cause) {
      throw new TransientLogFailure(cause);
    }
  }

  /** The last position. */
  public long end() {
    return ledger.head().position();
  }

  /** How many events of a stream there are from a sequence on. */
  public long count(String stream, long from) {
    return ledger.lastSequence(stream) - from + 1;
  }

  /** The events of a stream from a sequence on, up to a position. */
  public List<StoredEvent> stream(String stream, long from, long until) {
    return read(stream, from, Integer.MAX_VALUE).stream()
        .takeWhile(seen -> seen.position() <= until)
        .toList();
  }

  /** The events of several streams, by the name of each, read in one pass. */
  Map<String, List<StoredEvent>> streams(List<String> streams) {
    try {
      Set<String> wanted = Set.copyOf(streams);
      long end = end();
      List<StoredEvent> found = new ArrayList<>();
      for (long from = 1; from <= end; from += PAGE) {
        read(from, PAGE).stream().filter(it -> wanted.contains(it.stream())).forEach(found::add);
      }
      return withoutDiscarded(found).stream().collect(Collectors.groupingBy(StoredEvent::stream));
    } catch (RuntimeException cause) {
      throw new TransientLogFailure(cause);
    }
  }

  /** The events of a stream that were recorded until then; what came later is not read. */
  List<StoredEvent> recorded(String stream, Instant until) {
    try (Stream<CommittedEvent> events = ledger.readStream(stream, 0)) {
      return withoutDiscarded(
          events.takeWhile(it -> !it.time().isAfter(until)).map(this::seen).toList());
    } catch (RuntimeException cause) {
      throw new TransientLogFailure(cause);
    }
  }

  @Override
  public List<StoredEvent> before(String stream, long sequence) {
    return sequence == 0
        ? List.of()
        : withoutDiscarded(read(stream, 0, Math.toIntExact(Math.min(sequence, Integer.MAX_VALUE))));
  }

  /** Those of the events that count. */
  public List<StoredEvent> withoutDiscarded(List<StoredEvent> events) {
    Set<String> ids = left;
    return ids.isEmpty()
        ? events
        : events.stream().filter(seen -> !ids.contains(seen.id())).toList();
  }

  /** Looks which events have been discarded. */
  public void readDiscarded() {
    left = discarded.ids();
  }

  private List<StoredEvent> read(String stream, long from, int limit) {
    try {
      return ledger.readStream(stream, from, limit).stream().map(this::seen).toList();
    } catch (RuntimeException cause) {
      throw new TransientLogFailure(cause);
    }
  }

  /** An event is read when it is first looked at, and once. */
  private StoredEvent seen(CommittedEvent it) {
    Supplier<LedgerEvent> payload = SingletonSupplier.of(() -> (LedgerEvent) codec.read(it));
    return new StoredEvent(
        it.position(),
        it.time(),
        it.id(),
        it.type(),
        it.stream(),
        it.sequence(),
        it.attributes(),
        payload);
  }
}
