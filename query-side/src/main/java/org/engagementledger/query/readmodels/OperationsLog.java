package org.engagementledger.query.readmodels;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.engagementledger.events.DeadLetterEvent;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.ledger.axon.EventCodec.EncodedPayload;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.ProposedEvent;
import org.engagementledger.security.SecurityLog;
import org.springframework.stereotype.Component;

/**
 * Records the few things that happen on this side: what was done about dead letters and read
 * models, and what was taken out of the ledger. They are subject to no rules.
 */
@Component
public final class OperationsLog {
  private final Ledger ledger;
  private final EventCodec codec;
  private final SecurityLog log;

  /** Records in this ledger, as the codec writes, and in the security log. */
  public OperationsLog(Ledger ledger, EventCodec codec, SecurityLog log) {
    this.ledger = ledger;
    this.codec = codec;
    this.log = log;
  }

  /** Records that an actor did something, and says how it is recorded. */
  public CommittedEvent of(LedgerEvent event, String actor) {
    EncodedPayload written = codec.write(event);
    String id = UUID.randomUUID().toString();
    Map<String, String> attributes = new HashMap<>(Map.of("actor", actor));
    if (event instanceof DeadLetterEvent decided) {
      attributes.put("causationid", decided.event());
    }
    CommittedEvent recorded =
        ledger.appendNext(
            event.stream(),
            sequence ->
                new ProposedEvent(
                    id, written.type(), event.stream(), sequence, attributes, written.json()));
    log.record(event, actor);
    return recorded;
  }
}
