package org.engagementledger.command.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.command.ApiClient;
import org.engagementledger.command.ApiClient.ApiResponse;
import org.engagementledger.command.CommandSideOnAServer;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.ProposedEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * An event that the command side cannot read stops its own dossier, says so, and stops no other.
 */
@CommandSideOnAServer
@ExtendWith(OutputCaptureExtension.class)
class UnreadableEventIT {
  private static final String MEETING = "{\"date\": \"2018\", \"text\": \"We met.\"}";
  private static final String WRITTEN_WRONGLY =
      "{\"country\":{\"Jane Doe\":1},\"entry\":\"m-1\",\"fact\":{}}";

  @LocalServerPort private int port;
  @Autowired private Ledger ledger;

  private ApiClient api;

  @BeforeEach
  void signedIn(@Autowired Accounts accounts) {
    ApiClient.createAccounts(accounts);
    api = new ApiClient(port);
  }

  @ParameterizedTest
  @CsvSource({
    "NR, not-yet-thought-of.v1, No event is known as",
    "PW, engagement-recorded.v1, MismatchedInputException at"
  })
  void isNamedInAClearAnswerAndInTheLogWithoutWhatItSays(
      String country, String type, String why, CapturedOutput log) {
    open(country);
    CommittedEvent event = record(country, "org.engagementledger." + type);
    long end = ledger.head().position();

    ApiResponse answer = meet(country);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.at("/type").asString())
        .isEqualTo("urn:engagement-ledger:problem:unreadable-event");
    assertThat(answer.at("/title").asString()).isEqualTo("A recorded event cannot be read");
    assertThat(answer.at("/detail").asString())
        .contains(event.id(), "position " + event.position() + " ");
    assertThat(answer.body()).doesNotContain("Jane Doe");
    assertThat(log.getAll()).containsOnlyOnce("The event " + event.id()).contains(why);
    assertThat(log.getAll()).doesNotContain("Jane Doe");
    assertThat(ledger.head().position()).isEqualTo(end);
  }

  @Test
  void otherDossiersGoOnAndItsOwnDoesNotWaitForALock() {
    open("TV");
    open("MN");
    record("TV", "org.engagementledger.not-yet-thought-of.v1");

    assertThat(meet("TV").status()).isEqualTo(500);
    assertThat(meet("MN").status()).isEqualTo(201);
    assertThat(meet("TV").status()).isEqualTo(500);
    assertThat(meet("MN").status()).isEqualTo(201);
  }

  @Test
  void onceItIsDiscardedItsDossierGoesOnWithoutIt() {
    open("VU");
    CommittedEvent event = record("VU", "org.engagementledger.not-yet-thought-of.v1");
    assertThat(meet("VU").status()).isEqualTo(500);

    discard(event);

    assertThat(meet("VU").status()).isEqualTo(201);
    assertThat(meet("VU").status()).isEqualTo(201);
    assertThat(ledger.lastSequence("VU")).as("opened, discarded, met and met").isEqualTo(3);
  }

  @Test
  void onceItIsDiscardedTablesAndPagesGoIntoItsDossier() {
    String table = "sort,country,instrument,date\nendorsement,TO,safe-schools-declaration,2015\n";
    assertThat(importing("text/csv", table).body()).contains("\"NEW\":1");
    discard(record("TO", "org.engagementledger.not-yet-thought-of.v1"));

    ApiResponse changed = importing("text/csv", table.replace("2015", "2015-06"));
    assertThat(changed.body()).contains("\"AMENDED\":1");

    String text = "Flag\n\nTonga\n\nTonga\n\nOceania\n\nDetails\n\nMay 2018: Hosted a meeting.\n";
    ApiResponse page = importing("text/plain", text);
    assertThat(page.status()).as(page.body()).isEqualTo(200);
  }

  private ApiResponse importing(String mediaType, String file) {
    return api.send(
        api.request("/api/imports?name=file", "admin")
            .header("Content-Type", mediaType)
            .POST(BodyPublishers.ofString(file)));
  }

  private void discard(CommittedEvent event) {
    String decision =
        "{\"event\": \"%s\", \"of\": \"%s\", \"reason\": \"of a trial\"}"
            .formatted(event.id(), event.stream());
    record("dead-letters", "org.engagementledger.event-discarded.v1", decision);
  }

  private void open(String country) {
    assertThat(api.post("/api/countries", "{\"country\": \"%s\"}".formatted(country)).status())
        .isEqualTo(201);
  }

  private ApiResponse meet(String country) {
    return api.post("/api/countries/%s/meetings".formatted(country), MEETING);
  }

  private CommittedEvent record(String stream, String type) {
    return record(stream, type, WRITTEN_WRONGLY);
  }

  private CommittedEvent record(String stream, String type, String data) {
    ProposedEvent proposal =
        new ProposedEvent(
            UUID.randomUUID().toString(),
            type,
            stream,
            ledger.lastSequence(stream) + 1,
            Map.of("actor", "recorder"),
            data);
    return ledger.append(List.of(proposal)).getFirst();
  }
}
