package org.engagementledger.log;

import com.mongodb.client.MongoDatabase;
import java.util.Map;
import org.engagementledger.events.ReadingEvent;
import org.engagementledger.events.ReadingEvent.LedgerRestored;
import org.engagementledger.ledger.CompletedRestore;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.Proposal;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.ledger.axon.EventCodec.Written;

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
    Written written =
        codec.write(new LedgerRestored(restore.size(), restore.root(), restore.at().toString()));
    Map<String, String> attributes = Map.of("actor", restore.by());
    ledger.appendNext(
        ReadingEvent.STREAM,
        sequence ->
            new Proposal(
                restore.eventId(),
                written.type(),
                ReadingEvent.STREAM,
                sequence,
                attributes,
                written.json()));
  }
}
