package org.engagementledger.query.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.query.QuerySideServer;
import org.engagementledger.query.readmodels.rebuild.ReadModelRebuild;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An event that cannot be shown holds up its own dossier, visibly, and nothing else. */
class DeadLetterIT {
  private static final CountryCode NORWAY = new CountryCode("NO");
  private static final CountryCode GHANA = new CountryCode("GH");

  private QuerySideServer run;
  private long end;

  @BeforeEach
  void start() {
    run = new QuerySideServer();
    open(NORWAY);
    open(GHANA);
  }

  @AfterEach
  void stop() {
    FaultyProjection.ENTRIES.clear();
    FaultyProjection.DEEP.clear();
    run.close();
  }

  @Test
  void oneDossierWaitsOthersGoOnAndARestartChangesNothing() {
    FaultyProjection.ENTRIES.add("wrong");
    meet(NORWAY, "wrong", "after");
    meet(GHANA, "other");

    assertThat(shown(GHANA)).contains("other");
    assertThat(shown(NORWAY)).doesNotContain("wrong", "after");
    assertThat(letters()).contains("choked on wrong", "\"stream\":\"NO\"", "\"waiting\":2");

    run.restart();
    meet(NORWAY, "later");
    meet(GHANA, "another");

    assertThat(shown(GHANA)).contains("other", "another");
    assertThat(shown(NORWAY)).doesNotContain("wrong", "after", "later");
    assertThat(letters()).contains("choked on wrong", "\"waiting\":3", "\"attempts\":1");
    assertThat(run.as(Role.RECORDER).get("/api/dead-letters").statusCode()).isEqualTo(403);
  }

  @Test
  void whatIsTooDeepForTheStackWaitsAsAnythingElseThatCannotBeShown() {
    FaultyProjection.DEEP.add("deep");
    meet(NORWAY, "deep", "after");
    meet(GHANA, "other");

    assertThat(shown(GHANA)).contains("other");
    assertThat(letters()).contains("too deep in deep", "\"stream\":\"NO\"", "\"waiting\":2");
  }

  @Test
  void whatIsTriedAgainIsShownOnceItCanBe() {
    FaultyProjection.ENTRIES.add("wrong");
    meet(NORWAY, "before", "wrong", "after");
    String event = parked();

    doAbout(event, "retry", "");
    assertThat(letters()).contains("choked on wrong", "\"waiting\":2", "\"attempts\":2");
    assertThat(shown(NORWAY)).contains("before").doesNotContain("wrong", "after");

    FaultyProjection.ENTRIES.clear();
    doAbout(event, "retry", "");
    assertThat(letters()).isEqualTo("[]");
    assertThat(shown(NORWAY)).containsSubsequence("before", "wrong", "after");
    assertThat(run.as(Role.AUDITOR).get("/api/audit?type=event-retried&atLeast=" + end).body())
        .contains("Tried again to show the event " + event, "\"actor\":\"admin\"")
        .contains("\"causation\":\"" + event + "\"");
    assertThat(run.as(Role.AUDITOR).get("/audit/" + event, "text/html").body())
        .contains("What it led to", "Tried again to show the event");
  }

  @Test
  void whatIsTriedAgainIsNotForgottenBeforeItIsWritten() throws Exception {
    FaultyProjection.ENTRIES.add("wrong");
    meet(NORWAY, "before", "wrong", "after");
    String event = parked();
    FaultyProjection.ENTRIES.clear();
    FaultyProjection.UNWRITABLE.add("wrong");

    doAbout(event, "retry", "");

    assertThat(shown(NORWAY)).containsSubsequence("before", "wrong", "after");
    assertThat(FaultyProjection.UNWRITABLE).isEmpty();
    assertThat(letters()).isEqualTo("[]");
    assertThat(differences()).isEmpty();
  }

  @Test
  void aStreamGoesOnFromWhereTheFirstOfItsReadModelsWaits() throws Exception {
    FaultyProjection.ENTRIES.add("first");
    meet(NORWAY, "first", "second");
    assertThat(letters()).contains("choked on first");
    FaultyProjection.ENTRIES.clear();
    FaultyProjection.ENTRIES.add("second");
    assertThat(run.bean(ReadModelRebuild.class).run(Set.of("choking"), progress -> {}).switched())
        .isTrue();
    assertThat(letters()).contains("choked on first", "\"waiting\":2");
    FaultyProjection.ENTRIES.clear();

    doAbout(parked(), "retry", "");

    assertThat(letters()).isEqualTo("[]");
    assertThat(differences()).isEmpty();
  }

