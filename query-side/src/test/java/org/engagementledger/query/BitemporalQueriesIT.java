package org.engagementledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dates.Today;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EndorsementRegistered;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.InstrumentId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The story of Kazakhstan as of any date, by what was known at any time. */
class BitemporalQueriesIT {
  private static final String JSON = "application/json";
  private static final String DECLARATION = "/api/instruments/safe-schools-declaration";

  private static final Pattern MORE = Pattern.compile("href=\"([^\"]*)\" rel=\"next\"");
  private static final Pattern COUNTRY = Pattern.compile("href=\"/countries/([A-Z]{2})\"");

  private static QuerySideServer run;
  private static Instant beforeTheCorrection;
  private static long last;
  private static long position;

  @BeforeAll
  static void recordTheStory() throws InterruptedException {
    run = new QuerySideServer();
    var unused = run.pen().record(EveryEventStory.events());
    beforeTheCorrection = Instant.now();
    Thread.sleep(5);
    last =
        run.pen()
            .record(
                new EntryAmended(
                    EveryEventStory.KZ,
                    new EntryId("s1"),
                    Engagement.told(
                        EngagementKind.STATEMENT,
                        new EdtfDate("2018-07-09"),
                        "Welcomed the new declaration."),
                    "Read the record"))
            .position();
    position = run.pen().record(conference());
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void asOfNowKnownAtNowItIsTheDossierAsItStands() {
    String now = Instant.now().plusSeconds(60).toString();
    String today = Today.latest(Instant.now()).toString();
    String asItStands = withoutTimes(ask("/api/countries/KZ"));

    assertThat(withoutTimes(ask("/api/countries/KZ?asOf=" + today))).isEqualTo(asItStands);
    assertThat(withoutTimes(ask("/api/countries/KZ?asOf=" + today + "&knownAt=" + now)))
        .isEqualTo(asItStands);
  }

  @Test
  void withinAnInexactDateItIsOnlyPossible() {
    assertThat(ask("/api/countries/KZ?asOf=2015-06"))
        .contains(
            "\"status\":\"ENDORSED\",\"date\":\"2015\",\"possible\":[\"UNKNOWN\",\"ENDORSED\"]")
        .contains("\"certainty\":\"POSSIBLE\"")
        .doesNotContain("At the mission");
    assertThat(page("/countries/KZ?asOf=2015-06"))
        .contains("As of", "June 2015", "Possibly endorsed");
    assertThat(read(Role.READER, "/api/countries/KZ?asOf=2015-06", "text/markdown"))
        .contains("Safe Schools Declaration**: Possibly endorsed");
    assertThat(read(Role.READER, "/api/countries/KZ?asOf=2018-06-15", "text/markdown"))
        .contains("June 2018 · possibly · Meeting");
    assertThat(page("/countries/KZ?asOf=2018-06-15")).contains(">possibly<", "At the mission");
    assertThat(page("/countries/KZ?asOf=&knownAt=")).doesNotContain(">possibly<");
  }

  @Test
  void whatLastsIsCertainOnEachOfItsDaysAndFoundByEachOfThem() {
    for (String day : List.of("2019-05-12", "2019-05-13", "2019-05-14")) {
      assertThat(ask("/api/countries/BR?asOf=" + day))
          .contains("\"date\":\"2019-05-12\",\"lastDay\":\"2019-05-14\"", "CERTAIN")
          .doesNotContain("POSSIBLE");
      assertThat(ask("/api/countries/BR/timeline?from=%s&to=%<s".formatted(day)))
          .contains("Three days");
      assertThat(ask("/api/search?q=three&from=%s&to=%<s".formatted(day)))
          .contains("\"lastDay\":\"2019-05-14\"");
      assertThat(audited("effectiveFrom=%s&effectiveTo=%<s".formatted(day)))
          .contains("a conference (12 to 14 May 2019)", "\"lastDay\":\"2019-05-14\"");
    }
    for (String day : List.of("2019-05-11", "2019-05-15")) {
      String period = "from=%s&to=%<s".formatted(day);
      assertThat(ask("/api/countries/BR/timeline?" + period)).isEqualTo("[]");
      assertThat(ask("/api/search?q=three&" + period)).doesNotContain("lastDay");
      assertThat(audited("effectiveFrom=%s&effectiveTo=%<s".formatted(day)))
          .doesNotContain("12 to 14 May 2019");
    }
    assertThat(ask("/api/countries/BR?asOf=2019-05-11")).doesNotContain("Three days");
    assertThat(ask("/api/countries/BR?asOf=2019-05-13")).doesNotContain("One day of");
    assertThat(ask("/api/countries/BR?asOf=2019-06-13")).contains("POSSIBLE");
  }

  @Test
  void whatLastsIsToldFromADayThatIsNotKnownExactly() {
    for (String form : List.of("text/html", "text/markdown")) {
      assertThat(read(Role.READER, "/api/countries/BR", form))
          .contains("12 to 14 May 2019", "between 12 June 2019 and 14 June 2019");
    }
    for (String path : List.of("/countries/BR", "/search?q=three", "/audit", "/audit/backdated")) {
      assertThat(read(Role.ADMIN, path, "text/html"))
          .as(path)
          .contains("<time datetime=\"2019-05-12\"", "12 to 14 May 2019</time>");
    }
    assertThat(read(Role.READER, "/", "text/html")).contains("13 to 14 June 2019");
    assertThat(read(Role.READER, "/api/countries/BR", "text/plain"))
        .contains("12 to 14 May 2019: Three days", "2019-06-12/2019-06-14: One day of three");
    assertThat(read(Role.READER, "/countries/BR/changes?from=2018&to=2019", "text/html"))
        .contains("12 to 14 May 2019");
    assertThat(read(Role.ADMIN, "/api/audit?country=BR", "text/csv"))
        .contains(",id,lastDay\r\n", ",BR,2019-05-12,", ",2019-05-14\r\n");
  }

  private static List<DossierEvent> conference() {
    CountryCode br = new CountryCode("BR");
    EdtfDate inexact = new EdtfDate("2019-06-12/2019-06-14");
    return List.of(
        new DossierOpened(br, "Brazil", "Americas", "South America"),
        new EngagementRecorded(br, new EntryId("three-days"), lasting("2019-05-12", "2019-05-14")),
        new EngagementRecorded(
            br,
            new EntryId("one-day"),
            Engagement.told(EngagementKind.MEETING, inexact, "One day of three")),
        new EngagementRecorded(br, new EntryId("two-days"), lasting("2019-06-13", "2019-06-14")));
  }

  private static Engagement lasting(String date, String lastDay) {
    EdtfDate first = new EdtfDate(date);
    return Engagement.told(EngagementKind.CONFERENCE_PARTICIPATION, first, "Three days")
        .on(first, Optional.of(new EdtfDate(lastDay)));
  }

  private static String audited(String filter) {
    return read(Role.ADMIN, "/api/audit?country=BR&" + filter, JSON);
  }

  @Test
  void aCorrectionIsKnownFromThenOn() {
    assertThat(ask("/api/countries/KZ?knownAt=" + beforeTheCorrection))
        .contains("Welcomed the declaration.");
    assertThat(ask("/api/countries/KZ")).contains("Welcomed the new declaration.");
  }

  @Test
  void theTimelineIsOfAnyDateToo() {
    String timeline = "/api/countries/KZ/timeline";
    assertThat(ask(timeline + "?knownAt=" + beforeTheCorrection))
        .contains("Welcomed the declaration.");
    assertThat(ask(timeline)).contains("Welcomed the new declaration.");
    assertThat(ask(timeline + "?asOf=1990")).isEqualTo("[]");
    assertThat(ask(timeline + "?asOf=2999")).isEqualTo(ask(timeline));
    assertThat(run.as(Role.READER).get(timeline + "?knownAt=2020").statusCode()).isEqualTo(404);
  }

  @Test
  void beforeAnythingWasRecordedThereWasNoDossier() {
    HttpResponse<String> answer = run.as(Role.READER).get("/api/countries/KZ?knownAt=2020");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("there was no dossier on Kazakhstan (KZ)");
  }

  @Test
  void whereAllCountriesStoodIsListedForAnyDate() {
    assertThat(ask("/api/countries?asOf=2015-06"))
        .contains("\"certainty\":\"POSSIBLE\",\"possible\":[\"UNKNOWN\",\"ENDORSED\"]");
    assertThat(ask("/api/countries?asOf=2016&instrument=safe-schools-declaration"))
        .contains("\"country\":\"KZ\"");
    assertThat(ask("/api/countries?asOf=2014&instrument=safe-schools-declaration")).isEqualTo("[]");
    assertThat(ask("/api/countries?knownAt=2020&region=asia")).contains("\"country\":\"KZ\"");
    assertThat(page("/?asOf=2015-06")).contains("As of", "Kazakhstan", ">possibly<");
  }

  @Test
  void asOfTodayIsTheListAsItStands() {
    String list = ask("/api/countries");
    assertThat(list).contains("\"engagements\":2", "\"openFollowUps\":1", "\"lastChange\":{");
    for (String today : List.of("", Today.latest(Instant.now()).toString(), "2999")) {
      assertThat(ask("/api/countries?asOf=" + today)).as(today).isEqualTo(list);
    }
    assertThat(ask("/api/countries?asOf=1990"))
        .contains("\"status\":\"UNKNOWN\",\"certainty\"")
        .doesNotContain("../..", "engagements", "lastChange");
  }

  @Test
  void countsHaveBounds() {
    assertThat(ask(DECLARATION + "/count?asOf=2014")).contains("\"certain\":0,\"possible\":0");
    assertThat(ask(DECLARATION + "/count?asOf=2015-06")).contains("\"certain\":0,\"possible\":1");
    assertThat(ask(DECLARATION + "/count?asOf=2015")).contains("\"certain\":1,\"possible\":1");
    assertThat(ask(DECLARATION + "/count?asOf=2015&knownAt=2020"))
        .contains("\"certain\":0,\"possible\":0");
    assertThat(ask(DECLARATION + "/series?from=2014-12&to=2015"))
        .startsWith("[{\"month\":\"2014-12\",\"certain\":0,\"possible\":0},")
        .endsWith("{\"month\":\"2015-12\",\"certain\":1,\"possible\":1}]");
    assertThat(ask(DECLARATION + "/endorsements?asOf=2015-06"))
        .contains("\"country\":\"KZ\"", "\"certainty\":\"POSSIBLE\",\"date\":\"2015\"");
    assertThat(ask(DECLARATION + "/joined?from=2014&to=2015"))
        .contains("\"certainty\":\"CERTAIN\"");
    assertThat(ask(DECLARATION + "/joined?from=2015&to=2016")).isEqualTo("[]");
  }

  /** On its first page, where the changes go on on others; whatever else changed in a dossier. */
  @Test
  void whoMayHaveJoinedIsTheSameOnThePageAndByTheApi() {
    try (QuerySideServer many = new QuerySideServer()) {
      TestHttpReader reader = many.as(Role.READER);
      long end = many.pen().record(List.of(EveryEventStory.events().getFirst()));
      for (CountryCode country : CountryCode.all()) {
        end = many.pen().record(endorsing(country));
      }
      String atLeast = "&atLeast=" + end;
      String question = "/changes?instrument=safe-schools-declaration&from=2017&to=2018" + atLeast;
      HttpResponse<String> joined = reader.get(DECLARATION + "/joined?from=2017&to=2018" + atLeast);
      Set<String> possible =
          new JsonMapper()
              .readTree(joined.body())
              .valueStream()
              .filter(it -> it.path("certainty").asString().equals("POSSIBLE"))
              .map(it -> it.path("country").asString())
              .collect(Collectors.toSet());
      String first = reader.get(question, "text/html").body();
      assertThat(possible).hasSizeGreaterThan(40);
      assertThat(mayHaveJoined(first)).containsExactlyInAnyOrderElementsOf(possible);
      String next = MORE.matcher(first).results().findFirst().orElseThrow().group(1);
      String second = reader.get(next.replace("&amp;", "&"), "text/html").body();
      assertThat(second).contains("<section").doesNotContain("May have endorsed it");
    }
  }

  /** Of ten, one joined at a time that says nothing of the year, one perhaps in it, eight did. */
  private static List<DossierEvent> endorsing(CountryCode country) {
    String date =
        switch (CountryCode.all().indexOf(country) % 10) {
          case 0 -> "2016/2019";
          case 1 -> "2018/2019";
          default -> "2018-03-01";
        };
    return List.of(
        new DossierOpened(country, country.englishName(), "Asia", "Central Asia"),
        new EndorsementRegistered(
            country,
            new EntryId("e-" + country),
            new Endorsement(
                new InstrumentId("safe-schools-declaration"),
                new EdtfDate(date),
                "",
                List.of(),
                List.of())));
  }

  private static List<String> mayHaveJoined(String page) {
    String section = page.substring(page.indexOf("May have endorsed it"));
    return COUNTRY.matcher(section).results().map(it -> it.group(1)).toList();
  }

  @Test
  void theNumberOfStatesIsDrawn() {
    assertThat(page("/instruments/safe-schools-declaration?asOf=2015-06"))
        .contains("<polygon", "<polyline", ">2015<", "Kazakhstan", ">possibly<", "open since")
        .contains("href=\"/changes?instrument=safe-schools-declaration\"")
        .containsOnlyOnce("<title");
    assertThat(page("/instruments/paris-principles")).contains("No state with a dossier");
  }

  @Test
  void aChangeSaysWhatItWasWhoMadeItAndWhy() {
    String path =
        "/countries/KZ/changes?by=recorded&from=" + beforeTheCorrection + "&to=" + Instant.now();

    assertThat(read(Role.RECORDER, "/api" + path, JSON))
        .contains("\"kind\":\"CHANGED\"", "\"reason\":\"Read the record\"", "\"position\":" + last)
        .contains("{\"field\":\"date\",\"before\":\"2018-07\",\"after\":\"2018-07-09\"}")
        .doesNotContain("At the mission");
    assertThat(page(path)).contains("<ins>new </ins>", "Welcomed the ");
    assertThat(read(Role.AUDITOR, path, "text/html")).contains("Read the record");
    assertThat(read(Role.RECORDER, "/api" + path, "text/plain"))
        .contains(
            "Changed: A statement", "  - Welcomed the declaration.", "recorder: Read the record");
    assertThat(read(Role.READER, "/api" + path, "text/plain"))
        .contains("Changed: A statement", "  - Welcomed the declaration.", "recorder\n")
        .doesNotContain("Read the record");
  }

  @Test
  void betweenTwoDaysWhatHappenedIsAdded() {
    assertThat(
            read(Role.READER, "/api/countries/KZ/changes?from=2018-05&to=2018-06-20", "text/plain"))
        .contains("Possibly added: A meeting (June 2018): At the mission")
        .doesNotContain("Safe Schools");
    assertThat(ask("/api/countries/KZ/changes?from=2016&to=2016")).doesNotContain("\"entries\"");
  }

  @Test
  void whoComparesByTheOneTimeIsToldTheOther() {
    String known = "/countries/KZ/changes?from=2018-05&to=2018-07&knownAt=" + beforeTheCorrection;
    assertThat(page(known))
        .contains(
            "By what was known on",
            "value=\"" + beforeTheCorrection + "\"",
            "knownAt=2",
            "July 2018");
    assertThat(read(Role.READER, "/api" + known, "text/plain"))
        .contains("by when it happened, known at " + beforeTheCorrection);
    String asOf = "/changes?by=recorded&from=2020&to=2999&asOf=2016";
    assertThat(page(asOf)).contains("As of <strong>", ">2016<", "name=\"asOf\"", "asOf=2016&amp;");
    assertThat(read(Role.READER, "/api" + asOf, "text/plain"))
        .contains("by when it was recorded, as of 2016");
    assertThat(page("/changes?from=2010&to=2026"))
        .contains("name=\"knownAt\"")
        .doesNotContain("By what was known on", "As of <strong>");
  }

  @Test
  void whatBecameOfAPromiseIsSaidWithWhy() {
    String recorded = "/api/countries/KZ/changes?by=recorded&from=2020&to=2999";
    assertThat(read(Role.RECORDER, recorded, "text/plain")).contains("Sent by letter");
    assertThat(read(Role.READER, recorded, "text/plain"))
        .contains("Changed: ")
        .doesNotContain("Sent by letter");
    assertThat(read(Role.AUDITOR, recorded, JSON)).contains("\"note\":\"Sent by letter\"");
    assertThat(ask(recorded)).doesNotContain("reason");
  }

  @Test
  void theChangesOfARegionAreThoseOfItsCountriesAndThoseOfAnInstrumentOnlyThose() {
    assertThat(read(Role.READER, "/api/changes?region=Asia&from=2010&to=2026", "text/plain"))
        .contains("Kazakhstan, 2010 to 2026", "Welcomed the new declaration.");
    assertThat(ask("/api/changes?region=Europe&from=2010&to=2026")).isEqualTo("[]");
    String onTheDeclaration =
        ask("/api/changes?instrument=safe-schools-declaration&from=2010&to=2026");
    assertThat(onTheDeclaration)
        .contains("safe-schools-declaration")
        .doesNotContain("Welcomed the new declaration.");
    assertThat(page("/changes?region=&instrument=&from=2010&to=2026"))
        .contains("Kazakhstan", "Welcomed the new declaration.")
        .doesNotContain(EveryEventStory.PERSONAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/countries?",
        "/api/countries?asOf=2018&",
        "/api/countries?knownAt=2020&",
        "/api/changes?",
        "/api/search?q=school*&",
        DECLARATION + "/endorsements?",
        DECLARATION + "/count?",
        DECLARATION + "/series?",
        DECLARATION + "/joined?from=2014&to=2015&"
      })
  void aSlipOfThePenIsNoAnswer(String question) {
    List<String> parameters =
        question.contains(DECLARATION) ? List.of("region") : List.of("region", "instrument");
    for (String parameter : parameters) {
      HttpResponse<String> answer =
          run.as(Role.READER).get(question + "atLeast=" + last + "&" + parameter + "=atlantis");
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body())
          .contains(
              "problem:invalid",
              "\"pointer\":\"/" + parameter + "\"",
              "there is no " + parameter + " 'atlantis'; known are ");
    }
    for (String elsewhere : List.of("oceania", "South-eastern+Asia", "sub-saharan+africa")) {
      assertThat(ask(question + "region=" + elsewhere))
          .doesNotContain("Kazakhstan", "\"certain\":1", "\"country\"");
    }
  }

