package org.engagementledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.ContactAdded;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.pages.PageFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What those who may ask are shown of the story of Kazakhstan. */
class DossierIT {
  private static final String HTML = "text/html";
  private static final CountryCode GHANA = new CountryCode("GH");
  private static final List<String> FORMS =
      List.of("application/json", HTML, "text/plain", "text/markdown");

  /** Nothing new is recorded with such an address. */
  private static final List<DossierEvent> LEFT_FROM_EARLIER =
      List.of(
          new DossierOpened(GHANA, "Ghana", "Africa", "Western Africa"),
          new ContactAdded(
              GHANA,
              new EntryId("k1"),
              new Contact(
                  Contact.Post.GENEVA,
                  Optional.of(new PersonalText("p1", "Esi Invented")),
                  "",
                  Optional.of(new PersonalText("p1", "esi?bcc=all@example.org,b&c@example.org")),
                  Optional.empty(),
                  Optional.empty(),
                  new EdtfDate("2019"))));

  private static QuerySideServer run;
  private static long last;

  @BeforeAll
  static void recordTheStory() {
    run = new QuerySideServer();
    run.pen().record(LEFT_FROM_EARLIER);
    last = run.pen().record(EveryEventStory.events());
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void whatWasWrittenIsReadAtOnce() {
    HttpResponse<String> answer = ask(Role.READER, "/api/countries/KZ", "application/json");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Ledger-Position")).hasValue(String.valueOf(last));
    assertThat(answer.headers().firstValue("ETag"))
        .hasValue("\"%d-%s-without-persons\"".formatted(lastSequence(), day(answer)));
    assertThat(
            ask(Role.RECORDER, "/api/countries/KZ", "application/json")
                .headers()
                .firstValue("ETag"))
        .hasValue("\"%d-%s\"".formatted(lastSequence(), day(answer)));
    assertThat(answer.body())
        .contains("\"name\":\"Kazakhstan\"")
        .contains("\"shortName\":\"Safe Schools\",\"status\":\"ENDORSED\",\"date\":\"2015\"");
  }

  @Test
  void aLetterGoesToTheAddressThatIsShownAndToNobodyElse() {
    assertThat(ask(Role.RECORDER, "/countries/KZ", HTML).body())
        .contains("href=\"mailto:aru@example.org\"");
    assertThat(ask(Role.RECORDER, "/countries/GH", HTML).body())
        .contains("href=\"mailto:esi%3Fbcc%3Dall@example.org%2Cb%26c@example.org\"");
  }

  private static String day(HttpResponse<String> answer) {
    return answer.body().replaceFirst("(?s).*\"asOf\":\"([^\"]+)\".*", "$1");
  }

  /** One tag, one answer: but for the time at which it was asked. */
  @Test
  void anAnswerThatDiffersHasAnotherTag() {
    Map<String, String> bodies = new HashMap<>();
    for (String path :
        List.of("", "?asOf=2014", "?asOf=2016", "?knownAt=2999", "?asOf=2014&knownAt=2999")) {
      for (Role role : List.of(Role.READER, Role.RECORDER)) {
        HttpResponse<String> answer = ask(role, "/api/countries/KZ" + path, "application/json");
        String body = answer.body().replaceFirst("\"knownAt\":\"20[^9][^\"]*\"", "");
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(bodies.put(tag, body)).as("%s of %s", tag, path).isNull();
      }
    }
    assertThat(bodies.values()).doesNotHaveDuplicates();
  }

  /** RFC 9110, section 13.1.1. */
  @Test
  void aQuestionUnderAConditionIsAnsweredOnlyIfItIsMet() {
    TestHttpReader reader = run.as(Role.RECORDER);
    String tag = reader.get("/api/countries/KZ").headers().firstValue("ETag").orElseThrow();
    for (String met : List.of("*", tag, "\"0\", " + tag)) {
      assertThat(reader.getIf("/api/countries/KZ", "If-Match", met).statusCode()).isEqualTo(200);
    }
    for (String other : List.of("\"0\"", "W/" + tag, "0")) {
      HttpResponse<String> answer = reader.getIf("/api/countries/KZ", "If-Match", other);
      assertThat(answer.statusCode()).as(other).isEqualTo(412);
      assertThat(answer.body()).contains("problem:precondition-failed", "If-Match");
    }
    assertThat(reader.getIf("/api/countries", "If-Match", "\"0\"").statusCode()).isEqualTo(412);
    assertThat(reader.getIf("/api/countries/FR", "If-Match", "\"0\"").statusCode()).isEqualTo(404);
    assertThat(reader.getIf("/api/countries/KZ", "If-Match", "").statusCode()).isEqualTo(400);
    for (String known : List.of(tag, "W/" + tag, "\"0\", " + tag, "\"0\",W/" + tag + " , \"1\"")) {
      HttpResponse<String> answer = reader.getIf("/api/countries/KZ", "If-None-Match", known);
      assertThat(answer.statusCode()).as(known).isEqualTo(304);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers().firstValue("ETag")).contains(tag);
    }
    for (String other : List.of("\"0\"", "W/\"0\", \"1\"")) {
      assertThat(reader.getIf("/api/countries/KZ", "If-None-Match", other).statusCode())
          .as(other)
          .isEqualTo(200);
    }
  }

