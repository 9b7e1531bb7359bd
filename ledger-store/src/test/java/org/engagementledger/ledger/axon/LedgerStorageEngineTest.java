package org.engagementledger.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.engagementledger.json.RecordJson;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.axon.EventCodec.EncodedPayload;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.engagementledger.ledger.log.CommittedEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LedgerStorageEngineTest {
  private static final MemoryServer SERVER = new MemoryServer();
  private static final JsonMapper JSON = RecordJson.builder("kind", Map.of()).build();

  private final Ledger ledger = Ledger.open(SERVER.database(), LedgerOptions.defaults());
  private final EventCodec codec = new EventCodec(JSON, Map.of("told.v1", CountryStatement.class));
  private final LedgerStorageEngine engine = new LedgerStorageEngine(ledger, codec);

  @AfterEach
  void close() {
    ledger.close();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void aUnitOfWorkIsOneCommit() {
    engine.appendEvents(told("KZ", 0, "first"), told("KZ", 1, "second"));
    assertThat(ledger.read(1, 10))
        .extracting(CommittedEvent::type, CommittedEvent::stream, CommittedEvent::data)
        .containsExactly(
            tuple("told.v1", "KZ", "{\"country\":\"KZ\",\"text\":\"first\"}"),
            tuple("told.v1", "KZ", "{\"country\":\"KZ\",\"text\":\"second\"}"));
  }

  @Test
  void anAggregateIsReadAsItWasRecorded() {
    engine.appendEvents(told("KZ", 0, "first"));
    engine.appendEvents(told("DE", 0, "other"), told("KZ", 1, "second"));
    assertThat(engine.readEvents("KZ").asStream().map(Message::getPayload))
        .isEqualTo(
            List.of(new CountryStatement("KZ", "first"), new CountryStatement("KZ", "second")));
    assertThat(engine.readEvents("KZ", 1).asStream().map(DomainEventMessage::getSequenceNumber))
        .isEqualTo(List.of(1L));
    assertThat(engine.lastSequenceNumberFor("KZ")).contains(1L);
    assertThat(engine.lastSequenceNumberFor("FR")).isEmpty();
  }

  @Test
  void textMetadataUnderSimpleNamesIsRecordedWithTheEvent() {
    engine.appendEvents(
        told("KZ", 0, "first")
            .withMetaData(
                Map.of("actor", "anna", "traceId", "no", "count", 7, "data", "no", "x_y", "no")));
    DomainEventMessage<?> read = engine.readEvents("KZ").next();
    assertThat(read.getMetaData()).isEqualTo(MetaData.with("actor", "anna"));
  }

  @Test
  void theOneEventOfACommandHasTheCommandsId() {
    engine.appendEvents(told("KZ", 0, "a").withMetaData(Map.of("commandId", "command-1")));
    assertThat(ledger.find("command-1").orElseThrow().position()).isEqualTo(1);
    engine.appendEvents(
        told("KZ", 1, "b").withMetaData(Map.of("commandId", "command-2")),
        told("KZ", 2, "c").withMetaData(Map.of("commandId", "command-2")));
    assertThat(ledger.find("command-2")).isEmpty();
    assertThat(ledger.head().position()).isEqualTo(3);
  }

  @Test
  void aCommandHandledBeforeIsRefusedWithWhatItRecorded() {
    GenericDomainEventMessage<?> first =
        told("KZ", 0, "a").withMetaData(Map.of("commandId", "command-1"));
    engine.appendEvents(first);
    engine.appendEvents(first);
    assertThatThrownBy(
            () ->
                engine.appendEvents(
                    told("KZ", 1, "a").withMetaData(Map.of("commandId", "command-1"))))
        .isInstanceOfSatisfying(
            EventAlreadyRecorded.class,
            refusal -> assertThat(refusal.event().position()).isEqualTo(1));
    assertThat(engine.lastSequenceNumberFor("KZ")).contains(0L);
  }

  @Test
  void aTakenSequenceIsAConcurrencyConflict() {
    engine.appendEvents(told("KZ", 0, "a"), told("KZ", 1, "b"));
    assertThatThrownBy(() -> engine.appendEvents(told("KZ", 1, "c")))
        .isInstanceOf(ConcurrencyException.class);
    assertThatThrownBy(() -> engine.appendEvents(told("KZ", 0, "c")))
        .isInstanceOf(AggregateStreamCreationException.class);
  }

  @Test
  void onlyEventsOfAnAggregateAreRecorded() {
    assertThatThrownBy(
            () ->
                engine.appendEvents(
                    GenericEventMessage.asEventMessage(new CountryStatement("KZ", ""))))
        .isInstanceOf(EventStoreException.class)
        .hasMessageContaining("Only events of an aggregate");
    assertThatThrownBy(() -> engine.appendEvents(message("KZ", 0, "text")))
        .hasMessageContaining("java.lang.String has no name");
    assertThat(ledger.head().position()).isZero();
  }

  @Test
  void aTokenIsAPosition() {
    assertThat(engine.createTailToken()).isEqualTo(token(0));
    assertThat(engine.createHeadToken()).isEqualTo(token(0));
    engine.appendEvents(told("KZ", 0, "a"), told("KZ", 1, "b"));
    Instant time = ledger.head().time();
    assertThat(engine.createHeadToken()).isEqualTo(token(2));
    assertThat(engine.createTokenAt(time)).isEqualTo(token(0));
    assertThat(engine.createTokenAt(time.plusMillis(1))).isEqualTo(token(2));
    assertThat(positions(engine.readEvents(null, false))).containsExactly(1L, 2L);
    assertThat(positions(engine.readEvents(token(1), false))).containsExactly(2L);
    assertThat(positions(engine.readEvents(token(2), false))).isEmpty();
    assertThat(
            positions(engine.readEvents(ReplayToken.createReplayToken(token(2), token(1)), false)))
        .containsExactly(2L);
  }

  @Test
  void aBlockedReaderIsWokenByTheNextEvent() throws Exception {
    engine.appendEvents(told("KZ", 0, "a"));
    try (Stream<? extends TrackedEventMessage<?>> stream = engine.readEvents(null, true)) {
      CompletableFuture<List<Long>> positions =
          CompletableFuture.supplyAsync(() -> positions(stream.limit(2)));
      assertThat(ledger.await(2, Duration.ofMillis(50))).isFalse();
      engine.appendEvents(told("KZ", 1, "b"));
      assertThat(positions.get(5, TimeUnit.SECONDS)).containsExactly(1L, 2L);
    }
  }

  @Test
  void theLatestSnapshotIsKept() {
    engine.appendEvents(told("KZ", 0, "a"), told("KZ", 1, "b"));
    engine.storeSnapshot(told("KZ", 0, "a"));
    engine.storeSnapshot(told("KZ", 1, "b"));
    DomainEventMessage<?> snapshot = engine.readSnapshot("KZ").orElseThrow();
    assertThat(snapshot.getSequenceNumber()).isEqualTo(1);
    assertThat(snapshot.getPayload()).isEqualTo(new CountryStatement("KZ", "b"));
    assertThat(engine.readSnapshot("DE")).isEmpty();
  }

  @Test
  void aSnapshotThatCannotBeReadIsAsGoodAsNone() {
    engine.appendEvents(told("KZ", 0, "a"));
    engine.storeSnapshot(told("KZ", 0, "a"));
    EventCodec later = new EventCodec(JSON, Map.of("told.v2", CountryStatement.class));
    assertThat(new LedgerStorageEngine(ledger, later).readSnapshot("KZ")).isEmpty();
  }

  @Test
  void whatAnOlderVersionWroteIsBroughtUpToDateBeforeItIsRead() {
    engine.appendEvents(told("KZ", 0, "a"));
    EventCodec later =
        new EventCodec(
            JSON,
            Map.of("told.v2", CountryStatement.class),
            written -> new EncodedPayload("told.v2", written.json().replace("\"a\"", "\"A\"")));
    assertThat(new LedgerStorageEngine(ledger, later).readEvents("KZ").next().getPayload())
        .isEqualTo(new CountryStatement("KZ", "A"));
  }

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }

  private static GlobalSequenceTrackingToken token(long position) {
    return new GlobalSequenceTrackingToken(position);
  }

  private static List<Long> positions(Stream<? extends TrackedEventMessage<?>> events) {
    return events.map(event -> event.trackingToken().position().orElseThrow()).toList();
  }

  private static GenericDomainEventMessage<?> told(String country, long sequence, String text) {
    return message(country, sequence, new CountryStatement(country, text));
  }

  private static GenericDomainEventMessage<?> message(
      String stream, long sequence, Object payload) {
    return new GenericDomainEventMessage<>(
        "Country",
        stream,
        sequence,
        payload,
        MetaData.emptyInstance(),
        UUID.randomUUID().toString(),
        Instant.now());
  }
}
