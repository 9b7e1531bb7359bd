package org.engagementledger.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.ledger.axon.EventCodec.EncodedPayload;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.ProposedEvent;

/** Records events as the command side does. */
public final class TestEventAppender {
  private static final int COMMIT = 100;

  private final Ledger ledger;
  private final EventCodec codec;

  /** A pen that writes into that ledger. */
  public TestEventAppender(Ledger ledger, EventCodec codec) {
    this.ledger = ledger;
    this.codec = codec;
  }

  /** Records events one after the other, and gives the last position. */
  public long record(List<? extends LedgerEvent> events) {
    long position = 0;
    for (LedgerEvent event : events) {
      position = record(event).position();
    }
    return position;
  }

  /** Records many events of one stream in few commits; the stream has none before. */
  public void recordAtOnce(List<? extends LedgerEvent> events) {
    for (int from = 0; from < events.size(); from += COMMIT) {
      List<ProposedEvent> commit = new ArrayList<>();
      for (int i = from; i < Math.min(events.size(), from + COMMIT); i++) {
        commit.add(proposal(events.get(i).stream(), i, codec.write(events.get(i)), Map.of()));
      }
      var unused = ledger.append(commit);
    }
  }

  /** Records an event that no program of today can read. */
  public CommittedEvent recordFromTheFuture(String stream) {
    return append(stream, new EncodedPayload("org.engagementledger.not-yet-thought-of.v1", "{}"));
  }

  /** Records one event. */
  public CommittedEvent record(LedgerEvent event) {
    return append(event.stream(), codec.write(event));
  }

  /** Records an event to which another one led. */
  public CommittedEvent record(LedgerEvent event, CommittedEvent cause) {
    return append(event.stream(), codec.write(event), Map.of("causationid", cause.id()));
  }

  private CommittedEvent append(String stream, EncodedPayload written) {
    return append(stream, written, Map.of());
  }

  private CommittedEvent append(String stream, EncodedPayload written, Map<String, String> more) {
    long sequence = ledger.lastSequence(stream) + 1;
    return ledger.append(List.of(proposal(stream, sequence, written, more))).getFirst();
  }

  private static ProposedEvent proposal(
      String stream, long sequence, EncodedPayload written, Map<String, String> more) {
    String id = UUID.randomUUID().toString();
    // As earlier versions wrote it where no command was behind an event.
    Map<String, String> attributes =
        new HashMap<>(Map.of("actor", "recorder", "command", id, "reason", "as agreed"));
    attributes.putAll(more);
    return new ProposedEvent(id, written.type(), stream, sequence, attributes, written.json());
  }
}
