package org.engagementledger.wiring;

import com.mongodb.client.MongoDatabase;
import java.util.Map;
import org.engagementledger.events.DisclosureEvent;
import org.engagementledger.events.DisclosureEvent.LedgerRestored;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.ledger.axon.EventCodec.EncodedPayload;
import org.engagementledger.ledger.backup.CompletedRestore;
import org.engagementledger.ledger.log.ProposedEvent;

/**
 * Records that a ledger was restored when it is opened for the first time after that. The event has
 * the id of the note, so whoever is killed in between, or opens it at the same moment, records it
 * once.
 */
final class RestoreRecorder {
  private final Ledger ledger;
  private final EventCodec codec;

  RestoreRecorder(Ledger ledger, EventCodec codec) {
    this.ledger = ledger;
    this.codec = codec;
  }

  void record(MongoDatabase database) {
    CompletedRestore.in(database)
        .ifPresent(
            restore -> {
              record(restore);
              restore.removeFrom(database);
            });
  }

  private void record(CompletedRestore restore) {
    EncodedPayload written =
        codec.write(new LedgerRestored(restore.size(), restore.root(), restore.at().toString()));
    Map<String, String> attributes = Map.of("actor", restore.by());
    ledger.appendNext(
        DisclosureEvent.STREAM,
        sequence ->
            new ProposedEvent(
                restore.eventId(),
                written.type(),
                DisclosureEvent.STREAM,
                sequence,
                attributes,
                written.json()));
  }
}