  @Test
  void whatIsDiscardedIsLeftOutForGoodAndTheAuditSaysWhoDidItAndWhy() throws Exception {
    end = run.pen().recordFromTheFuture("NO").position();
    meet(NORWAY, "after");
    String event = parked();
    assertThat(letters()).contains("not-yet-thought-of", "\"waiting\":2");
    assertThat(run.as(Role.ADMIN).post(address(event, "discard"), "{}").statusCode())
        .isEqualTo(422);
    assertThat(run.as(Role.ADMIN).post(address(event, "discard"), "{\"reason\": ").statusCode())
        .isEqualTo(400);
    assertThat(run.as(Role.ADMIN).post(address(event, "discard"), "{\"reason\": {}}").body())
        .contains("\"status\":422", "\"pointer\":\"/reason\"");

    doAbout(event, "discard", "{\"reason\": \"It was a trial\"}");

    assertThat(letters()).isEqualTo("[]");
    assertThat(shown(NORWAY)).contains("after");
    assertThat(run.as(Role.AUDITOR).get("/api/audit?type=event-discarded&atLeast=" + end).body())
        .contains("Left the event " + event, "\"reason\":\"It was a trial\"", "\"actor\":\"admin\"")
        .contains("\"causation\":\"" + event + "\"");
    assertThat(differences()).isEmpty();
    assertThat(letters()).isEqualTo("[]");
    assertThat(shown(NORWAY)).contains("after");
  }

  @Test
  void whatIsDiscardedWasNeverThereForWhatFollowsIt() throws Exception {
    FaultyProjection.ENTRIES.add("wrong");
    meet(NORWAY, "before", "wrong", "after");

    doAbout(parked(), "discard", "{\"reason\": \"It was a trial\"}");

    assertThat(shown(NORWAY)).contains("before", "after").doesNotContain("wrong");
    assertThat(differences()).isEmpty();
  }

  @Test
  void aRebuildMeetsItTooAndKnowsWhenItIsNoLongerOne() throws Exception {
    FaultyProjection.ENTRIES.add("wrong");
    meet(NORWAY, "wrong", "after");
    ReadModelRebuild rebuild = run.bean(ReadModelRebuild.class);

    assertThat(rebuild.run(rebuild.names(), progress -> {}).switched()).isTrue();
    meet(NORWAY, "later");
    assertThat(letters()).contains("choked on wrong", "\"waiting\":3");
    assertThat(shown(NORWAY)).doesNotContain("wrong", "after", "later");

    FaultyProjection.ENTRIES.clear();
    assertThat(rebuild.run(rebuild.names(), progress -> {}).switched()).isTrue();
    meet(NORWAY, "last");
    assertThat(letters()).isEqualTo("[]");
    assertThat(shown(NORWAY)).containsSubsequence("wrong", "after", "later", "last");
  }

  @Test
  void theSearchFindsWhatIsShownAndNothingMore() {
    FaultyProjection.ENTRIES.add("wrong");
    meet(NORWAY, "before", "wrong", "after");
    meet(GHANA, "other");
    assertThat(searched()).contains("before", "other").doesNotContain("wrong", "after");

    run.restart();
    FaultyProjection.ENTRIES.clear();
    doAbout(parked(), "retry", "");
    assertThat(searched()).contains("before", "other", "wrong", "after");
  }

  @Test
  void theChangesOfManyDossiersGoAsFarAsEachIsShown() {
    meet(NORWAY, "here");
    meet(GHANA, "before");
    end = run.pen().recordFromTheFuture("GH").position();
    meet(GHANA, "after");
    String changes = "/changes?from=2020&to=2026&atLeast=" + end;

    assertThat(run.as(Role.READER).get("/api" + changes).body())
        .contains("Meeting here", "Meeting before")
        .doesNotContain("Meeting after");
    assertThat(run.as(Role.READER).get(changes, "text/html").body())
        .contains("Something that was recorded on <a href=\"/countries/GH\">Ghana</a>")
        .doesNotContain("href=\"/dead-letters\"");
  }

  @Test
  void thePageSaysInPlainWordsWhatWaitsAndWhy() {
    assertThat(page(Role.AUDITOR).body()).contains("There are none");
    FaultyProjection.ENTRIES.add("wrong");
    meet(NORWAY, "wrong", "after");
    end = run.pen().recordFromTheFuture("GH").position();

    assertThat(page(Role.AUDITOR).body())
        .contains("Norway: ", "Ghana: ", "2 events wait", "Only this event waits")
        .contains("failed to make the read model “choking” of it")
        .contains("This version of the program cannot read the event")
        .contains("What was recorded", "&quot;id&quot; : &quot;" + parked(), "Meeting wrong")
        .contains("choked on wrong", "tried once")
        .doesNotContain("<form method=\"post\" action=\"/dead-letters");
    assertThat(run.as(Role.READER).get("/dead-letters").statusCode()).isEqualTo(403);
    assertThat(run.as(Role.READER).get("/countries/NO?atLeast=" + end).body())
        .contains("cannot be shown at present")
        .doesNotContain("href=\"/dead-letters\"");
    assertThat(run.as(Role.AUDITOR).get("/countries/NO").body()).contains("href=\"/dead-letters\"");
  }

