package org.engagementledger.query.projections;

import java.util.List;
import java.util.function.Supplier;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.Recorded;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.ledger.axon.EventCodec.Written;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The ledger as projections read it. */
@Component
final class Log implements Folds.Streams {
  private final Ledger ledger;
  private final EventCodec codec;

  Log(Ledger ledger, EventCodec codec) {
    this.ledger = ledger;
    this.codec = codec;
  }

  /** The events from that position on; empty at the end. */
  List<Seen> read(long from, int limit) {
    return ledger.read(from, limit).stream().map(this::seen).toList();
  }

  /** The last position. */
  long end() {
    return ledger.head().position();
  }

  @Override
  public List<Seen> before(String stream, long sequence) {
    return sequence == 0
        ? List.of()
        : ledger.readStream(stream, 0, Math.toIntExact(sequence)).stream().map(this::seen).toList();
  }

  /** An event is read when it is first looked at, and once. */
  private Seen seen(Recorded it) {
    Supplier<LedgerEvent> payload =
        SingletonSupplier.of(() -> (LedgerEvent) codec.read(new Written(it.type(), it.data())));
    return new Seen(
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
