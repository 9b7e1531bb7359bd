package org.engagementledger.query.readmodels.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.query.QuerySideServer;
import org.engagementledger.query.TestEventAppender;
import org.engagementledger.query.TestHttpReader;
import org.engagementledger.query.readmodels.store.CheckpointStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A query side that starts beside a long log without read models, as after it was restored. */
class LongLogIT {
  private static final CountryCode NP = new CountryCode("NP");
  private static final int EVENTS = 2_500;
  private static final String NAME = "engagement_ledger";
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private EmbeddedServer server;
  private ConfigurableApplicationContext application;

  @BeforeEach
  void start() {
    server = EmbeddedServer.open(folder, 0);
    application = QuerySideServer.start(server.connectionString(), "0");
    EventCodec codec = application.getBean(EventCodec.class);
    application.close();
    try (MongoClient client = MongoClients.create(server.connectionString())) {
      client.getDatabase(NAME).drop();
      try (Ledger ledger = Ledger.open(client.getDatabase(NAME), LedgerOptions.defaults())) {
        new TestEventAppender(ledger, codec).recordAtOnce(meetings());
      }
    }
    application = QuerySideServer.start(server.connectionString(), "0");
    application.getBean(Accounts.class).create("reader", TestHttpReader.PASSWORD, Role.READER);
  }

  @AfterEach
  void stop() {
    application.close();
    server.close();
  }

  @Test
  void nobodySeesHalfOfIt() {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(whole().statusCode()).isEqualTo(200));
    assertThat(application.getBean(CheckpointStore.class).current().generation())
        .as("made by a rebuild")
        .isEqualTo(2);
  }

  /** An answer that has everything, or says that it is not there yet. */
  private HttpResponse<String> whole() {
    var answer = reader().get("/api/countries/NP");
    if (answer.statusCode() == 503) {
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    } else {
      assertThat(read(answer)).contains("Meeting 1.", "Meeting " + (EVENTS - 1) + ".");
    }
    return answer;
  }

  /** An answer with the pages that follow it, each of which is there as well. */
  private String read(HttpResponse<String> first) {
    StringBuilder all = new StringBuilder(first.body());
    Optional<String> next = next(first);
    while (next.isPresent()) {
      HttpResponse<String> page = reader().get(next.get());
      assertThat(page.statusCode()).as(next.get()).isEqualTo(200);
      all.append(page.body());
      next = next(page);
    }
    return all.toString();
  }

  private static Optional<String> next(HttpResponse<String> page) {
    return page.headers().allValues("Link").stream()
        .map(NEXT::matcher)
        .filter(Matcher::find)
        .map(it -> it.group(1))
        .findFirst();
  }

  @Test
  void whatIsRecordedThenIsFollowed() throws InterruptedException {
    await()
        .atMost(PATIENCE)
        .until(() -> application.getBean(ReadModelRebuild.class).outdated().isEmpty());
    var recorded =
        new TestEventAppender(
                application.getBean(Ledger.class), application.getBean(EventCodec.class))
            .record(meeting(EVENTS));

    var after = reader().get("/api/countries/NP?atLeast=" + recorded.position());

    assertThat(read(after)).contains("Meeting " + EVENTS + ".");
  }

  private TestHttpReader reader() {
    String port = application.getEnvironment().getRequiredProperty("local.server.port");
    return new TestHttpReader(Integer.parseInt(port), "reader");
  }

  private static List<LedgerEvent> meetings() {
    List<LedgerEvent> events = new ArrayList<>();
    events.add(new DossierOpened(NP, "Nepal", "Asia", ""));
    IntStream.range(1, EVENTS).mapToObj(LongLogIT::meeting).forEach(events::add);
    return events;
  }

  private static LedgerEvent meeting(int number) {
    EntryId entry = new EntryId("entry-" + number);
    String text = "Meeting %d.".formatted(number);
    return new EngagementRecorded(
        NP, entry, Engagement.told(EngagementKind.MEETING, new EdtfDate("2024"), text));
  }
}
