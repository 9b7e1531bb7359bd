package org.engagementledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.ContactAdded;
import org.engagementledger.events.DossierEvent.ContactChanged;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.DossierEvent.FollowUpPromised;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Participant;
import org.engagementledger.facts.Participant.Side;
import org.engagementledger.facts.PersonalText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Entries of which it is not certain that they were there, or what they held. */
class UncertainEntriesIT {
  private static final CountryCode NO = new CountryCode("NO");
  private static final String DOSSIER = "/api/countries/NO";

  private static QuerySideServer run;
  private static long last;

  @BeforeAll
  static void record() {
    run = new QuerySideServer();
    last = run.pen().record(events());
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  private static List<DossierEvent> events() {
    return List.of(
        new DossierOpened(NO, "Norway", "Europe", "Northern Europe"),
        new ContactAdded(NO, new EntryId("desk"), desk("First", "2014")),
        new ContactChanged(NO, new EntryId("desk"), desk("Second", "2016/2020")),
        new EngagementRecorded(NO, new EntryId("talks"), talks("2018-07")),
        new EngagementRecorded(NO, new EntryId("open"), talks("2018/..")),
        new FollowUpPromised(NO, new EntryId("note"), promise("Send a note")),
        new FollowUpPromised(NO, new EntryId("call"), promise("Call the capital")),
        new FollowUpCompleted(
            NO, new EntryId("note"), FollowUp.State.DONE, new EdtfDate("2018-08"), "sent"),
        new EngagementRecorded(NO, new EntryId("wrong"), talks("2017")),
        new EntryRetracted(NO, new EntryId("wrong"), "of another state"));
  }

  @Test
  void whatElseAContactMayHaveBeenIsSaid() {
    JsonNode contact = json(DOSSIER + "?asOf=2018").at("/contacts/0");

    assertThat(contact.at("/fact/function").asString()).isEqualTo("Second");
    assertThat(contact.at("/before/0/function").asString()).isEqualTo("First");
    assertThat(json(DOSSIER + "?asOf=2020").at("/contacts/0/before").isMissingNode()).isTrue();
    assertThat(contacts("/countries/NO?asOf=2018")).contains(">possibly<");
    assertThat(contacts("/countries/NO?asOf=2020")).doesNotContain(">possibly<");
    assertThat(ask(DOSSIER + "?asOf=2018", "text/markdown").body())
        .contains("possibly, Second, desk@example.org");
  }

  private static String contacts(String page) {
    return ask(page, "text/html")
        .body()
        .replaceFirst("(?s).*id=\"contacts\"(.*?)</section>.*", "$1");
  }

  @Test
  void aTimelineSaysWhatIsOnlyPossible() {
    JsonNode timeline = json(DOSSIER + "/timeline?asOf=2018-07-10");

    assertThat(timeline.findValuesAsString("certainty")).containsExactly("POSSIBLE", "POSSIBLE");
    assertThat(json(DOSSIER + "/timeline").findValuesAsString("certainty"))
        .containsExactly("CERTAIN", "CERTAIN");
    assertThat(json(DOSSIER + "/timeline?asOf=2018-08").findValuesAsString("certainty"))
        .containsExactly("POSSIBLE", "CERTAIN");
  }

  @Test
  void whatIsRecordedHasHappenedInTheTimelineAsInTheSearch() {
    for (String path : List.of(DOSSIER + "/timeline?", "/api/search?q=talks&country=NO&")) {
      assertThat(ask(path + "from=2017&to=2031", "*/*").body()).contains("\"2018/..\"");
      assertThat(ask(path + "from=2096&to=2097", "*/*").body()).doesNotContain("\"2018/..\"");
    }
  }

  @Test
  void anEntryIsWhereItIsSaidToBe() {
    assertThat(json(DOSSIER + "/entries/talks").at("/fact/title").asString()).isEqualTo("Talks");
    assertThat(json(DOSSIER + "/entries/talks?asOf=2018-07-10").at("/certainty").asString())
        .isEqualTo("POSSIBLE");
    assertThat(status(Role.RECORDER, "/entries/desk")).isEqualTo(200);
    assertThat(status(Role.READER, "/entries/desk")).isEqualTo(404);
    assertThat(status(Role.READER, "/entries/talks?asOf=2017")).isEqualTo(404);
    assertThat(status(Role.READER, "/entries/wrong")).isEqualTo(410);
    assertThat(run.as(Role.READER).get(DOSSIER + "/entries/talks").body())
        .contains("Second Secretary")
        .doesNotContain("The expert");
  }

  @Test
  void markdownHasWhoTookPartAndWhatWasPromised() {
    assertThat(ask(DOSSIER, "text/markdown").body())
        .contains("- **From our side**: Director, GCPEA", "- **From theirs**: The expert")
        .contains("- **Promised**: Send a note (done)", "- **Promised**: Call the capital (open)")
        .contains("## Promises kept or dropped\n\n- **Send a note**");
    assertThat(run.as(Role.READER).get(DOSSIER, "text/markdown").body())
        .contains("- **From theirs**: Second Secretary")
        .doesNotContain("The expert");
  }

  private static int status(Role role, String path) {
    return run.as(role).get(DOSSIER + path).statusCode();
  }

  private static JsonNode json(String path) {
    return new JsonMapper().readTree(ask(path, "application/json").body());
  }

  private static HttpResponse<String> ask(String path, String accept) {
    String separator = path.contains("?") ? "&" : "?";
    return run.as(Role.RECORDER).get(path + separator + "atLeast=" + last, accept);
  }

  private static Contact desk(String function, String date) {
    return new Contact(
        Contact.Post.GENEVA,
        Optional.empty(),
        function,
        Optional.of(new PersonalText("desk", "desk@example.org")),
        Optional.empty(),
        Optional.empty(),
        new EdtfDate(date));
  }

  private static FollowUp promise(String promise) {
    return new FollowUp(
        new EntryId("talks"),
        promise,
        "",
        EdtfDate.UNKNOWN,
        FollowUp.State.OPEN,
        new EdtfDate("2018-07"),
        List.of());
  }

  private static Engagement talks(String date) {
    return new Engagement(
        EngagementKind.MEETING,
        new EdtfDate(date),
        Optional.empty(),
        "Talks",
        "",
        "",
        "",
        "",
        List.of(
            new Participant(Side.OURS, Optional.empty(), "Director", "GCPEA"),
            new Participant(
                Side.THEIRS,
                Optional.of(new PersonalText("expert", "The expert")),
                "Second Secretary",
                "")),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        List.of());
  }
}
