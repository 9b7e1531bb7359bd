package org.engagementledger.query.projections;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.engagementledger.events.DeadLetterEvent;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.Proposal;
import org.engagementledger.ledger.Recorded;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.ledger.axon.EventCodec.Written;
import org.engagementledger.security.SecurityLog;
import org.springframework.stereotype.Component;

/**
 * Records the few things that happen on this side: what was done about dead letters and read
 * models, and what was taken out of the ledger. They are subject to no rules.
 */
@Component
public final class Note {
  private final Ledger ledger;
  private final EventCodec codec;
  private final SecurityLog log;

  /** Records in this ledger, as the codec writes, and in the security log. */
  public Note(Ledger ledger, EventCodec codec, SecurityLog log) {
    this.ledger = ledger;
    this.codec = codec;
    this.log = log;
  }

  /** Records that an actor did something, and says how it is recorded. */
  public Recorded of(LedgerEvent event, String actor) {
    Written written = codec.write(event);
    String id = UUID.randomUUID().toString();
    Map<String, String> attributes = new HashMap<>(Map.of("actor", actor));
    if (event instanceof DeadLetterEvent decided) {
      attributes.put("causationid", decided.event());
    }
    Recorded recorded =
        ledger.appendNext(
            event.stream(),
            sequence ->
                new Proposal(
                    id, written.type(), event.stream(), sequence, attributes, written.json()));
    log.record(event, actor);
    return recorded;
  }
}
