package org.engagementledger.query.projections;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.engagementledger.events.DeadLetterEvent;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.Proposal;
import org.engagementledger.ledger.Recorded;
import org.engagementledger.ledger.StreamConflict;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.ledger.axon.EventCodec.Written;
import org.springframework.stereotype.Component;

/**
 * Records the few things that happen on this side: what was done about dead letters and read
 * models, and what was taken out of the ledger. They are subject to no rules.
 */
@Component
public final class Note {
  private final Ledger ledger;
  private final EventCodec codec;

  Note(Ledger ledger, EventCodec codec) {
    this.ledger = ledger;
    this.codec = codec;
  }

  /** Records that an actor did something, and says how it is recorded. */
  public Recorded of(LedgerEvent event, String actor) {
    Written written = codec.write(event);
    String id = UUID.randomUUID().toString();
    Map<String, String> attributes = new HashMap<>(Map.of("actor", actor, "command", id));
    if (event instanceof DeadLetterEvent decided) {
      attributes.put("causationid", decided.event());
    }
    while (true) {
      long sequence = ledger.lastSequence(event.stream()) + 1;
      Proposal proposal =
          new Proposal(id, written.type(), event.stream(), sequence, attributes, written.json());
      try {
        return ledger.append(List.of(proposal)).getFirst();
      } catch (StreamConflict another) {
        // Someone else was faster; the next sequence may be free.
      }
    }
  }
}
