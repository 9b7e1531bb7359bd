package org.engagementledger.command.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.command.ApiClient;
import org.engagementledger.command.ApiClient.ApiResponse;
import org.engagementledger.command.CommandSideOnAServer;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.log.CommittedEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideOnAServer
class RecordingIT {
  private static final String DECLARATION =
      """
      {"id": "safe-schools-declaration", "name": "Safe Schools Declaration", "shortName": "SSD",
       "opened": "2015-05-29", "source": {"title": "A list", "link": "https://example.org/ssd"}}
      """;
  private static final String RESOLUTION =
      """
      {"body": "Security Council", "symbol": "S/RES/2427 (2018)", "title": "Children and conflict",
       "adopted": "2018-07-09"}
      """;

  private static final String NO_STATE =
      "is no state and has no dossier; record what it does in the dossiers of the states concerned";

  @LocalServerPort private int port;
  @Autowired private Ledger ledger;

  private ApiClient api;

  @BeforeEach
  void signedIn(@Autowired Accounts accounts) {
    ApiClient.createAccounts(accounts);
    api = new ApiClient(port);
  }

  @Test
  void anAdvocateOpensADossierAndRecordsAMeeting() {
    ApiResponse opened = api.post("/api/countries", "{\"country\": \"KZ\"}");

    assertThat(opened.status()).as(opened.body()).isEqualTo(201);
    assertThat(opened.body())
        .isEqualTo(
            "{\"country\":\"KZ\",\"name\":\"Kazakhstan\",\"region\":\"Asia\","
                + "\"subregion\":\"Central Asia\"}");
    assertThat(opened.header("Location")).isEqualTo("/api/countries/KZ");
    assertThat(opened.header("ETag")).isEqualTo("\"0\"");

    ApiResponse met =
        api.post(
            "/api/countries/KZ/meetings",
            """
            {"date": "2018-07", "title": "Meeting in Geneva", "text": "We asked for support.",
             "participants": [{"side": "THEIRS", "name": "A Person", "function": "Secretary"}],
             "reason": "met yesterday", "recordedFor": "a partner"}
            """);

    assertThat(met.status()).as(met.body()).isEqualTo(201);
    assertThat(met.at("/fact/kind").asString()).isEqualTo("MEETING");
    assertThat(met.at("/fact/participants/0/name/text").asString()).isEqualTo("A Person");
    assertThat(met.header("ETag")).isEqualTo("\"1\"");
    CommittedEvent event = ledger.readStream("KZ", 1, 1).getFirst();
    assertThat(met.header("Ledger-Position")).isEqualTo(Long.toString(event.position()));
    assertThat(met.header("Location"))
        .isEqualTo("/api/countries/KZ/entries/" + met.at("/id").asString());
    assertThat(event.id()).isEqualTo(met.at("/id").asString());
    assertThat(event.type()).isEqualTo("org.engagementledger.engagement-recorded.v1");
    assertThat(event.attributes())
        .containsEntry("actor", "recorder")
        .containsEntry("command", "RecordMeeting")
        .containsEntry("reason", "met yesterday")
        .containsEntry("recordedfor", "a partner")
        .containsEntry("effectivedate", "2018-07");
  }

  @Test
  void whatIsInternalIsSaidWithTheFactAndStaysSoUntilSomebodySaysOtherwise() {
    open("IS");
    String met =
        created(
            "IS",
            "/meetings",
            "{\"date\":\"2019\",\"text\":\"Met Ms. Example.\",\"internal\":[\"Ms. Example\"]}");
    String amendment = "/api/countries/IS/entries/" + met + "/amendment";

    ApiResponse retold = api.post(amendment, "{\"title\": \"Visit\", \"reason\": \"named\"}");
    assertThat(retold.at("/fact/internal/0").asString()).isEqualTo("Ms. Example");

    ApiResponse lost = api.post(amendment, "{\"text\": \"Met her.\", \"reason\": \"shorter\"}");
    assertThat(lost.status()).isEqualTo(422);
    assertThat(lost.at("/errors/0/pointer").asString()).isEqualTo("/internal/0");
    assertThat(lost.body()).doesNotContain("Example");

    ApiResponse whole = api.post(amendment, "{\"internal\": true, \"reason\": \"all of it\"}");
    assertThat(whole.at("/fact/internal/0").asString()).isEqualTo("*");
    assertThat(whole.at("/fact/text").asString()).isEqualTo("Met Ms. Example.");

    ApiResponse open =
        api.post(amendment, "{\"internal\": false, \"reason\": \"agreed with her\"}");
    assertThat(open.at("/fact/internal").isMissingNode()).isTrue();
  }

