package org.engagementledger.query.readmodels.store;

import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import org.bson.Document;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.query.QuerySideServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;

/** What the program cannot read of its own is its own fault, and never that of who asked. */
@ExtendWith(OutputCaptureExtension.class)
class DamagedReadModelIT {
  private static final CountryCode NORWAY = new CountryCode("NO");

  private QuerySideServer run;

  @BeforeEach
  void aDossier() {
    run = new QuerySideServer();
    long end = run.pen().record(new DossierOpened(NORWAY, "Norway", "Europe", "North")).position();
    assertThat(run.as(Role.READER).get("/api/countries/NO?atLeast=" + end).statusCode())
        .isEqualTo(200);
  }

  @AfterEach
  void stop() {
    run.close();
  }

  @Test
  void aStoredDocumentIsAFaultThatIsLoggedOnceWithoutWhatItSays(CapturedOutput log) {
    MongoOperations database = run.bean(MongoOperations.class);
    for (String model : run.bean(ReadModelStore.class).collections()) {
      database
          .getCollection(model)
          .updateMany(new Document(), set("json", "{\"country\": \"Jane Doe\", \"name\": {}}"));
    }

    HttpResponse<String> answer = run.as(Role.READER).get("/api/countries");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("problem:unreadable-document", "A stored document cannot be read")
        .doesNotContain("Jane Doe");
    assertThat(log.getAll())
        .containsOnlyOnce("a document of our own cannot be read")
        .doesNotContain("Jane Doe");
  }

  @Test
  void anEventIsNamedWhereTheLogItselfIsAsked() {
    CommittedEvent event = run.pen().recordFromTheFuture("NO");

    HttpResponse<String> answer =
        run.as(Role.READER).get("/api/countries/NO?knownAt=" + Instant.now());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
    assertThat(answer.body())
        .contains("problem:unreadable-event", event.id(), "position " + event.position());
  }
}
