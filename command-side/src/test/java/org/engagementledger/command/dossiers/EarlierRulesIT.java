package org.engagementledger.command.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.command.ApiClient;
import org.engagementledger.command.ApiClient.ApiResponse;
import org.engagementledger.command.CommandSideOnAServer;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.log.ProposedEvent;
import org.engagementledger.ledger.read.StreamSnapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What earlier rules let in, and what earlier programs kept, stops nobody. */
@CommandSideOnAServer
class EarlierRulesIT {
  private static final String SAFE_SCHOOLS = "safe-schools-declaration";

  @LocalServerPort private int port;
  @Autowired private Ledger ledger;

  private ApiClient api;

  @BeforeEach
  void signedIn(@Autowired Accounts accounts) {
    ApiClient.createAccounts(accounts);
    api = new ApiClient(port);
  }

  @Test
  void aDossierThatCannotBeTrueGoesOnAndIsPutRightInAnyOrder() {
    opened("FJ");
    record("FJ", "endorsement-withdrawn", withdrawn("w", "2016/2019"));
    record("FJ", "endorsement-registered", endorsed("e", "2021"));

    assertThat(post("FJ", "meetings", "\"date\": \"2018\", \"text\": \"We met.\"").status())
        .isEqualTo(201);
    assertThat(post("FJ", "entries/e/amendment", "\"note\": \"seen\", \"reason\": \"x\"").status())
        .isEqualTo(200);
    ApiResponse again = post("FJ", "endorsements", endorsement("2022"));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.at("/detail").asString()).contains("is endorsed already (2021)");
    assertThat(post("FJ", "endorsements", endorsement("2015")).status()).isEqualTo(201);
    assertThat(post("FJ", "entries/e/retraction", "\"reason\": \"of another state\"").status())
        .isEqualTo(200);
  }

  @Test
  void ofADossierThatCannotBeTrueAnyEntryIsTakenBack() {
    opened("WS");
    record("WS", "endorsement-registered", endorsed("e", "2015"));
    record("WS", "endorsement-withdrawn", withdrawn("w1", "2016"));
    record("WS", "endorsement-withdrawn", withdrawn("w2", "2017"));

    for (String entry : List.of("e", "w1", "w2")) {
      ApiResponse retracted =
          post("WS", "entries/" + entry + "/retraction", "\"reason\": \"of another state\"");
      assertThat(retracted.status()).as(retracted.body()).isEqualTo(200);
    }
  }

  @Test
  void aSnapshotOfAnEarlierProgramIsNotTakenForOneOfToday() {
    opened("KI");
    record("KI", "endorsement-registered", endorsed("e", "2015"));
    String kept =
        "{\"rest\": {\"country\": \"KI\", \"name\": \"Kiribati\", \"entries\": []},"
            + " \"engagements\": \"\"}";
    ledger
        .snapshots()
        .store(new StreamSnapshot("KI", 1, "org.engagementledger.outline.v1", Instant.now(), kept));

    ApiResponse again = post("KI", "endorsements", endorsement("2016"));
    assertThat(again.at("/detail").asString()).contains("is endorsed already (2015)");
  }

  private void opened(String country) {
    record(
        country,
        "dossier-opened",
        "{\"country\": \"%s\", \"name\": \"A state\"}".formatted(country));
  }

  private static String endorsed(String entry, String date) {
    return position("endorsement", entry, date);
  }

  private static String withdrawn(String entry, String date) {
    return position("withdrawal", entry, date);
  }

  private static String position(String sort, String entry, String date) {
    return ("{\"country\": \"$\", \"entry\": \"%s\","
            + " \"fact\": {\"sort\": \"%s\", \"instrument\": \"%s\", \"date\": \"%s\"}}")
        .formatted(entry, sort, SAFE_SCHOOLS, date);
  }

  private static String endorsement(String date) {
    return "\"instrument\": \"%s\", \"date\": \"%s\"".formatted(SAFE_SCHOOLS, date);
  }

  private ApiResponse post(String country, String path, String members) {
    return api.post("/api/countries/" + country + "/" + path, "{" + members + "}");
  }

  /** As the ledger has it, whatever the rules say. */
  private void record(String country, String type, String data) {
    ProposedEvent proposal =
        new ProposedEvent(
            UUID.randomUUID().toString(),
            "org.engagementledger." + type + ".v1",
            country,
            ledger.lastSequence(country) + 1,
            Map.of("actor", "recorder"),
            data.replace("$", country));
    assertThat(ledger.append(List.of(proposal))).hasSize(1);
  }
}