  /** Each waits in a stream of its own. */
  @Test
  void aLongListHasPages() {
    int many = 501;
    for (int i = 0; i < many; i++) {
      end = run.pen().recordFromTheFuture("instrument:from-the-future-" + i).position();
    }
    HttpResponse<String> first = run.as(Role.AUDITOR).get("/api/dead-letters?atLeast=" + end);
    assertThat(events(first.body())).hasSize(500);
    HttpResponse<String> second = run.as(Role.AUDITOR).get(next(first));
    assertThat(events(second.body())).hasSize(1).doesNotContainAnyElementsOf(events(first.body()));
    assertThat(second.headers().firstValue("Link")).isEmpty();

    Set<String> onPages = new HashSet<>();
    String path = "/dead-letters?atLeast=" + end;
    while (!path.isEmpty()) {
      String page = run.as(Role.AUDITOR).get(path, "text/html").body();
      List<String> shown = found("<li class=\"sheet\" id=\"p(\\d+)\"", page);
      assertThat(shown).isNotEmpty().hasSizeLessThanOrEqualTo(200);
      onPages.addAll(shown);
      path = String.join("", found("href=\"(/dead-letters[^\"]+)\" rel=\"next\"", page));
    }
    assertThat(onPages).hasSize(many);
  }

  private static List<String> events(String letters) {
    return found("\"event\":\"([^\"]+)\"", letters);
  }

  private static String next(HttpResponse<String> answer) {
    String link = answer.headers().firstValue("Link").orElseThrow();
    return found("<([^>]+)>; rel=\"next\"", link).getFirst();
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(it -> it.group(1)).toList();
  }

  @Test
  void anAdministratorTriesAgainOrLeavesOutByTheFormsOnThePage() {
    FaultyProjection.ENTRIES.add("wrong");
    meet(NORWAY, "wrong", "after");
    String event = parked();

    var refused = fill(event, "discard", "reason=");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("say why the event is discarded", "Nothing was recorded yet");
    follow(fill(event, "retry", ""));
    assertThat(page(Role.ADMIN).body()).contains("tried 2 times");
    follow(fill(event, "discard", "reason=It+was+a+trial"));
    assertThat(page(Role.ADMIN).body()).contains("There are none");
    assertThat(shown(NORWAY)).contains("after").doesNotContain("wrong");
    assertThat(fill(event, "retry", "").statusCode()).isEqualTo(303);
    String unsigned = "/dead-letters/" + event + "/retry";
    assertThat(run.as(Role.ADMIN).post(unsigned).statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> page(Role role) {
    return run.as(role).get("/dead-letters?atLeast=" + end, "text/html");
  }

  private HttpResponse<String> fill(String event, String what, String fields) {
    String path = "/dead-letters/%s/%s".formatted(event, what);
    return run.as(Role.ADMIN).submit(page(Role.ADMIN), path, fields);
  }

  private void follow(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    end = endIn(answer);
  }

  private void open(CountryCode country) {
    end =
        run.pen()
            .record(new DossierOpened(country, country.englishName(), "A region", "A part"))
            .position();
  }

  private void meet(CountryCode country, String... entries) {
    for (String entry : entries) {
      Engagement meeting =
          Engagement.told(EngagementKind.MEETING, new EdtfDate("2024-03"), "Meeting " + entry);
      end =
          run.pen().record(new EngagementRecorded(country, new EntryId(entry), meeting)).position();
    }
  }

  private String shown(CountryCode country) {
    return run.as(Role.ADMIN)
        .get("/api/countries/%s/timeline?atLeast=%d".formatted(country, end))
        .body();
  }

  private String searched() {
    return run.as(Role.ADMIN).get("/api/search?q=meeting&atLeast=" + end).body();
  }

  private String letters() {
    return run.as(Role.ADMIN).get("/api/dead-letters?atLeast=" + end).body();
  }

  /** Between what is shown and what the log says. */
  private List<String> differences() throws InterruptedException {
    ReadModelRebuild rebuild = run.bean(ReadModelRebuild.class);
    return rebuild.run(rebuild.names(), progress -> {}).comparison().examples();
  }

  private String parked() {
    return letters().replaceFirst("(?s).*?\"event\":\"([^\"]+)\".*", "$1");
  }

  private static String address(String event, String what) {
    return "/api/dead-letters/%s/%s".formatted(event, what);
  }

  private void doAbout(String event, String what, String json) {
    var answer = run.as(Role.ADMIN).post(address(event, what), json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    end = endIn(answer);
  }

  private static long endIn(HttpResponse<String> answer) {
    String location = answer.headers().firstValue("Location").orElseThrow();
    return Long.parseLong(List.of(location.split("=")).getLast());
  }
}
