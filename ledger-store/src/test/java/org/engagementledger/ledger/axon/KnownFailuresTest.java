package org.engagementledger.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoTrackingToken;
import org.axonframework.messaging.MetaData;
import org.engagementledger.json.RecordJson;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What goes wrong with axon-mongo 4.12.0, shown on it and then asked of the ledger. That its own
 * tests know neither concurrent writers nor late commits has no test here: the answer to it are the
 * contract suite, {@code ConcurrencyTest} and {@code SimulationTest}. Since Axon 4.13 writes all
 * times with three digits, texts of times sort as the times do, and only those of one millisecond
 * tie.
 */
class KnownFailuresTest {
  private static final MemoryServer SERVER = new MemoryServer();
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final List<Ledger> opened = new ArrayList<>();
  private final String database = "known-" + UUID.randomUUID();

  /** Opens an engine as one more process does, which has a clock of its own. */
  @FunctionalInterface
  private interface Kind {
    EventStorageEngine open(MongoDatabase database, Instant now);

    default EventStorageEngine open(String database, Instant now) {
      return open(SERVER.database(database), now);
    }
  }

  /** Handles what there is after its token. */
  private static final class Follower {
    private final EventStorageEngine engine;
    private final List<Object> seen = new ArrayList<>();
    private @Nullable TrackingToken token;

    Follower(EventStorageEngine engine, @Nullable TrackingToken token) {
      this.engine = engine;
      this.token = token;
    }

    Follower catchUp() {
      engine.readEvents(token, false).forEach(this::handle);
      return this;
    }

    private void handle(TrackedEventMessage<?> event) {
      seen.add(event.getPayload());
      token = event.trackingToken();
    }
  }