  @Test
  void whatCannotBeIncludedInTimeIsNotAnswered() {
    HttpResponse<String> answer = run.as(Role.READER).get("/api/countries?atLeast=" + (last + 99));
    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(answer.body()).contains("not-there-yet");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, application/json",
    "*/*, application/json",
    "text/html, text/html",
    "text/plain, text/plain",
    "text/markdown, text/markdown"
  })
  void theDossierComesInTheFormAskedFor(String asked, String given) {
    HttpResponse<String> answer = ask(Role.READER, "/api/countries/KZ", asked);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(given);
  }

  @ParameterizedTest
  @CsvSource({"text, Flag", "markdown, # Kazakhstan", "json, {", "html, <!DOCTYPE html>"})
  void aLinkCanAskForAFormToo(String format, String start) {
    assertThat(ask(Role.READER, "/api/countries/KZ?format=" + format, HTML).body())
        .startsWith(start);
  }

  @Test
  void recordersGetThePageAsItIsPrinted() {
    Dossier dossier = Dossier.unopened(EveryEventStory.KZ);
    for (var event : EveryEventStory.events()) {
      dossier = event instanceof DossierEvent it ? dossier.after(it, LocalDate.MAX) : dossier;
    }
    assertThat(ask(Role.RECORDER, "/api/countries/KZ", "text/plain").body())
        .isEqualTo(PageFormat.TRACKER.print(dossier));
  }

  @Test
  void readersNeverSeeAPerson() {
    for (String form : FORMS) {
      assertThat(ask(Role.READER, "/api/countries/KZ", form).body())
          .contains("Kazakhstan")
          .doesNotContain(EveryEventStory.PERSONAL);
    }
    for (String path :
        List.of(
            "/",
            "/countries/KZ",
            "/follow-ups",
            "/api/countries/KZ/timeline",
            "/api/countries",
            "/api/follow-ups")) {
      assertThat(ask(Role.READER, path, HTML).body()).doesNotContain(EveryEventStory.PERSONAL);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RECORDER", "AUDITOR", "ADMIN"})
  void othersSeeContactsAndParticipants(Role role) {
    for (String form : List.of("application/json", HTML, "text/markdown")) {
      assertThat(ask(role, "/api/countries/KZ", form).body())
          .contains("Aru Invented", "aru@example.org");
    }
    assertThat(ask(role, "/api/countries/KZ/timeline", "application/json").body())
        .contains("Ben Madeup");
  }

  @Test
  void whatPeopleWroteIsShownAsTextOnly() {
    String page = ask(Role.AUDITOR, "/audit", HTML).body();
    assertThat(page).contains("&lt;b&gt;asked&lt;/b&gt;").doesNotContain("<b>asked</b>");
  }

  @Test
  void pagesNeedNothingFromElsewhereAndNothingInline() {
    for (String path : List.of("/", "/countries/KZ", "/audit", "/countries/KZ/meetings/new")) {
      assertThat(ask(Role.ADMIN, path, HTML).body())
          .contains("<html lang=\"en\"", "href=\"#content\"", "<h1")
          .doesNotContainPattern("<script(?! defer src=\"/[a-z]+\\.js\"></script>)")
          .doesNotContain("style=\"", "<style", "src=\"http", "onclick");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ledger.css", "/pages.css", "/time.css", "/ledger.svg"})
  void whatPagesNeedIsThere(String path) {
    assertThat(ask(Role.READER, path, "*/*").statusCode()).isEqualTo(200);
  }

  @Test
  void theFlagIsThere() {
    String page = ask(Role.READER, "/countries/KZ", HTML).body();
    String flag = page.replaceAll("(?s).*src=\"(/webjars/[^\"]*)\".*", "$1");
    assertThat(run.as(Role.READER).get(flag, "*/*").body()).startsWith("<svg");
  }

  @ParameterizedTest
  @CsvSource({
    "kind=meeting, 1",
    "highlight=true, 1",
    "from=2018-07, 1",
    "to=2018-06, 1",
    "from=2019, 0",
    "q=WELCOMED, 1",
    "q=protect schools, 1",
    "q=nowhere, 0",
    "kind=letter, 0"
  })
  void theTimelineIsNarrowedDown(String filter, int engagements) {
    String path = "/api/countries/KZ/timeline?" + filter.replace(" ", "%20");
    String body = ask(Role.READER, path, "application/json").body();
    assertThat(body.split("\"entry\":", -1)).hasSize(engagements + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/countries/FR, 404, There is no dossier on France (FR).",
    "/api/countries/EU, 404, is no state and has no dossier; record what it does in the dossiers",
    "/countries/EU, 404, is no state and has no dossier; record what it does in the dossiers",
    "/api/countries/Channel%20Islands, 404, give Guernsey (GG) or Jersey (JE)",
    "/api/countries/XX, 404, is no country that is known; give its code",
    "/api/countries/FR/timeline, 404, There is no dossier on France (FR).",
    "/api/countries/KZ/timeline?kind=chat, 422, known are meeting",
    "/api/countries/KZ/timeline?from=yesterday, 422, is not a date such as",
    "/api/countries/KZ/timeline?from=2019&to=2018-07, 422, is after",
    "/api/countries/KZ?atLeast=soon, 422, is a position of the ledger",
    "/api/countries?instrument=other, 422, known are safe-schools-declaration",
    "/api/countries?instrument=paris-principles&status=maybe, 422, there is no status 'maybe'",
    "/api/countries/KZ?format=md, 422, 'format: there is no format ''md'' here; known are html'",
    "/api/countries/KZ?format=csv, 422, 'format: there is no format ''csv'' here; known are json'",
    "/api/countries/KZ/entries/nowhere, 404, The dossier of KZ has no entry nowhere.",
    "/api/resolutions/s-res-1, 404, There is no resolution 's-res-1'.",
    "/api/follow-ups?status=lost, 422, 'known are open, done, dropped'",
    "/countries/FR, 404, There is no dossier on France (FR)."
  })
  void whatCannotBeAnsweredIsExplained(String path, int status, String sentence) {
    HttpResponse<String> answer = run.as(Role.READER).get(path);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body().replace("&#39;", "'")).contains(sentence);
  }

  @Test
  void countriesAreFoundByTheirStatus() {
    String path = "/api/countries?instrument=paris-principles";
    assertThat(ask(Role.READER, path, "*/*").body()).isEqualTo("[]");
    assertThat(ask(Role.READER, path + "&status=not-endorsed", "*/*").body())
        .contains("\"country\":\"KZ\"", "\"engagements\":2", "\"openFollowUps\":1");
  }

  @Test
  void itsHealthAndItsLagAreToBeSeen() {
    assertThat(run.as(Role.READER).get("/actuator/health").body()).contains("\"status\":\"UP\"");
    assertThat(run.as(Role.READER).get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertThat(run.as(Role.ADMIN).get("/actuator/metrics/ledger.follower.lag").body())
        .contains("\"value\":0.0");
  }

  @Test
  void onlyWhatIsStillPromisedIsOpen() {
    assertThat(ask(Role.READER, "/api/follow-ups?status=open", "*/*").body())
        .contains("Ask the capital")
        .doesNotContain("Send the concept note");
    assertThat(ask(Role.READER, "/api/follow-ups?status=done", "*/*").body())
        .contains("Send the concept note");
  }

  private static long lastSequence() {
    return EveryEventStory.events().stream().filter(DossierEvent.class::isInstance).count() - 1;
  }

  private static HttpResponse<String> ask(Role role, String path, String form) {
    String separator = path.contains("?") ? "&" : "?";
    return run.as(role).get(path + separator + "atLeast=" + last, form);
  }
}