  @Test
  void aRegionThatIsNoneIsToBePutRightOnThePage() {
    HttpResponse<String> page =
        run.as(Role.READER).get("/changes?region=Azia&from=2018", "text/html");
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains("there is no region &#39;Azia&#39;; known are Asia, ")
        .contains("name=\"region\"", "value=\"2018\"");
    assertThat(page("/changes?region=central+asia&from=2400&to=2401")).contains("Nothing changed.");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/countries?, region=&instrument=&status=",
    "/api/countries?asOf=2018, region=&instrument=&status=",
    "/api/countries?asOf=2018, knownAt=",
    "/api/instruments/safe-schools-declaration/series?asOf=2018, from=&to=&region=&status=",
    "/api/changes?from=2010&to=2026&knownAt=2999, region=&instrument=&by="
  })
  void anEmptyFieldIsOneThatWasNotFilledIn(String question, String fields) {
    assertThat(withoutTimes(ask(question + "&" + fields)))
        .isNotEqualTo("[]")
        .isEqualTo(withoutTimes(ask(question)));
  }

  @Test
  void readersSeeNoPersonAtAnyTime() {
    String recorded = "by=recorded&from=2020&to=2999";
    List<String> paths =
        List.of(
            "/api/countries/KZ?knownAt=2999",
            "/api/countries/KZ?asOf=2019-06",
            "/api/countries/KZ/changes?from=2010&to=2026",
            "/api/countries/KZ/changes?" + recorded);
    for (String form : List.of(JSON, "text/plain")) {
      for (String path : paths) {
        assertThat(read(Role.READER, path, form)).doesNotContain(EveryEventStory.PERSONAL);
      }
    }
    assertThat(page("/countries/KZ/changes?" + recorded)).doesNotContain(EveryEventStory.PERSONAL);
    assertThat(read(Role.RECORDER, "/api/countries/KZ/changes?" + recorded, JSON))
        .contains("Aru Invented", "Ben Madeup");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/countries/KZ?asOf=yesterday, 422, or a day",
    "/api/countries/KZ?asOf=2018-02-30, 422, or a day",
    "/api/countries/KZ?knownAt=soon, 422, is not a time such as",
    "/api/countries?asOf=2018&status=endorsed, 422, give one too",
    "/api/countries?asOf=2018&instrument=other, 422, known are safe-schools-declaration",
    "/api/instruments/other/count, 404, known are safe-schools-declaration",
    "/api/instruments/safe-schools-declaration/count?status=maybe, 422, there is no status",
    "/api/instruments/safe-schools-declaration/series?step=day, 422, step=month",
    "/api/instruments/safe-schools-declaration/series?from=1800&to=2020, 422, at most 1200 months",
    "/api/countries/KZ/changes?from=2019&to=2018, 422, is after",
    "/api/countries/KZ/changes?by=colour, 422, effective or recorded",
    "/api/countries/KZ/changes?asOf=2016, 422, this goes with by=recorded",
    "/api/changes?asOf=2016, 422, this goes with by=recorded",
    "/api/changes?by=effective&asOf=2016&format=text, 422, this goes with by=recorded",
    "/api/countries/KZ/changes?by=recorded&knownAt=2999, 422, this goes with by=effective",
    "/api/changes?by=recorded&knownAt=2999, 422, this goes with by=effective",
    "/changes?by=recorded&knownAt=2999, 422, this goes with by=effective",
    "/countries/KZ/changes?asOf=2016, 422, this goes with by=recorded",
    "/api/changes?instrument=Other, 422, is not the id of an instrument",
    "/api/countries/FR/changes, 404, There is no dossier on France (FR)."
  })
  void whatCannotBeAnsweredIsExplained(String path, int status, String sentence) {
    HttpResponse<String> answer = run.as(Role.READER).get(path);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(sentence);
  }

  private static String withoutTimes(String json) {
    return json.replaceAll("\"(asOf|knownAt)\":\"[^\"]*\",", "");
  }

  private static String ask(String path) {
    return read(Role.READER, path, JSON);
  }

  private static String page(String path) {
    return read(Role.READER, path, "text/html");
  }

  private static String read(Role role, String path, String form) {
    String address = path + (path.contains("?") ? "&" : "?") + "atLeast=" + position;
    HttpResponse<String> answer = run.as(role).get(address, form);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }
}
