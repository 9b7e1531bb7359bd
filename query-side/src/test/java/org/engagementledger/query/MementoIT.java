package org.engagementledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.json.Timestamp;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.log.CommittedEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Earlier states of a dossier, as clients of RFC 7089 find them. */
class MementoIT {
  private static final DateTimeFormatter HTTP =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Pattern LINK = Pattern.compile("<([^>]+)>; rel=\"([^\"]+)\"[^<]*");

  private static QuerySideServer run;
  private static Instant first;
  private static Instant second;

  @BeforeAll
  static void recordTheStory() throws InterruptedException {
    run = new QuerySideServer();
    var unused = run.pen().record(EveryEventStory.events());
    first = Instant.now();
    Thread.sleep(2100);
    Engagement letter =
        Engagement.told(EngagementKind.LETTER, new EdtfDate("2018-07"), "A later letter.");
    second =
        run.pen()
            .record(new EngagementRecorded(EveryEventStory.KZ, new EntryId("l1"), letter))
            .time();
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void whereTheFieldOfTheTimeIsEmptyTheHeaderCountsAndIsSaidToCount() {
    HttpResponse<String> then = at("/api/countries/KZ?knownAt=", first.plusSeconds(1));
    assertThat(then.body()).doesNotContain("A later letter.");
    assertThat(vary(then.headers())).contains("Accept-Datetime");
  }

  /** Each has an address, also those that another one followed within the same second. */
  @Test
  void everyStateIsCalledByTheTimeOfItsOwn() {
    List<Instant> times =
        run.bean(Ledger.class).readStream("KZ", 0, 1_000).stream()
            .map(CommittedEvent::time)
            .distinct()
            .toList();
    for (Instant time : times) {
      String address = "/api/countries/KZ?knownAt=" + Timestamp.text(time);
      HttpResponse<String> state = run.as(Role.READER).get(address);
      assertThat(datetime(state)).isEqualTo(HTTP.format(time));
      assertThat(state.headers().firstValue("Content-Location").orElseThrow()).endsWith(address);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/countries/KZ", "/countries/KZ"})
  void theResourceItselfFindsTheStateOfATime(String path) {
    HttpResponse<String> then = at(path, first.plusSeconds(1));
    assertThat(then.statusCode()).isEqualTo(200);
    assertThat(then.body()).doesNotContain("A later letter.");
    assertThat(vary(then.headers())).contains("Accept-Datetime");
    assertThat(Instant.from(HTTP.parse(datetime(then)))).isBeforeOrEqualTo(first);

    HttpResponse<String> now = at(path, second);
    assertThat(now.body()).contains("A later letter.");
    assertThat(datetime(now)).isEqualTo(HTTP.format(second));
    assertThat(links(now))
        .anyMatch(it -> it.endsWith(path + " original timegate"))
        .anyMatch(it -> it.endsWith(path + "/timemap timemap"))
        .anyMatch(it -> it.endsWith(" last memento"))
        .anyMatch(it -> it.contains("prev memento"));
  }

  @Test
  void theStateHasAnAddressOfItsOwn() {
    HttpResponse<String> found = at("/api/countries/KZ", second);
    String state = found.headers().firstValue("Content-Location").orElseThrow();
    assertThat(state).contains("/api/countries/KZ?knownAt=");

    HttpResponse<String> direct = run.as(Role.READER).get(path(state));
    assertThat(direct.body()).isEqualTo(found.body());
    assertThat(datetime(direct)).isEqualTo(datetime(found));
    assertThat(vary(direct.headers())).doesNotContain("Accept-Datetime");
  }

  @Test
  void beforeTheFirstStateTheFirstIsGiven() {
    HttpResponse<String> found = at("/api/countries/KZ", Instant.parse("2001-02-03T04:05:06Z"));
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(links(found)).anyMatch(it -> it.endsWith(" first memento"));
  }

  @Test
  void afterTheLastStateTheLastIsGivenAndTheDayGoesAlong() {
    HttpResponse<String> found =
        at("/api/countries/KZ?asOf=2018-12", Instant.parse("2899-02-03T04:05:06Z"));
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(datetime(found)).isEqualTo(HTTP.format(second));
    assertThat(found.body()).contains("A later letter.");
    assertThat(links(found))
        .hasSizeGreaterThan(3)
        .anyMatch(it -> it.endsWith(" last memento"))
        .allMatch(it -> it.contains("asOf=2018-12"));
    assertThat(vary(run.as(Role.READER).get("/api/countries/KZ?knownAt=2999").headers()))
        .doesNotContain("Accept-Datetime");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/countries/KZ, true",
    "/api/countries/KZ?knownAt=2999, true",
    "/api/countries/KZ/changes, true",
    "/api/changes, true",
    "/api/audit, true",
    "/api/countries/KZ?format=markdown, false",
    "/api/countries, false",
    "/countries/KZ, false"
  })
  void anAnswerThatComesInSeveralFormsSaysSo(String path, boolean isNegotiated) {
    HttpHeaders headers = run.as(Role.AUDITOR).get(path, "*/*").headers();
    List<String> vary = List.of(vary(headers).split(", ?"));
    assertThat(vary.contains("Accept")).as(path).isEqualTo(isNegotiated);
  }

  @Test
  void aPageOfMementosNamesTheOriginalAndTheNextPage() {
    HttpResponse<String> found = run.as(Role.READER).get("/api/search?q=t*&limit=1&knownAt=2999");
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(links(found))
        .anyMatch(it -> it.endsWith(" original timegate"))
        .anyMatch(it -> it.endsWith(" next"));
  }

  @Test
  void aStateIsFoundByAnyNameOfTheCountry() {
    assertThat(run.as(Role.READER).get("/api/countries/kazakhstan?knownAt=2999").body())
        .contains("A later letter.");
  }

  @Test
  void theTimeMapListsAStateForEachChange() {
    HttpResponse<String> map = run.as(Role.READER).get("/api/countries/KZ/timemap");
    assertThat(map.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/link-format");
    assertThat(map.body())
        .contains("rel=\"original timegate\"", "rel=\"self\"; type=\"application/link-format\"")
        .contains("; from=\"", "; until=\"" + HTTP.format(second) + "\"")
        .contains("rel=\"last memento\"; datetime=\"" + HTTP.format(second) + "\"");
    List<String> states =
        LINK.matcher(map.body())
            .results()
            .filter(it -> it.group(2).endsWith("memento"))
            .map(it -> it.group(1))
            .toList();
    assertThat(states).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
    for (String state : states) {
      assertThat(run.as(Role.READER).get(path(state)).statusCode()).isEqualTo(200);
    }
    assertThat(run.as(Role.READER).get("/countries/KZ/timemap?asOf=2018").body())
        .contains("/countries/KZ?asOf=2018&knownAt=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?asOf=2018", "?after=1", "?format=text", "?asOf=2018&knownAt=2999"})
  void theTimeMapThatAnAnswerLinksIsThere(String question) {
    String map =
        links(run.as(Role.READER).get("/api/countries/KZ" + question)).stream()
            .filter(it -> it.endsWith(" timemap"))
            .map(it -> it.substring(0, it.indexOf(' ')))
            .findFirst()
            .orElseThrow();
    assertThat(run.as(Role.READER).get(path(map)).statusCode()).as(map).isEqualTo(200);
  }

  @Test
  void whatIsManyDossiersHasAStateForEverySecond() {
    HttpResponse<String> all = at("/api/countries?asOf=2018", first);
    assertThat(datetime(all)).isEqualTo(HTTP.format(first));
    assertThat(links(all)).noneMatch(it -> it.contains("timemap"));
  }

  @Test
  void aStateOfPartOfThemIsOfThatPart() {
    String asked = "/api/countries?asOf=2018&region=Central%20Asia";
    HttpResponse<String> then = at(asked, second);
    assertThat(then.body()).contains("\"KZ\"");
    assertThat(links(then)).anyMatch(it -> it.endsWith(asked + " original timegate"));
    String state = then.headers().firstValue("Content-Location").orElseThrow();
    assertThat(run.as(Role.READER).get(path(state)).body()).isEqualTo(then.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-07-09",
        "Fri, 09 Jul 2026 12:00:00 GMT",
        "Thu, 09 Jul 2026 12:00:00 +0200",
        "Thu, 9 Jul 2026 12:00:00 GMT",
        "09 Jul 2026 12:00:00 GMT",
        "Thursday, 09-Jul-26 12:00:00 GMT",
        "Sat, 31 Feb 2026 12:00:00 GMT"
      })
  void aTimeInAnotherFormThanTheRfcHasItIsRefused(String time) {
    assertThat(run.as(Role.READER).getAt("/api/countries/KZ", time).statusCode()).isEqualTo(400);
  }

  @Test
  void aTimeThatIsNoneAndAMapThatIsNotThereAreRefused() {
    HttpResponse<String> answer = run.as(Role.READER).getAt("/api/countries/KZ", "yesterday");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Accept-Datetime is a time such as");
    assertThat(run.as(Role.READER).get("/api/countries/KZ/timemap?page=2").body())
        .contains("\"pointer\":\"/page\"");
    assertThat(
            run.as(Role.READER)
                .get("/api/countries/" + new CountryCode("NO") + "/timemap")
                .statusCode())
        .isEqualTo(404);
  }

  private static HttpResponse<String> at(String path, Instant time) {
    return run.as(Role.READER).getAt(path, HTTP.format(time));
  }

  private static String datetime(HttpResponse<String> answer) {
    return answer.headers().firstValue("Memento-Datetime").orElseThrow();
  }

  private static String vary(HttpHeaders headers) {
    return String.join(",", headers.allValues("Vary"));
  }

  private static List<String> links(HttpResponse<String> answer) {
    return LINK.matcher(String.join(",", answer.headers().allValues("Link")))
        .results()
        .map(it -> it.group(1) + " " + it.group(2))
        .toList();
  }

  private static String path(String address) {
    return address.replaceFirst("^https?://[^/]+", "");
  }
}
