package org.engagementledger.history;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.events.DeadLetterEvent;
import org.engagementledger.events.DeadLetterEvent.EventDiscarded;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.ledger.axon.EventUnreadable;
import org.engagementledger.ledger.log.CommittedEvent;
import org.springframework.stereotype.Component;

/** The events that somebody has decided to leave out; they stay in the ledger. */
@Component
public final class DiscardedEvents {
  private final Ledger ledger;
  private final EventCodec codec;

  DiscardedEvents(Ledger ledger, EventCodec codec) {
    this.ledger = ledger;
    this.codec = codec;
  }

  /** Their ids, as far as the ledger tells at present and this program can read. */
  public Set<String> ids() {
    return ledger.readStream(DeadLetterEvent.STREAM, 0, Integer.MAX_VALUE).stream()
        .flatMap(this::event)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Stream<String> event(CommittedEvent decision) {
    try {
      return codec.read(decision) instanceof EventDiscarded it
          ? Stream.of(it.event())
          : Stream.empty();
    } catch (EventUnreadable ofANewerVersion) {
      return Stream.empty();
    }
  }
}