  @AfterEach
  void close() {
    opened.forEach(Ledger::close);
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void whatIsRecordedFirstComesFirstWhateverTheClocksOfTheWritersSay() {
    assertThat(recordedByAFastClockAndThenByASlowOne(this::stock)).containsExactly("DE 0", "KZ 0");
    assertThat(recordedByAFastClockAndThenByASlowOne(this::ours)).containsExactly("KZ 0", "DE 0");
  }

  private List<Object> recordedByAFastClockAndThenByASlowOne(Kind kind) {
    append(kind, NOON.plusSeconds(10), "KZ");
    append(kind, NOON, "DE");
    return all(kind);
  }

  @Test
  void anEventThatBecomesVisibleLateIsDeliveredAllTheSame() throws Exception {
    assertThat(followedPastAHeldInsert(this::stock)).containsExactly("DE 0");
    assertThat(followedPastAHeldInsert(this::ours)).containsExactly("DE 0", "KZ 0");
  }

  private List<Object> followedPastAHeldInsert(Kind kind) throws Exception {
    InsertGate inserts = new InsertGate();
    try (MongoClient slow = inserts.client(SERVER.uri())) {
      EventStorageEngine one = kind.open(slow.getDatabase(database), NOON);
      EventStorageEngine other = kind.open(database, NOON.plusSeconds(5));
      Follower follower = new Follower(other, null);
      inserts.holdNext();
      CompletableFuture<Void> late =
          CompletableFuture.runAsync(() -> one.appendEvents(told("KZ", 0, NOON)));
      inserts.awaitHeld();
      other.appendEvents(told("DE", 0, NOON.plusSeconds(5)));
      follower.catchUp();
      inserts.letGo();
      late.get(10, TimeUnit.SECONDS);
      return follower.catchUp().seen;
    }
  }

  @Test
  void whoStartsAtTheHeadGetsWhatIsRecordedAfterItByASlowerClock() {
    assertThat(followedFromTheHead(this::stock, Duration.ofHours(-1))).isEmpty();
    assertThat(followedFromTheHead(this::ours, Duration.ofHours(-1))).containsExactly("FR 0");
  }

  @Test
  void whoStartsAtTheHeadDoesNotGetWhatWasRecordedBeforeItByAFasterClock() {
    assertThat(followedFromTheHead(this::stock, Duration.ofHours(1))).contains("DE 0");
    assertThat(followedFromTheHead(this::ours, Duration.ofHours(1))).containsExactly("FR 0");
  }

  private List<Object> followedFromTheHead(Kind kind, Duration ahead) {
    Instant now = Instant.now();
    append(kind, now.plus(ahead), "DE");
    EventStorageEngine asking = kind.open(database, now);
    Follower follower = new Follower(asking, asking.createHeadToken());
    append(kind, now.plus(ahead).plusSeconds(2), "FR");
    return follower.catchUp().seen;
  }

  @Test
  void aTokenDoesNotGrowWithTheRateOfEvents() {
    assertThat(tokenAfterOneBusySecond(this::stock))
        .isInstanceOfSatisfying(
            MongoTrackingToken.class, token -> assertThat(token.getTrackedEvents()).hasSize(300));
    assertThat(tokenAfterOneBusySecond(this::ours)).isEqualTo(new GlobalSequenceTrackingToken(300));
  }

  private @Nullable TrackingToken tokenAfterOneBusySecond(Kind kind) {
    EventStorageEngine engine = kind.open(database, NOON);
    for (int n = 0; n < 300; n++) {
      engine.appendEvents(told("KZ", n, NOON.plusMillis(n)));
    }
    return new Follower(engine, null).catchUp().token;
  }

  @Test
  void anEventThatIsReplayedCountsAsReplayed() {
    assertThat(tokensOfAReplayOfTwenty(this::stock))
        .filteredOn(ReplayToken::isReplay)
        .as("only the two events that the last look-back window holds")
        .hasSize(2);
    assertThat(tokensOfAReplayOfTwenty(this::ours)).allMatch(ReplayToken::isReplay).hasSize(20);
  }

  @Test
  void aTokenDoesNotGrowWithTheEventsThatAreReplayed() {
    ReplayToken stock = (ReplayToken) tokensOfAReplayOfTwenty(this::stock).getLast();
    ReplayToken ours = (ReplayToken) tokensOfAReplayOfTwenty(this::ours).getLast();
    assertThat(stock.getTokenAtReset())
        .isInstanceOfSatisfying(
            MongoTrackingToken.class, token -> assertThat(token.getTrackedEvents()).hasSize(20));
    assertThat(ours.getTokenAtReset()).isEqualTo(new GlobalSequenceTrackingToken(20));
  }

  private List<TrackingToken> tokensOfAReplayOfTwenty(Kind kind) {
    EventStorageEngine engine = kind.open(database, NOON);
    for (int n = 0; n < 20; n++) {
      engine.appendEvents(told("KZ", n, NOON.plusSeconds(n)));
    }
    TrackingToken end = new Follower(engine, null).catchUp().token;
    List<TrackingToken> tokens = new ArrayList<>();
    TrackingToken token = ReplayToken.createReplayToken(end, null);
    for (TrackedEventMessage<?> event : engine.readEvents(null, false).toList()) {
      token = WrappedToken.advance(token, event.trackingToken());
      tokens.add(token);
    }
    return tokens;
  }

  @Test
  void eventsOfOneMillisecondKeepTheOrderOfTheirRecording() {
    assertThat(recordedInOneMillisecond(this::stock)).containsExactly("KZ 0", "DE 0", "KZ 1");
    assertThat(recordedInOneMillisecond(this::ours)).containsExactly("KZ 0", "KZ 1", "DE 0");
  }

  private List<Object> recordedInOneMillisecond(Kind kind) {
    EventStorageEngine engine = kind.open(database, NOON);
    engine.appendEvents(told("KZ", 0, NOON.minusSeconds(5)));
    engine.appendEvents(told("KZ", 1, NOON));
    engine.appendEvents(told("DE", 0, NOON));
    return new Follower(engine, null).catchUp().seen;
  }

  @Test
  void aCommitThatFailsLeavesNothing() {
    assertThat(streamAfterAFailedCommit(this::stock)).containsExactly("KZ 0");
    assertThat(streamAfterAFailedCommit(this::ours)).isEmpty();
  }

  private List<Object> streamAfterAFailedCommit(Kind kind) {
    EventStorageEngine engine = kind.open(database, NOON);
    engine.appendEvents(told("DE", 0, NOON));
    assertThatThrownBy(() -> engine.appendEvents(told("KZ", 0, NOON), told("DE", 0, NOON)))
        .isInstanceOf(AxonException.class);
    return engine.readEvents("KZ").asStream().<Object>map(DomainEventMessage::getPayload).toList();
  }

  @Test
  void whoStopsInsideACommitGetsTheRestOfIt() {
    assertThat(oneByOneFromACommitOfThree(this::stockPerCommit)).containsExactly("KZ 0", "KZ 1");
    assertThat(oneByOneFromACommitOfThree(this::ours)).containsExactly("KZ 0", "KZ 1", "KZ 2");
  }

  private List<Object> oneByOneFromACommitOfThree(Kind kind) {
    EventStorageEngine engine = kind.open(database, NOON);
    engine.appendEvents(
        told("KZ", 0, NOON),
        told("KZ", 1, NOON.plusSeconds(2)),
        told("KZ", 2, NOON.plusSeconds(4)));
    Follower follower = new Follower(engine, null);
    for (int n = 0; n < 5; n++) {
      engine.readEvents(follower.token, false).limit(1).forEach(follower::handle);
    }
    return follower.seen;
  }

  private void append(Kind kind, Instant now, String country) {
    kind.open(database, now).appendEvents(told(country, 0, now));
  }

  private List<Object> all(Kind kind) {
    return new Follower(kind.open(database, NOON), null).catchUp().seen;
  }

  private EventStorageEngine stock(MongoDatabase any, Instant now) {
    return MongoExtensionEngines.withDocumentsPerEvent(any);
  }

  private EventStorageEngine stockPerCommit(MongoDatabase any, Instant now) {
    return MongoExtensionEngines.withDocumentsPerCommit(any);
  }

  private EventStorageEngine ours(MongoDatabase any, Instant now) {
    LedgerOptions options =
        LedgerOptions.defaults().withClock(Clock.fixed(now, ZoneOffset.UTC)).acceptingClock(true);
    Ledger ledger = Ledger.open(any, options);
    opened.add(ledger);
    return new LedgerStorageEngine(
        ledger,
        new EventCodec(
            RecordJson.builder("kind", Map.of()).build(), Map.of("told.v1", String.class)));
  }

  private static DomainEventMessage<String> told(String country, long sequence, Instant time) {
    return new GenericDomainEventMessage<>(
        "Country",
        country,
        sequence,
        country + " " + sequence,
        MetaData.emptyInstance(),
        UUID.randomUUID().toString(),
        time);
  }
}
