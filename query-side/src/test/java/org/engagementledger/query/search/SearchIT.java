package org.engagementledger.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.query.EveryEventStory;
import org.engagementledger.query.QuerySideServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The story of Kazakhstan, searched. */
class SearchIT {
  private static final EntryId TOLD = new EntryId("t1");
  private static final EdtfDate JULY = new EdtfDate("2018-07");

  private static final List<String> WRITTEN =
      List.of("Stra\u00DFe", "STRA\u1E9EE", "Strasse", "Stra\u00ADsse", "Str\u200Basse");

  /** What somebody wrote, and how others look for it. */
  private static final Map<String, List<String>> OTHERWISE =
      Map.of(
          "edu\u00ADcation in exile", List.of("education", "EDUCATION", "\"education in exile\""),
          "GRO\u1E9E Konferenz", List.of("gross", "gro\u00DF", "GRO\u1E9E", "gro\u00DF*"),
          "\u0130stanbul toplant\u0131s\u0131",
              List.of("istanbul", "\u0130stanbul", "\u0131stanbul", "ISTANBUL", "TOPLANTISI"),
          "Diyarbak\u0131r\u2019da g\u00F6r\u00FC\u015Fme",
              List.of("diyarbakir", "DIYARBAKIR", "g\u00F6r\u00FC\u015Fme", "gorusme", "GORUSME"),
          "R\u00E9sum\u00E9 de l\u2019\u00E9cole",
              List.of("resume", "RE\u0301SUME\u0301", "ecole"));

  private static QuerySideServer run;
  private static Instant beforeTheCorrection;
  private static long last;

