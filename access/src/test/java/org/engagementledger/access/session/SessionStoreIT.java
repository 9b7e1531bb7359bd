package org.engagementledger.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.ledger.fixtures.SettableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

class SessionStoreIT {
  private static final Duration IDLE = Duration.ofHours(12);
  private static final Duration LIFETIME = Duration.ofDays(7);

  private static EmbeddedServer server;
  private static MongoClient client;

  private final SettableClock clock = new SettableClock("2026-11-30T09:00:00Z");
  private final SessionToken token = SessionToken.random();
  private MongoTemplate database;
  private SessionStore sessions;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = EmbeddedServer.open(folder, 0);
    client = MongoClients.create(server.connectionString());
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @BeforeEach
  void begin() {
    database = new MongoTemplate(client, "sessions");
    sessions = new SessionStore(database, clock, IDLE, LIFETIME);
    database.remove(new Query(), Session.class);
    sessions.begin(token, account("reader"), "Firefox on Linux", "192.0.2.0/24");
  }

  @Test
  void endsWhenItIsNotUsed() {
    clock.advance(IDLE.minusSeconds(1));
    assertThat(sessions.use(token)).isPresent();

    clock.advance(IDLE.minusSeconds(1));
    assertThat(sessions.use(token)).isPresent();

    clock.advance(IDLE);
    assertThat(sessions.use(token)).isEmpty();
    assertThat(sessions.list("reader")).isEmpty();
  }

  @Test
  void endsAfterItsLifetimeHoweverMuchItIsUsed() {
    for (int hours = 0; hours < LIFETIME.toHours(); hours++) {
      assertThat(sessions.use(token)).isPresent();
      clock.advance(Duration.ofHours(1));
    }
    assertThat(sessions.use(token)).isEmpty();
  }

  @Test
  void itsUseIsWrittenOnceAMinuteAtMost() {
    clock.advance(Duration.ofSeconds(59));
    sessions.use(token);
    assertThat(sessions.use(token))
        .hasValueSatisfying(it -> assertThat(it.lastUsed()).isEqualTo(it.created()));

    clock.advance(Duration.ofSeconds(1));
    sessions.use(token);
    assertThat(sessions.use(token))
        .hasValueSatisfying(it -> assertThat(it.lastUsed()).isEqualTo(clock.instant()));
  }

  @Test
  void whatHasEndedDoesNotComeBackByBeingUsed() {
    clock.advance(Duration.ofMinutes(2));
    sessions.endAll("reader");

    assertThat(sessions.use(token)).isEmpty();
    assertThat(database.findAll(Session.class)).isEmpty();
  }

  @Test
  void anAccountHasAtMostFiftyAndThoseThatEndedAreRemoved() {
    for (int n = 0; n < 60; n++) {
      clock.advance(Duration.ofMinutes(1));
      sessions.begin(SessionToken.random(), account("reader"), "curl", "unknown");
    }
    assertThat(sessions.list("reader")).hasSize(50);
    assertThat(sessions.use(token)).isEmpty();

    clock.advance(IDLE);
    sessions.begin(SessionToken.random(), account("recorder"), "curl", "unknown");
    assertThat(database.findAll(Session.class)).hasSize(1);
  }

  @Test
  void nothingOfTheTokenIsStored() {
    assertThat(database.getCollection("sessions").find().first().toJson())
        .contains(token.hash())
        .doesNotContain(token.value());
  }

  private static AccountPrincipal account(String name) {
    return new AccountPrincipal(name, "a hash", "READER", false);
  }
}
