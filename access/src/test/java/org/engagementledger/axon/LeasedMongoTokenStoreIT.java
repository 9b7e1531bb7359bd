package org.engagementledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.bson.Document;
import org.bson.types.Binary;
import org.engagementledger.embedded.EmbeddedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes share segments, and neither can be misled by a clock. */
class LeasedMongoTokenStoreIT {
  private static final String GROUP = "read-models";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private EmbeddedServer server;
  private MongoClient client;
  private MongoCollection<Document> documents;
  private LeasedMongoTokenStore one;
  private LeasedMongoTokenStore other;

  /** As the other process measures it. */
  private long time;

  @BeforeEach
  void start(@TempDir Path folder) {
    server = EmbeddedServer.open(folder, 0);
    client = MongoClients.create(server.connectionString());
    documents = client.getDatabase("kept").getCollection("tokens");
    one = tokens("one", new HeartbeatMonitor(SILENCE));
    other = tokens("other", new HeartbeatMonitor(SILENCE, () -> time));
    one.initializeTokenSegments(GROUP, 2, at(0));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void whoCountsOnKeepsItsSegmentHoweverMuchTimeSeemsToPassForOthers() {
    one.fetchToken(GROUP, 0);
    for (int hour = 0; hour < 3; hour++) {
      assertThat(available(other)).containsExactly(1);
      one.extendClaim(GROUP, 0);
      time += HOUR.toNanos();
    }

    assertThatThrownBy(() -> other.fetchToken(GROUP, 0))
        .isInstanceOf(UnableToClaimTokenException.class);
    assertThatThrownBy(() -> other.storeToken(at(9), GROUP, 0))
        .isInstanceOf(UnableToClaimTokenException.class);
    one.storeToken(at(7), GROUP, 0);
    assertThat(one.fetchToken(GROUP, 0)).isEqualTo(at(7));
  }

  @Test
  void whoseCountStandsStillHasDiedAndIsFollowedFromWhereItWas() {
    one.fetchToken(GROUP, 0);
    one.storeToken(at(7), GROUP, 0);
    assertThat(available(other)).containsExactly(1);

    time += SILENCE.plusMillis(1).toNanos();

    assertThat(available(other)).containsExactly(0, 1);
    assertThat(other.fetchToken(GROUP, 0)).isEqualTo(at(7));
    assertThatThrownBy(() -> one.extendClaim(GROUP, 0))
        .isInstanceOf(UnableToClaimTokenException.class);
    assertThatThrownBy(() -> one.storeToken(at(8), GROUP, 0))
        .isInstanceOf(UnableToClaimTokenException.class);
  }

  @Test
  void whoWasTakenForDeadAndWakesInThatMomentKeepsItsSegment() {
    one.fetchToken(GROUP, 0);

    LeasedMongoTokenStore late = lateBy(() -> one.extendClaim(GROUP, 0));

    assertThatThrownBy(() -> late.fetchToken(GROUP, 0))
        .isInstanceOf(UnableToClaimTokenException.class);
    one.storeToken(at(7), GROUP, 0);
  }

  @Test
  void ofTwoWhoTakeOverASegmentOneGetsIt() {
    one.fetchToken(GROUP, 0);
    available(other);

    LeasedMongoTokenStore late = lateBy(() -> other.fetchToken(GROUP, 0));

    assertThatThrownBy(() -> late.fetchToken(GROUP, 0))
        .isInstanceOf(UnableToClaimTokenException.class);
    other.storeToken(at(7), GROUP, 0);
    assertThat(other.fetchToken(GROUP, 0)).isEqualTo(at(7));
  }

  /** Somebody who finds a segment silent, and is overtaken before it takes the segment. */
  private LeasedMongoTokenStore lateBy(Runnable meanwhile) {
    AtomicReference<Runnable> once = new AtomicReference<>(() -> {});
    LongSupplier clock =
        () -> {
          long now = time;
          once.getAndSet(() -> {}).run();
          return now;
        };
    LeasedMongoTokenStore late = tokens("late", new HeartbeatMonitor(SILENCE, clock));
    available(late);
    time += SILENCE.plusMillis(1).toNanos();
    once.set(meanwhile);
    return late;
  }

  @Test
  void whatIsGivenBackIsFreeAtOnce() {
    one.fetchToken(GROUP, 0);
    one.releaseClaim(GROUP, 0);

    assertThat(available(other)).containsExactly(0, 1);
    assertThat(other.fetchToken(GROUP, 0)).isEqualTo(at(0));
    assertThatThrownBy(() -> other.initializeTokenSegments(GROUP, 2))
        .isInstanceOf(UnableToClaimTokenException.class);
  }

  @Test
  void aTokenThatAxonsOwnStoreKeptIsGoneOnFrom() {
    byte[] json = "{\"globalIndex\":17}".getBytes(StandardCharsets.UTF_8);
    documents.insertOne(
        new Document("processorName", "older")
            .append("segment", 0)
            .append("owner", null)
            .append("timestamp", 1L)
            .append("token", new Binary(json))
            .append("tokenType", GlobalSequenceTrackingToken.class.getName()));

    assertThat(one.fetchToken("older", 0)).isEqualTo(at(17));
    one.storeToken(at(18), "older", 0);
    assertThat(one.fetchToken("older", 0)).isEqualTo(at(18));
  }

  private LeasedMongoTokenStore tokens(String node, HeartbeatMonitor pulses) {
    return new LeasedMongoTokenStore(documents, new AxonConfiguration().serializer(), node, pulses);
  }

  private static Integer[] available(LeasedMongoTokenStore tokens) {
    return tokens.fetchAvailableSegments(GROUP).stream()
        .map(Segment::getSegmentId)
        .toArray(Integer[]::new);
  }

  private static TrackingToken at(long position) {
    return new GlobalSequenceTrackingToken(position);
  }
}
