package org.engagementledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.DossierEvent.FollowUpPromised;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Fact.FollowUp.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was promised to Kazakhstan and by it, and what became of it. */
class FollowUpsIT {
  private static QuerySideServer run;
  private static long last;

  @BeforeAll
  static void recordTheStory() {
    run = new QuerySideServer();
    List<LedgerEvent> events = new ArrayList<>(EveryEventStory.events());
    events.add(promised("g1", "Visit <b>a school</b>", "2016-05-01"));
    events.add(promised("g2", "Translate it", "2016/2999"));
    events.add(promised("g3", "Come back some day", "../.."));
    events.add(promised("g4", "Write to the capital", "2999"));
    events.add(promised("g5", "Never said", "2016"));
    events.add(promised("g6", "Print it", "2016"));
    events.add(
        new FollowUpCompleted(
            EveryEventStory.KZ,
            id("g4"),
            State.DROPPED,
            new EdtfDate("2019-03"),
            "The mission closed"));
    events.add(new EntryRetracted(EveryEventStory.KZ, id("g5"), "It was another state"));
    events.add(
        new EntryAmended(
            EveryEventStory.KZ, id("g6"), promise("Print it twice", "2017"), "As they said"));
    events.add(promised("g7", "Hand it over", "2016"));
    events.add(
        new FollowUpCompleted(
            EveryEventStory.KZ,
            id("g7"),
            State.DROPPED,
            new EdtfDate("2019-04"),
            "Taken for another"));
    events.add(
        new EntryAmended(
            EveryEventStory.KZ, id("g7"), promise("Hand it over", "2016"), "It is open"));
    events.add(new EntryAmended(EveryEventStory.KZ, id("g7"), done("Hand it over"), "Done since"));
    last = run.pen().record(events);
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void whatIsDueFirstComesFirst() {
    assertThat(ask("/api/follow-ups"))
        .doesNotContain("Never said", "\"Print it\"")
        .containsSubsequence(
            "Visit <b>a school</b>",
            "Print it twice",
            "Send the concept note",
            "Ask the capital",
            "Write to the capital",
            "Come back some day");
  }

  @Test
  void whatIsOverdueIsCertainOnlyIfItsLastDayHasPassed() {
    assertThat(ask("/api/follow-ups?status=overdue"))
        .contains("Visit <b>a school</b>", "Ask the capital", "Print it twice")
        .containsPattern("Translate it\"[^}]*}[^}]*\"overdue\":\"POSSIBLE\"")
        .doesNotContain("Send the concept note", "Come back", "Write to the capital");
    assertThat(page("/follow-ups?status=overdue"))
        .contains("Possibly overdue", "Overdue", "Visit &lt;b&gt;a school&lt;/b&gt;");
  }

  @Test
  void whatEndedSaysHowAndWhy() {
    TestHttpReader recorder = run.as(Role.RECORDER);
    assertThat(recorder.get("/api/follow-ups?status=dropped&atLeast=" + last).body())
        .contains("\"end\":{\"date\":\"2019-03\",\"note\":\"The mission closed\"")
        .doesNotContain("Ask the capital");
    assertThat(recorder.get("/follow-ups?status=dropped", "text/html").body())
        .contains("The mission closed");
    assertThat(recorder.get("/follow-ups?status=done", "text/html").body())
        .contains("Sent by letter");
  }

  @Test
  void readersAreNotShownHowItEndedButThatItDid() {
    assertThat(ask("/api/follow-ups?status=dropped"))
        .contains("\"end\":{\"date\":\"2019-03\",\"recorded\":")
        .doesNotContain("The mission closed");
    assertThat(page("/follow-ups?status=all")).doesNotContain("closed", "Sent by letter");
    assertThat(ask("/api/follow-ups.ics")).doesNotContain("closed", "Sent by letter");
  }

  @Test
  void whatWasOpenAgainIsNotSaidToHaveEndedAsItHadBefore() {
    assertThat(ask("/api/follow-ups?status=done"))
        .contains("Hand it over")
        .doesNotContain("Taken for another");
  }

  @Test
  void aPromiseSaysHowOftenAndWhenItChangedAndWhenItEnded() {
    CountryCode peru = new CountryCode("PE");
    TestEventAppender pen = run.pen();
    var unused =
        pen.record(
            List.of(
                new DossierOpened(peru, "Peru", "Americas", "South America"),
                new FollowUpPromised(peru, id("p1"), promise("Come", "2016"))));
    EdtfDate day = new EdtfDate("2019-05-02");
    var ended = pen.record(new FollowUpCompleted(peru, id("p1"), State.DONE, day, "They came"));
    var changed = pen.record(new EntryAmended(peru, id("p1"), done("Come"), "The name"));

    assertThat(
            run.as(Role.RECORDER)
                .get("/api/follow-ups?country=PE&status=done&atLeast=" + changed.position())
                .body())
        .contains("\"note\":\"They came\",\"recorded\":\"" + ended.time() + "\"")
        .contains("\"version\":3,\"changed\":\"" + changed.time() + "\"");
  }

  @Test
  void theyCanBeNarrowedDown() {
    assertThat(ask("/api/follow-ups?by=MISSION&country=kz"))
        .contains("Ask the capital")
        .doesNotContain("Send the concept note");
    assertThat(ask("/api/follow-ups?country=NO")).isEqualTo("[]");
    assertThat(ask("/api/follow-ups?due=2016&status="))
        .contains("a school", "Come back")
        .doesNotContain("Print it");
    assertThat(page("/follow-ups")).contains("Ask the capital").doesNotContain("Sent by letter");
    assertThat(page("/follow-ups?status=all"))
        .contains("Ask the capital", "Visit &lt;b&gt;a school");
    assertThat(page("/follow-ups?status=done")).doesNotContain("Ask the capital");
  }

  @Test
  void thePageOffersACalendarOfWhatItShows() {
    assertThat(page("/follow-ups?by=mission&country=kz"))
        .contains("href=\"/api/follow-ups.ics?status=open&amp;country=KZ&amp;by=mission\"");
    assertThat(page("/follow-ups?status=all")).contains("href=\"/api/follow-ups.ics\"");
  }

  @Test
  void onlyWhoRecordsIsAskedWhatBecameOfIt() {
    String form = "/countries/KZ/follow-ups/g1/end";
    assertThat(page("/follow-ups")).doesNotContain("Done or dropped");
    assertThat(run.as(Role.RECORDER).get("/follow-ups", "text/html").body()).contains(form);
    assertThat(run.as(Role.RECORDER).get(form, "text/html").body())
        .contains("Visit &lt;b&gt;a school&lt;/b&gt;", "name=\"outcome\"", "name=\"note\"");
    assertThat(run.as(Role.READER).get(form, "text/html").statusCode()).isEqualTo(403);
    assertThat(run.as(Role.RECORDER).get(form.replace("g1", "g5"), "text/html").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"/api/follow-ups.ics, VEVENT", "/follow-ups.ics, VEVENT"})
  void calendarsSubscribeWithNameAndPassword(String path, String component) {
    HttpResponse<String> answer = run.as(Role.READER).get(path + "?atLeast=" + last, "*/*");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/calendar;charset=UTF-8");
    assertThat(answer.body())
        .startsWith("BEGIN:VCALENDAR\r\n")
        .contains("BEGIN:" + component, "UID:g1.KZ.", "STATUS:CANCELLED")
        .doesNotContain("UID:g5.", "UID:g3.")
        .endsWith("END:VCALENDAR\r\n");
    assertThat(run.as(Role.READER).get(path + "?as=task", "text/calendar").body())
        .contains("BEGIN:VTODO", "UID:g3.");
  }

  @ParameterizedTest
  @CsvSource({
    "status=lost, /status, 422",
    "due=soon, /due, 422",
    "country=XX, /country, 422",
  })
  void whatCannotBeAskedIsNamed(String query, String pointer, int status) {
    for (String path : List.of("/api/follow-ups?", "/api/follow-ups.ics?")) {
      HttpResponse<String> answer = run.as(Role.READER).get(path + query);
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.body()).contains("\"pointer\":\"" + pointer + "\"");
    }
    assertThat(run.as(Role.READER).get("/api/follow-ups.ics?as=pdf").body()).contains("/as");
  }

  private static FollowUpPromised promised(String entry, String promise, String due) {
    return new FollowUpPromised(EveryEventStory.KZ, id(entry), promise(promise, due));
  }

  private static FollowUp promise(String promise, String due) {
    return new FollowUp(
        id("m1"),
        promise,
        "the coalition",
        new EdtfDate(due),
        State.OPEN,
        new EdtfDate("2015-06"),
        List.of());
  }

  private static FollowUp done(String promise) {
    return new FollowUp(
        id("m1"),
        promise,
        "the coalition",
        new EdtfDate("2016"),
        State.DONE,
        new EdtfDate("2015-06"),
        List.of());
  }

  private static EntryId id(String id) {
    return new EntryId(id);
  }

  private static String ask(String path) {
    String mark = path.contains("?") ? "&" : "?";
    HttpResponse<String> answer = run.as(Role.READER).get(path + mark + "atLeast=" + last);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String page(String path) {
    String mark = path.contains("?") ? "&" : "?";
    return run.as(Role.READER).get(path + mark + "atLeast=" + last, "text/html").body();
  }
}