  @Test
  void aPassageThatIsNotInTheTextAndTheMarkItselfAreRefused() {
    open("DK");
    String letters = "/api/countries/DK/letters";

    ApiResponse nowhere =
        api.post(letters, "{\"date\":\"2019\",\"text\":\"Wrote.\",\"internal\":[\"Wrote\",\"X\"]}");
    assertThat(nowhere.status()).isEqualTo(422);
    assertThat(nowhere.at("/errors/0/pointer").asString()).isEqualTo("/internal/1");

    ApiResponse mark = api.post(letters, "{\"date\":\"2019\",\"text\":\"To [internal].\"}");
    assertThat(mark.status()).isEqualTo(422);
    assertThat(mark.body()).contains("readers are shown in place");
  }

  @Test
  void aCountryWithoutACodeOfIsosOwnHasADossierOnceAnAdministratorOpensIt() {
    String opening = "{\"country\": \"XK\"}";
    ApiResponse refused = api.post("/api/countries", opening);
    assertThat(refused.status()).as(refused.body()).isEqualTo(403);
    assertThat(refused.at("/detail").asString()).contains("an administrator opens its dossier");

    assertThat(api.send("POST", "/api/countries", opening, "admin").status()).isEqualTo(201);
    assertThat(ledger.readStream("XK", 0, 1).getFirst().data()).contains("Kosovo", "Europe");
    created("XK", "/meetings", "{\"date\": \"2019\", \"title\": \"First meeting\"}");
  }

