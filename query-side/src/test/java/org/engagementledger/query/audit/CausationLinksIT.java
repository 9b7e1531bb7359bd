package org.engagementledger.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.DossierEvent.FollowUpPromised;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.query.QuerySideServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What led to what: a meeting to a promise, and the promise to its end. */
class CausationLinksIT {
  private static final CountryCode FINLAND = new CountryCode("FI");
  private static final EntryId MEETING = new EntryId("m1");
  private static final EntryId PROMISE = new EntryId("f1");
  private static final EdtfDate THEN = new EdtfDate("2018-07");

  private static QuerySideServer run;
  private static CommittedEvent met;
  private static CommittedEvent promised;
  private static CommittedEvent ended;

  @BeforeAll
  static void meetPromiseAndKeep() {
    run = new QuerySideServer();
    var unused = run.pen().record(new DossierOpened(FINLAND, "Finland", "Europe", ""));
    Engagement meeting = Engagement.told(EngagementKind.MEETING, THEN, "They asked for a note.");
    met = run.pen().record(new EngagementRecorded(FINLAND, MEETING, meeting));
    FollowUp note =
        new FollowUp(MEETING, "Send a note", "We", THEN, FollowUp.State.OPEN, THEN, List.of());
    promised = run.pen().record(new FollowUpPromised(FINLAND, PROMISE, note), met);
    ended =
        run.pen()
            .record(
                new FollowUpCompleted(FINLAND, PROMISE, FollowUp.State.DONE, THEN, "Sent"),
                promised);
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void anEndIsTracedBackToTheMeeting() {
    assertThat(linked("causes", ended)).containsExactly(promised.id(), met.id());
    assertThat(linked("causes", promised)).containsExactly(met.id());
    assertThat(linked("causes", met)).isEmpty();
  }

  @Test
  void aMeetingLeadsToThePromiseAndThatToItsEnd() {
    assertThat(linked("effects", met)).containsExactly(promised.id());
    assertThat(linked("effects", promised)).containsExactly(ended.id());
    assertThat(linked("effects", ended)).isEmpty();
  }

  @Test
  void thePageSaysWhatOtherEntriesLedToItAndFollowedFromIt() {
    assertThat(page(met)).contains("What it led to", "/audit/" + promised.id());
    assertThat(page(ended)).contains("What led to it", "/audit/" + met.id());
    assertThat(page(promised)).contains("What changed it later", "/audit/" + ended.id());
  }

  private static String page(CommittedEvent event) {
    return run.as(Role.AUDITOR)
        .get("/audit/" + event.id() + "?atLeast=" + ended.position(), "text/html")
        .body();
  }

  private static List<String> linked(String as, CommittedEvent event) {
    String one =
        run.as(Role.AUDITOR)
            .get("/api/audit/" + event.id() + "?atLeast=" + ended.position())
            .body();
    var list = Pattern.compile("\"" + as + "\":\\[(.*?)\\]").matcher(one);
    return list.find()
        ? Pattern.compile("\"id\":\"([^\"]*)\"")
            .matcher(list.group(1))
            .results()
            .map(it -> it.group(1))
            .toList()
        : List.of();
  }
}
