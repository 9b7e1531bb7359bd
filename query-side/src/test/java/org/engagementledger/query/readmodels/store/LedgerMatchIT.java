package org.engagementledger.query.readmodels.store;

import static com.mongodb.client.model.Filters.gt;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.query.QuerySideServer;
import org.engagementledger.query.RandomEventHistory;
import org.engagementledger.query.TestEventAppender;
import org.engagementledger.query.TestHttpReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** An older copy of the log is put in its place, and the read models are ahead of it. */
class LedgerMatchIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int HISTORY = 40;

  /** That of each account comes before the history. */
  private static final int RECORDED = Role.values().length + HISTORY;

  private static final int OLDER = RECORDED - 10;
  private static final int BEGIN_AND_END_OF_A_REBUILD = 2;

  @TempDir Path folder;
  private EmbeddedServer server;
  private ConfigurableApplicationContext side;

  @BeforeEach
  void record() throws InterruptedException {
    server = EmbeddedServer.open(folder.resolve("data"), 0);
    start();
    for (Role role : Role.values()) {
      String name = role.name().toLowerCase(Locale.ROOT);
      var unused = side.getBean(Accounts.class).create(name, TestHttpReader.PASSWORD, role);
    }
    pen().record(new RandomEventHistory(1).events(HISTORY));
    assertThat(side.getBean(CheckpointStore.class).await(end(), PATIENCE)).isPresent();
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(token()).as("the follower's token").isEqualTo(end()));
  }

  private long token() {
    Pattern number = Pattern.compile("\\d+");
    String token = database().getCollection("tokens").find().iterator().next().getString("token");
    return number
        .matcher(token)
        .results()
        .mapToLong(it -> Long.parseLong(it.group()))
        .findFirst()
        .orElseThrow();
  }

  @AfterEach
  void stop() {
    side.close();
    server.close();
  }

  @Test
  void whoIsRunningStopsShowingAnything() {
    assertThat(countries("").statusCode()).isEqualTo(200);
    putBack();
    awaitStatus(503, "");
    assertThat(countries("").body())
        .contains("log-not-visible", "does not show position %d of the log".formatted(RECORDED))
        .contains("if the log was put back, start this process again");
    assertThat(health("readiness")).isEqualTo(503);
    assertThat(health("liveness")).as("it may only be late").isEqualTo(200);
  }

  @Test
  void whoIsRunningOnAnotherHistoryIsToBeStartedAgain() {
    putBack();
    recordAnotherHistory();
    awaitStatus(503, "");
    assertThat(countries("").body()).contains("ledger-damaged", "The log was put back");
    assertThat(health("readiness")).isEqualTo(503);
    assertThat(health("liveness")).isEqualTo(503);
    startAgain();
    assertThat(health("liveness")).isEqualTo(200);
  }

  @Test
  void whoIsStartedAfterwardsSaysWhatToDo() {
    putBack();
    startAgain();
    assertThat(countries("").statusCode()).isEqualTo(503);
    assertThat(countries("").body())
        .contains("read-models-of-another-ledger")
        .contains("was made from %d events, but the ledger has %d".formatted(RECORDED, OLDER))
        .contains("ledger rebuild");
    assertThat(gauge("position")).isZero();
    assertThat(gauge("lag")).isEqualTo(OLDER);
    assertThat(as(Role.READER).get("/actuator/health").body()).contains("DOWN");
  }

  @Test
  void anotherHistoryOfTheSameLengthIsRecognisedToo() {
    putBack();
    recordAnotherHistory();
    startAgain();
    assertThat(countries("").statusCode()).isEqualTo(503);
    assertThat(countries("").body())
        .contains("other events than the first %d of the ledger".formatted(RECORDED));
  }

  private void recordAnotherHistory() {
    try (Ledger other = Ledger.open(database(), LedgerOptions.defaults())) {
      TestEventAppender pen = new TestEventAppender(other, side.getBean(EventCodec.class));
      for (String code :
          List.of("AD", "AE", "AF", "AG", "AL", "AM", "AO", "AT", "AU", "AZ", "BA")) {
        var unused = pen.record(opened(code));
      }
    }
  }

  private int health(String probe) {
    return as(Role.READER).get("/actuator/health/" + probe).statusCode();
  }

  @Test
  void aRebuildAcceptsTheOlderCopyAndFollowsItOn() {
    putBack();
    startAgain();
    assertThat(as(Role.ADMIN).post("/api/rebuilds?model=audit").statusCode()).isEqualTo(409);
    assertThat(as(Role.ADMIN).post("/api/rebuilds").statusCode()).isEqualTo(202);
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(as(Role.ADMIN).get("/api/rebuilds").body()).contains("\"DONE\""));
    long rebuilt = (long) OLDER + BEGIN_AND_END_OF_A_REBUILD;
    awaitStatus(200, "?atLeast=" + rebuilt);
    assertThat(countries("").headers().firstValue("Ledger-Position")).contains("" + rebuilt);
    long next = pen().record(opened("KZ")).position();
    assertThat(next).isEqualTo(rebuilt + 1);
    awaitStatus(200, "?atLeast=" + next);
    assertThat(countries("?atLeast=" + next).body()).contains("KZ");
    assertThat(as(Role.READER).get("/actuator/health").body()).contains("UP");
  }

  private double gauge(String name) {
    return side.getBean(MeterRegistry.class).get("ledger.follower." + name).gauge().value();
  }

  private void putBack() {
    database().getCollection("commits").deleteMany(gt("_id", (long) OLDER));
  }

  private void start() {
    side = QuerySideServer.start(server.connectionString(), "0");
  }

  private void startAgain() {
    side.close();
    start();
  }

  private MongoDatabase database() {
    return side.getBean(MongoDatabaseFactory.class).getMongoDatabase();
  }

  private TestEventAppender pen() {
    return new TestEventAppender(side.getBean(Ledger.class), side.getBean(EventCodec.class));
  }

  private long end() {
    return side.getBean(Ledger.class).head().position();
  }

  private HttpResponse<String> countries(String query) {
    return as(Role.READER).get("/api/countries" + query);
  }

  private TestHttpReader as(Role role) {
    String port = side.getEnvironment().getRequiredProperty("local.server.port");
    return new TestHttpReader(Integer.parseInt(port), role.name().toLowerCase(Locale.ROOT));
  }

  private static DossierOpened opened(String code) {
    return new DossierOpened(new CountryCode(code), "Somewhere", "Region", "Subregion");
  }

  private void awaitStatus(int status, String query) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              var answer = countries(query);
              assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            });
  }
}