  /** Observers that are states have codes; what is no state has no dossier, and the answer why. */
  @Test
  void anObserverHasADossierIfItIsAState() {
    String meeting = "{\"date\": \"2019\", \"title\": \"First meeting\"}";
    for (String state : List.of("VA", "PS")) {
      open(state);
      created(state, "/meetings", meeting);
    }
    for (String name : List.of("Holy%20See", "State%20of%20Palestine")) {
      created(name, "/letters", meeting);
    }
    ApiResponse refused = api.post("/api/countries", "{\"country\": \"EU\"}");
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.at("/errors/0/pointer").asString()).isEqualTo("/country");
    assertThat(refused.body()).contains(NO_STATE);
    for (String union : List.of("EU", "European%20Union")) {
      ApiResponse met = api.post("/api/countries/" + union + "/meetings", meeting);
      assertThat(met.status()).as(met.body()).isIn(404, 422);
      assertThat(met.body()).contains(NO_STATE);
    }
  }

  @Test
  void everyRequestOfTheTableRecordsOneEvent() {
    api.send("POST", "/api/instruments", DECLARATION, "admin");
    api.send("POST", "/api/resolutions", RESOLUTION, "admin");
    open("NO");
    String meeting = created("NO", "/meetings", "{\"date\": \"2018-07\", \"text\": \"Met.\"}");
    String contact =
        created("NO", "/contacts", "{\"post\": \"GENEVA\", \"email\": \"m@example.org\"}");
    String ssd = "/endorsements/safe-schools-declaration";
    created("NO", ssd + "/declination", "{\"date\": \"2014\"}");
    created(
        "NO", "/endorsements", "{\"instrument\":\"safe-schools-declaration\",\"date\":\"2015\"}");
    created("NO", ssd + "/withdrawal", "{\"date\": \"2018\"}");
    created("NO", "/cosponsorships", "{\"resolution\": \"S/RES/2427\", \"date\": \"2018-07-09\"}");
    for (String kind :
        List.of(
            "letters",
            "statements",
            "joint-statements",
            "conference-participations",
            "submissions")) {
      created("NO", "/" + kind, "{\"date\": \"2019\", \"title\": \"One of the " + kind + "\"}");
    }
    created("NO", "/engagements", "{\"kind\":\"ADVICE\",\"date\":\"2019\",\"text\":\"A hint.\"}");
    String followUps = "/entries/" + meeting + "/follow-ups";
    String promise =
        created(
            "NO", followUps, "{\"promise\":\"Send a note\",\"date\":\"2018-07\",\"due\":\"2030\"}");
    ok(
        "POST",
        followUps + "/" + promise + "/completion",
        "{\"outcome\":\"DONE\",\"date\":\"2018-08\"}");
    ok(
        "POST",
        "/entries/" + meeting + "/amendment",
        "{\"text\": \"Met twice.\", \"reason\": \"typo\"}");
    ok("PUT", "/attributes/peacekeeping", "{\"text\": \"Contributes.\", \"date\": \"2018\"}");
    ok("PUT", "/contacts/" + contact, "{\"post\": \"NEW_YORK\", \"email\": \"n@example.org\"}");
    ok("POST", "/contacts/" + contact + "/removal", "{}");
    ok("POST", "/entries/" + promise + "/retraction", "{\"reason\": \"never promised\"}");
    ok("POST", "/amendment", "{\"name\": \"Norway\", \"reason\": \"short\"}");

    assertThat(ledger.readStream("NO", 0, 100)).hasSize(21);
  }

  @Test
  void whatFollowsFromAnEntryNamesTheEventThatRecordedIt() {
    open("FI");
    String meeting = created("FI", "/meetings", "{\"date\": \"2018-07\", \"text\": \"Met.\"}");
    String followUps = "/entries/" + meeting + "/follow-ups";
    String promise = created("FI", followUps, "{\"promise\":\"A note\",\"date\":\"2018-07\"}");
    String completion = "/api/countries/FI" + followUps + "/" + promise + "/completion";
    ApiResponse open = api.post(completion, "{\"outcome\":\"OPEN\",\"date\":\"2018-08\"}");
    assertThat(open.status()).isEqualTo(422);
    assertThat(open.body()).contains("\"/outcome\"", "ends DONE or DROPPED");
    ApiResponse ended = api.post(completion, "{\"outcome\":\"DONE\",\"date\":\"2018-08\"}");
    assertThat(ended.status()).as(ended.body()).isEqualTo(200);
    ApiResponse amended =
        api.post(
            "/api/countries/FI/entries/" + meeting + "/amendment",
            "{\"text\": \"Met twice.\", \"reason\": \"typo\"}");
    assertThat(amended.status()).as(amended.body()).isEqualTo(200);
    assertThat(ledger.readStream("FI", 0, 10))
        .extracting(it -> it.attributes().getOrDefault("causationid", ""))
        .containsExactly("", "", meeting, promise, meeting);
  }

  @Test
  void anAmendmentChangesWhatItNamesAndNothingElse() {
    open("SE");
    String meeting =
        created("SE", "/meetings", "{\"date\":\"2018-07\",\"title\":\"One\",\"text\":\"Met.\"}");

    ApiResponse amended =
        api.post(
            "/api/countries/SE/entries/" + meeting + "/amendment",
            "{\"date\": \"2018-07-09\", \"title\": null, \"reason\": \"found the day\"}");

    assertThat(amended.status()).as(amended.body()).isEqualTo(200);
    assertThat(amended.at("/version").asInt()).isEqualTo(2);
    assertThat(amended.at("/fact/date").asString()).isEqualTo("2018-07-09");
    assertThat(amended.at("/fact/text").asString()).isEqualTo("Met.");
    assertThat(amended.at("/fact/title").isMissingNode()).isTrue();

    ApiResponse another =
        api.post(
            "/api/countries/SE/entries/" + meeting + "/amendment",
            "{\"sort\": \"contact\", \"reason\": \"another sort\"}");
    assertThat(another.status()).as(another.body()).isEqualTo(422);
    assertThat(another.at("/errors/0/pointer").asString()).isEqualTo("/sort");
  }

  @Test
  void aPositionMayLoseItsDate() {
    open("LI");
    String entry =
        created("LI", "/endorsements", "{\"instrument\":\"paris-principles\",\"date\":\"2018\"}");
    ApiResponse amended =
        api.post(
            "/api/countries/LI/entries/" + entry + "/amendment",
            "{\"date\": null, \"reason\": \"nobody knows\"}");
    assertThat(amended.status()).as(amended.body()).isEqualTo(200);
    assertThat(amended.at("/fact/date").asString()).isEqualTo("../..");
  }

  @Test
  void whatLastsHasALastDayWhateverItsKindUntilAnAmendmentTakesItOff() {
    open("EE");
    String days = "{\"date\":\"2019-05-12\",\"lastDay\":\"2019-05-14\",\"title\":\"Talks\"}";
    for (String path :
        List.of(
            "/meetings",
            "/letters",
            "/statements",
            "/joint-statements",
            "/conference-participations",
            "/submissions")) {
      ApiResponse met = api.post("/api/countries/EE" + path, days);
      assertThat(met.status()).as(path + met.body()).isEqualTo(201);
      assertThat(met.at("/fact/lastDay").asString()).as(path).isEqualTo("2019-05-14");
    }
    String event = created("EE", "/engagements", days.replace("{", "{\"kind\":\"EVENT\","));
    assertThat(ledger.readStream("EE", 7, 1).getFirst().attributes())
        .containsEntry("effectivedate", "2019-05-12")
        .containsEntry("effectivelastday", "2019-05-14");
    String amendment = "/api/countries/EE/entries/" + event + "/amendment";
    ApiResponse longer =
        api.post(amendment, "{\"lastDay\":\"2019-05-15\",\"reason\":\"one more\"}");
    assertThat(longer.at("/fact/lastDay").asString()).isEqualTo("2019-05-15");
    ApiResponse inexact = api.post(amendment, "{\"date\":\"2019-05\",\"reason\":\"not sure\"}");
    assertThat(inexact.status()).isEqualTo(422);
    assertThat(inexact.at("/errors/0/pointer").asString()).isEqualTo("/lastDay");
    ApiResponse oneDay = api.post(amendment, "{\"lastDay\":null,\"reason\":\"it was one day\"}");
    assertThat(oneDay.at("/fact/lastDay").isMissingNode()).as(oneDay.body()).isTrue();
    assertThat(oneDay.at("/fact/date").asString()).isEqualTo("2019-05-12");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "2019-05-11" | is before the first day
          "2019-05" | a last day is one day
          "14 May" | is not a date
          "2020-05-13" | at most 366 are kept
          "9999-12-31" | at most 366 are kept
          20190514 | wrong type
          ["2019-05-14"] | wrong type
          "" | is not a date
          """)
  void aLastDayThatCannotBeIsRefusedByItsName(String lastDay, String because) {
    api.post("/api/countries", "{\"country\": \"LV\"}");
    ApiResponse refused =
        api.post(
            "/api/countries/LV/meetings",
            "{\"date\":\"2019-05-12\",\"title\":\"Talks\",\"lastDay\":" + lastDay + "}");
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.at("/errors/0/pointer").asString()).isEqualTo("/lastDay");
    assertThat(refused.body()).contains(because);
  }

  @Test
  void onlyEngagementsLast() {
    open("LT");
    ApiResponse endorsed =
        api.post(
            "/api/countries/LT/endorsements",
            "{\"instrument\":\"paris-principles\",\"date\":\"2019-05-12\","
                + "\"lastDay\":\"2019-05-14\"}");
    assertThat(endorsed.status()).isEqualTo(422);
    assertThat(endorsed.at("/errors/0/pointer").asString()).isEqualTo("/lastDay");
  }

  @Test
  void aCountryMayBeNamedInAnAddressAsWhereOneReads() {
    open("UY");
    for (String name : List.of("uy", "URY", "Uruguay")) {
      String path = "/api/countries/" + name + "/meetings";
      ApiResponse met = api.post(path, "{\"date\": \"2018\", \"text\": \"Met.\"}");
      assertThat(met.status()).as(met.body()).isEqualTo(201);
      assertThat(met.header("Location")).startsWith("/api/countries/UY/entries/");
    }
  }

  private void open(String country) {
    assertThat(api.post("/api/countries", "{\"country\": \"" + country + "\"}").status())
        .isEqualTo(201);
  }

  private String created(String country, String path, String json) {
    ApiResponse answer = api.post("/api/countries/" + country + path, json);
    assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(201);
    return answer.at("/id").asString();
  }

  private void ok(String method, String path, String json) {
    ApiResponse answer = api.send(method, "/api/countries/NO" + path, json, "recorder");
    assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
  }
}