  @BeforeAll
  static void recordTheStory() throws InterruptedException {
    run = new QuerySideServer();
    Engagement said = Engagement.told(EngagementKind.LETTER, JULY, "They wrote of dormitories.");
    Engagement meant = said.retold("They wrote of <em>libraries</em>. " + "And so on. ".repeat(99));
    List<LedgerEvent> first = new ArrayList<>(EveryEventStory.events());
    first.add(new EngagementRecorded(EveryEventStory.KZ, TOLD, said));
    CountryCode norway = new CountryCode("NO");
    first.add(new DossierOpened(norway, "Norway", "Europe", "Northern Europe"));
    for (String written : WRITTEN) {
      Engagement street = said.retold("Corner of " + written + ".");
      first.add(new EngagementRecorded(norway, new EntryId("w" + written.hashCode()), street));
    }
    for (String written : OTHERWISE.keySet()) {
      first.add(
          new EngagementRecorded(
              norway, new EntryId("o" + written.hashCode()), said.retold(written + ".")));
    }
    var unused = run.pen().record(first);
    Thread.sleep(5);
    beforeTheCorrection = Instant.now();
    Thread.sleep(5);
    last =
        run.pen()
            .record(
                List.of(
                    new EntryAmended(EveryEventStory.KZ, TOLD, meant, "Read the letter"),
                    new EngagementRecorded(EveryEventStory.KZ, new EntryId("t2"), said),
                    new EntryRetracted(EveryEventStory.KZ, new EntryId("t2"), "Recorded twice")));
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "schools; s1",
        "school; s1",
        "scohols; s1",
        "genevva~; m1",
        "xyzzy OR geneva; m1",
        "peacekeeper; a1",
        "SCHÖÖLS effort; s1",
        "school*; s1",
        "“protect schools”; s1",
        "open debate; s1",
        "geneva; m1",
        "counsellor; m1",
        "peacekeeping; a1",
        "sends peacekeepers; a1",
        "libraries; t1"
      })
  void whatWasSaidIsFoundWhereverItStands(String q, String entry) {
    assertThat(ask("q=" + in(q))).contains("\"entry\":\"" + entry + "\"");
  }

  /** As whoever recorded it wrote it; and as whoever looks for it may write it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Stra\u00DFe",
        "STRA\u1E9EE",
        "strasse",
        "stra\u00ADsse",
        "s\u200Btrasse",
        "\uFEFFstrasse",
        "\"stra\u00DFe\"",
        "strasse*"
      })
  void aWordIsFoundInEachOfItsForms(String q) {
    for (String written : WRITTEN) {
      assertThat(ask("q=" + in(q) + "&country=NO")).contains("\"entry\":\"w" + written.hashCode());
    }
  }

  @Test
  void whatIsWrittenOtherwiseIsFound() {
    OTHERWISE.forEach(
        (written, asked) -> {
          for (String q : asked) {
            assertThat(ask("q=" + in(q) + "&country=NO"))
                .as("%s in %s", q, written)
                .contains("\"entry\":\"o" + written.hashCode() + "\"");
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"school\"",
        "schools -effort",
        "schools NOT protect",
        "\"schools protect\"",
        "schools geneva",
        "madeup",
        "invented",
        "aru",
        "prefers mornings",
        "dormitories"
      })
  void otherWordsPersonsAndWhatWasTakenBackAreNotFound(String q) {
    for (Role role : Role.values()) {
      assertThat(run.as(role).get("/api/search?q=" + in(q) + "&atLeast=" + last).body())
          .isEqualTo("[]");
    }
  }

  @Test
  void aTextThatWasPutRightIsFoundAsItWasKnownThen() {
    String then = "&knownAt=" + beforeTheCorrection;
    assertThat(ask("q=dormitories" + then)).contains("\"entry\":\"t1\"").doesNotContain("t2");
    assertThat(ask("q=libraries" + then)).isEqualTo("[]");
    assertThat(ask("q=school*&knownAt=2020")).isEqualTo("[]");
  }

  @Test
  void asOfADayWithinItsDateItIsOnlyPossible() {
    assertThat(ask("q=libraries&asOf=2018-06")).isEqualTo("[]");
    assertThat(ask("q=libraries&asOf=2018-07-09")).contains("\"certainty\":\"POSSIBLE\"");
    assertThat(ask("q=libraries&asOf=2018-07")).contains("\"certainty\":\"CERTAIN\"");
  }

  @Test
  void itCanBeNarrowedDown() {
    assertThat(ask("q=school*&instrument=safe-schools-declaration")).contains("s1");
    assertThat(ask("q=school*&instrument=paris-principles")).isEqualTo("[]");
    assertThat(ask("q=school*&region=central%20asia&country=kz&kind=statement")).contains("s1");
    assertThat(ask("q=school*&country=Kazakhstan&instrument=")).contains("s1");
    assertThat(ask("q=school*&region=europe")).isEqualTo("[]");
    assertThat(ask("q=school*&kind=letter")).isEqualTo("[]");
    assertThat(ask("q=peacekeepers&kind=attribute")).contains("a1");
    assertThat(ask("q=school*&from=2018-08")).isEqualTo("[]");
    assertThat(ask("q=school*&from=2018&to=2018-07-01&country=&kind=")).contains("s1");
  }

  @Test
  void whatIsFoundIsMarkedAndTheRestIsShort() {
    assertThat(ask("q=libraries"))
        .contains("{\"text\":\"libraries\",\"hit\":true}", "{\"text\":\"…\",\"hit\":false}")
        .hasSizeLessThan(900);
    assertThat(page("/search?q=libraries"))
        .contains("&lt;em&gt;<mark>libraries</mark>&lt;/em&gt;", "href=\"/countries/KZ#t1\"");
    assertThat(page("/search?q=libraries&asOf=2018-07-09"))
        .contains(">possibly<", "href=\"/countries/KZ?asOf=2018-07-09#t1\"");
  }

  @Test
  void wordsThatStandInDifferentTextsAreAllMarked() {
    assertThat(ask("q=school*%20debate"))
        .contains("{\"text\":\"schools\",\"hit\":true}")
        .contains("{\"text\":\"debate\",\"hit\":true}");
  }

  @Test
  void hitsAreCountedIfThatIsAsked() {
    assertThat(ask("q=peacekeepers OR schools&facets=country,kind".replace(" ", "%20")))
        .contains("\"hits\":[", "\"facets\":{", "\"country\":[{\"value\":\"KZ\",\"count\":2}]")
        .contains("{\"value\":\"ATTRIBUTE\",\"count\":1}");
    assertThat(ask("q=schools&facets=year")).contains("\"year\":[{\"value\":\"2018\"");
    assertThat(ask("q=schools&facets=region")).contains("\"region\":[{\"value\":\"Asia\"");
    assertThat(page("/search?q=peacekeepers+OR+schools")).contains("kind=ATTRIBUTE");
  }

  @Test
  void aPageWithoutWordsAsksForThem() {
    assertThat(page("/search")).contains("name=\"q\"").doesNotContain("Nothing was found");
    assertThat(page("/search?q=xyzzy")).contains("Nothing was found");
    assertThat(page("/")).contains("action=\"/search\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "q=; /q",
        "q=%22%22; /q",
        "kind=letter; /q",
        "q=a&kind=telegram; /kind",
        "q=a&country=XX; /country",
        "q=a&instrument=no-such-thing; /instrument",
        "q=a&from=yesterday; /from",
        "q=a&to=2018-13; /to",
        "q=a&from=2019&to=2018; /from",
        "q=a&asOf=soon; /asOf",
        "q=a&knownAt=soon; /knownAt",
        "q=a&knownAt=-999999999-01-01T00:00:00Z; /knownAt",
        "q=a&knownAt=%2B999999999-12-31T23:59:59Z; /knownAt",
        "q=a&limit=0; /limit",
        "q=a&limit=many; /limit",
        "q=-a; /q",
        "q=a&facets=colour; /facets",
        "q=a&after=here; /after"
      })
  void whatCannotBeAskedIsNamed(String query, String pointer) {
    HttpResponse<String> answer = run.as(Role.READER).get("/api/search?" + query);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"pointer\":\"" + pointer + "\"");
  }

  private static String ask(String query) {
    HttpResponse<String> answer =
        run.as(Role.READER).get("/api/search?" + query + "&atLeast=" + last);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String page(String path) {
    return run.as(Role.READER).get(path, "text/html").body();
  }

  private static String in(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
