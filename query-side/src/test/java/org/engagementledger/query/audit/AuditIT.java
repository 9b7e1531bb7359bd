package org.engagementledger.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.query.EveryEventStory;
import org.engagementledger.query.QuerySideServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an auditor learns of the story of Kazakhstan. */
class AuditIT {
  private static final Pattern POSITION = Pattern.compile("\"position\":(\\d+)");
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

  private static QuerySideServer run;
  private static long last;

  @BeforeAll
  static void recordTheStory() {
    run = new QuerySideServer();
    last = run.pen().record(EveryEventStory.events());
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @ParameterizedTest
  @CsvSource({"READER, 403", "RECORDER, 403", "AUDITOR, 200", "ADMIN, 200"})
  void onlyAuditorsAndAdministratorsSeeIt(Role role, int status) {
    assertThat(run.as(role).get("/api/audit").statusCode()).isEqualTo(status);
    assertThat(run.as(role).get("/api/audit/any-event").statusCode())
        .isEqualTo(status == 200 ? 404 : 403);
    assertThat(run.as(role).get("/audit", "text/html").statusCode()).isEqualTo(status);
  }

  /** Those of the accounts too, one of which was added for each role. */
  @Test
  void everyEventIsThereOnceTheLatestFirst() {
    List<Long> positions = positions("/api/audit?limit=500&atLeast=" + last);
    assertThat(positions)
        .hasSize(EveryEventStory.events().size() + Role.values().length)
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void linksLeadThroughAllOfIt() {
    List<Long> all = new ArrayList<>();
    Optional<String> next = Optional.of("/api/audit?limit=7&country=KZ&atLeast=" + last);
    while (next.isPresent()) {
      HttpResponse<String> part = run.as(Role.AUDITOR).get(next.get());
      all.addAll(positions(part));
      assertThat(positions(part)).hasSizeBetween(1, 7);
      next =
          part.headers()
              .firstValue("Link")
              .map(NEXT::matcher)
              .filter(Matcher::find)
              .map(it -> it.group(1));
    }
    assertThat(all).isEqualTo(positions("/api/audit?limit=500&country=KZ")).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "type=entry-retracted, 1",
    "type=org.engagementledger.entry-retracted.v1, 1",
    "actor=recorder&type=contact-added, 2",
    "actor=someone-else, 0",
    "country=MN, 0",
    "to=2001, 0",
    "from=2001&type=page-imported, 1",
    "from=2400, 0",
    "q=concept%20note, 2",
    "q=NOTE%20Concept, 2",
    "q=safe%20schools%20withdrawal, 2",
    "q=commitments%20endorsed, 1",
    "q=misspelt, 1",
    "q=nowhere, 0",
    "effectiveFrom=2015-03&effectiveTo=2015-04&type=endorsement-registered, 1",
    "effectiveFrom=2014-12-31&effectiveTo=2014-12-31&type=endorsement-registered, 0",
    "effectiveTo=2015-01-01&type=endorsement-registered, 1",
    "effectiveFrom=2016&type=endorsement-registered, 0",
    "effectiveFrom=2020-02-29&effectiveTo=2020-03&q=withdrawal, 2",
    "effectiveFrom=2018-06-30&effectiveTo=2018-06&type=entry-amended, 1",
    "about=KZ/m1, 2",
    "correlation=something, 0",
    "command=AmendEntry, 0",
    "actor=&country=&type=page-imported&from=&to=&q=&effectiveFrom=&effectiveTo=, 1"
  })
  void itIsNarrowedDown(String filter, int events) {
    assertThat(positions("/api/audit?" + filter)).hasSize(events);
  }

  @ParameterizedTest
  @CsvSource({
    "q=%2B%2B, 422, /q",
    "from=someday, 422, /from",
    "from=2019&to=2018, 422, /from",
    "from=2019&to=2018&format=csv, 422, /from",
    "effectiveFrom=2018-07-09&effectiveTo=2018-07-08, 422, /effectiveFrom",
    "effectiveFrom=someday, 422, /effectiveFrom",
    "effectiveTo=2018-13, 422, /effectiveTo",
    "country=nowhere, 422, /country",
    "type=no-such, 422, /type",
    "before=x, 422, /before",
    "limit=0, 422, /limit"
  })
  void whatCannotBeAskedIsNamed(String filter, int status, String pointer) {
    HttpResponse<String> answer = run.as(Role.AUDITOR).get("/api/audit?" + filter);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("\"pointer\":\"" + pointer + "\"");
  }

  @Test
  void whatAnEventLedToIsFoundByItsId() {
    String one = run.as(Role.AUDITOR).get("/api/audit?type=page-imported").body();
    String id = one.replaceAll("(?s).*?\"id\":\"([^\"]*)\".*", "$1");
    assertThat(run.as(Role.AUDITOR).get("/api/audit?causation=" + id).body()).isEqualTo(one);
  }

  @Test
  void anAmendmentShowsWhatWasAndWhatIs() {
    String body = run.as(Role.AUDITOR).get("/api/audit?type=entry-amended").body();
    assertThat(body)
        .contains("\"reason\":\"More exact\"", "\"actor\":\"recorder\"")
        .contains("\"sentence\":\"Kazakhstan: corrected a meeting (June 2018): At the mission\"")
        .contains(
            "\"changes\":[{\"field\":\"Text\",\"before\":\"We met the mission & <b>asked</b>\","
                + "\"after\":\"We met the mission and asked for a host\"}]");
  }

  @Test
  void oneEventIsFoundByItsId() {
    String one = run.as(Role.AUDITOR).get("/api/audit?type=page-imported").body();
    String id = one.replaceAll("(?s).*?\"id\":\"([^\"]*)\".*", "$1");
    String alone = run.as(Role.AUDITOR).get("/api/audit/" + id).body();
    assertThat("[" + alone + "]").startsWith(one.substring(0, one.length() - 2));
  }

  @Test
  void aCorrectionAndWhatItCorrectsAreLinkedBothWays() {
    String original = id("/api/audit?about=KZ/m1&type=engagement-recorded");
    String correction = id("/api/audit?about=KZ/m1&type=entry-amended");
    assertThat(run.as(Role.AUDITOR).get("/api/audit/" + original).body())
        .contains("\"correctedBy\":[{\"id\":\"" + correction + "\"")
        .doesNotContain("\"corrects\"");
    assertThat(run.as(Role.AUDITOR).get("/api/audit/" + correction).body())
        .contains("\"corrects\":[{\"id\":\"" + original + "\"")
        .doesNotContain("\"correctedBy\"");
    HttpResponse<String> page = run.as(Role.AUDITOR).get("/audit/" + original, "text/html");
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    assertThat(page.body()).contains("/audit/" + correction, "More exact");
    assertThat(run.as(Role.AUDITOR).get("/audit/none", "text/html").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"READER, 403", "RECORDER, 403", "AUDITOR, 200", "ADMIN, 200"})
  void onlyAuditorsAndAdministratorsSeeWhatCameLate(Role role, int status) {
    assertThat(run.as(role).get("/api/audit/backdated").statusCode()).isEqualTo(status);
    assertThat(run.as(role).get("/audit/backdated?possible=true", "text/html").statusCode())
        .isEqualTo(status);
  }

  @Test
  void howLateAnEventIsHasBounds() {
    String late = run.as(Role.AUDITOR).get("/api/audit/backdated?days=90").body();
    assertThat(late)
        .contains("recorded the endorsement of the Safe Schools Declaration (2015)")
        .contains("\"atLeast\":", "\"atMost\":", "\"certain\":true", "\"imported\":false")
        .doesNotContain("entry-amended", "contact-changed", "entry-retracted");
    assertThat(run.as(Role.AUDITOR).get("/api/audit/backdated?days=100000").body()).isEqualTo("[]");
    assertThat(run.as(Role.AUDITOR).get("/api/audit/backdated?days=0").body())
        .contains("\"pointer\":\"/days\"");
    assertThat(run.as(Role.AUDITOR).get("/api/audit/backdated?days=x").body())
        .contains("\"pointer\":\"/days\"");
  }

  @Test
  void whatEachActorDidIsCounted() {
    String all = run.as(Role.AUDITOR).get("/api/audit/actors").body();
    assertThat(all)
        .startsWith("[{\"actor\":\"recorder\",\"total\":" + EveryEventStory.events().size())
        .contains("\"contact-added\":2", "\"corrections\":3", "\"exports\":1");
    assertThat(run.as(Role.AUDITOR).get("/api/audit/actors?to=2001").body()).isEqualTo("[]");
    assertThat(run.as(Role.RECORDER).get("/api/audit/actors").statusCode()).isEqualTo(403);
    assertThat(run.as(Role.AUDITOR).get("/audit/actors?from=2001", "text/html").body())
        .contains("actor=recorder&amp;type=contact-added&amp;from=2001");
  }

  @Test
  void thePageSaysDatesAndKindsInWordsAndKeepsWhatWasRecordedBesides() {
    assertThat(run.as(Role.AUDITOR).get("/audit?about=KZ/m1", "text/html").body())
        .contains("<ins title=\"2018-06\">June 2018</ins>")
        .contains("<ins title=\"MEETING\">Meeting</ins>")
        .contains("<ins>We met the mission and asked for a host</ins>");
  }

  @Test
  void theHistoryOfAnEntryIsHeadedByWhatTheEntryIs() {
    assertThat(run.as(Role.AUDITOR).get("/audit?about=KZ/m1", "text/html").body())
        .contains("<h1>Kazakhstan: a meeting (June 2018): At the mission</h1>")
        .doesNotContain("<code>KZ/m1</code>");
    assertThat(run.as(Role.AUDITOR).get("/audit?about=KZ/m1&command=Any", "text/html").body())
        .contains("<h1>Kazakhstan: a meeting (June 2018): At the mission</h1>", "<code>Any</code>");
    assertThat(run.as(Role.AUDITOR).get("/audit?about=KZ/none", "text/html").body())
        .contains("<h1>Audit</h1>", "<code>KZ/none</code>");
  }

  @Test
  void thePageOffersThoseWhoRecordedSomething() {
    assertThat(run.as(Role.AUDITOR).get("/audit", "text/html").body())
        .contains("<option value=\"recorder\"></option>")
        .doesNotContain("Nobody is called");
    assertThat(run.as(Role.AUDITOR).get("/audit?actor=recorders", "text/html").body())
        .contains("Nobody is called “recorders”", "href=\"/audit?actor=recorder\"");
    assertThat(run.as(Role.AUDITOR).get("/audit?actor=recorder&from=2400", "text/html").body())
        .contains("Nothing fits")
        .doesNotContain("Nobody is called");
  }

  @ParameterizedTest
  @CsvSource({
    "correlation=import%2000, No event has this correlation.",
    "command=EndTheWorld, No event came from a command of this name.",
    "'causation=none', 'There is no event of this id, and none that it led to.'",
    "about=KZ/none, Nothing was ever recorded of this entry.",
    "about=KZ/none&q=concept, Nothing fits.",
    "about=KZ/none&before=1, Nothing fits.",
    "q=nowhere, Nothing fits."
  })
  void whereNothingFitsThePageSaysWhatThatMeans(String filter, String sentence) {
    assertThat(run.as(Role.AUDITOR).get("/audit?" + filter, "text/html").body()).contains(sentence);
  }

  private static String id(String path) {
    String one = run.as(Role.AUDITOR).get(path).body();
    return one.replaceAll("(?s).*?\"id\":\"([^\"]*)\".*", "$1");
  }

  private static List<Long> positions(String path) {
    return positions(run.as(Role.AUDITOR).get(path));
  }

  private static List<Long> positions(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return POSITION.matcher(answer.body()).results().map(it -> Long.valueOf(it.group(1))).toList();
  }
}
