package org.engagementledger.command.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.command.ApiClient;
import org.engagementledger.command.ApiClient.ApiResponse;
import org.engagementledger.command.CommandSideOnAServer;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Participant;
import org.engagementledger.history.DossierHistory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideOnAServer
class MeetingFormIT {
  private static final CountryCode GE = new CountryCode("GE");

  @LocalServerPort private int port;
  @Autowired private DossierHistory history;

  private ApiClient api;

  @BeforeEach
  void anOpenDossier(@Autowired Accounts accounts) {
    ApiClient.createAccounts(accounts);
    api = new ApiClient(port);
    api.post("/api/countries", "{\"country\": \"GE\"}");
  }

  @Test
  void aFilledInFormIsRecordedAndLeadsToTheDossier() {
    ApiResponse answer =
        send(
            Map.of(
                "date", " 2018-07-09 ",
                "title", "In Geneva",
                "text", "First line.\r\nSecond line.",
                "place", "Mission in Geneva",
                "ourParticipants", "Director, A Coalition\r\n\r\nAdviser",
                "theirParticipants", "Second Secretary, Permanent Mission, Geneva",
                "highlight", "true",
                "reason", "after the meeting"));

    assertThat(answer.status()).as(answer.body()).isEqualTo(303);
    assertThat(answer.header("Location")).matches("/countries/GE\\?atLeast=\\d+");
    Engagement meeting = (Engagement) last().fact();
    assertThat(meeting.date().text()).isEqualTo("2018-07-09");
    assertThat(meeting.text()).isEqualTo("First line.\nSecond line.");
    assertThat(meeting.highlight()).isTrue();
    assertThat(meeting.participants())
        .extracting(Participant::side, Participant::function, Participant::organisation)
        .containsExactly(
            tuple(Participant.Side.OURS, "Director", "A Coalition"),
            tuple(Participant.Side.OURS, "Adviser", ""),
            tuple(Participant.Side.THEIRS, "Second Secretary", "Permanent Mission, Geneva"));
  }

  @Test
  void aMeetingOfSeveralDaysHasALastDay() {
    Map<String, String> form = filled("date", "2019-05-12");
    form.put("lastDay", " 2019-05-14 ");
    assertThat(send(form).status()).isEqualTo(303);
    assertThat(last().fact().lastDay()).contains(new EdtfDate("2019-05-14"));

    form = filled("date", "2019-05-12");
    form.put("lastDay", "2019-05-11");
    ApiResponse wrong = send(form);
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("id=\"lastDay-error\"", "is before the first day", "value=\"2019-05-11\"");

    form = filled("date", "in May");
    form.put("lastDay", "2019-05-14");
    assertThat(send(form).body()).contains("date-error").doesNotContain("lastDay-error\">");
  }

  @Test
  void whatStandsBetweenBracketsIsInternal() {
    send(filled("text", "We met [[Ms. Example]] again."));
    assertThat(((Engagement) last().fact()).text()).isEqualTo("We met Ms. Example again.");
    assertThat(last().fact().internal()).containsExactly("Ms. Example");

    Map<String, String> everywhere = filled("title", "Lunch with [[Ms. One]]");
    everywhere.put("place", "[[Ms. Two's]] office");
    everywhere.put("ourParticipants", "Director, [[Mr. Three]]\n[[Ms. Four, Adviser]], Coalition");
    everywhere.put("theirParticipants", "[[Mr. Five]]");
    send(everywhere);
    assertThat(last().fact().internal())
        .containsExactly("Adviser", "Mr. Five", "Mr. Three", "Ms. Four", "Ms. One", "Ms. Two's");
    assertThat(last().fact().forReaders().orElseThrow().texts())
        .contains("Lunch with [internal]", "[internal] office", "[internal], Coalition");

    Map<String, String> whole = filled("text", "In confidence.");
    whole.put("internal", "true");
    send(whole);
    assertThat(last().fact().internal()).containsExactly("*");

    ApiResponse wrong = send(filled("text", "We met [[Ms. Example again."));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("[[ is not followed by ]]", "We met [[Ms. Example again.");
  }

  @Test
  void aFormSentTwiceIsRecordedOnce() {
    Map<String, String> form = filled("text", "Clicked twice.");

    ApiResponse first = send(form);
    ApiResponse second = send(form);

    assertThat(second.status()).isEqualTo(303);
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
  }

  @Test
  void aFormChangedAndSentAgainIsAskedAbout() {
    Map<String, String> form = filled("text", "First.");
    send(form);
    form.put("text", "Second.");

    ApiResponse answer = send(form);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body())
        .contains("recorded already", "Second.")
        .doesNotContain(form.get("key"));
  }

  @Test
  void aFormWithSomethingWrongComesBackWithWhatWasFilledIn() {
    long before = history.now(GE).sequence();
    Map<String, String> form = filled("date", "yesterday");
    form.put("text", "Everything we <b>said</b>.");
    form.put("theirParticipants", "A\u0007B");

    ApiResponse answer = send(form);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.body())
        .contains("&#39;yesterday&#39; is not a date")
        .contains("control character U+0007")
        .contains("Everything we &lt;b&gt;said&lt;/b&gt;.")
        .contains(form.get("key"));
    assertThat(history.now(GE).sequence()).isEqualTo(before);
  }

  @Test
  void aMeetingInTheFutureIsMarkedAtItsDate() {
    assertThat(send(filled("date", "9999")).body()).contains("lies in the future");
  }

  @Test
  void aFormForACountryWithoutADossierIsAnsweredByAPage() {
    ApiResponse answer = send("/countries/MC/meetings", filled("text", "x"), "recorder");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("No dossier is open for MC");
  }

  @Test
  void whoMayOnlyReadRecordsNothing() {
    long before = history.now(GE).sequence();

    assertThat(send("/countries/GE/meetings", filled("text", "x"), "reader").status())
        .isEqualTo(403);
    assertThat(send("/countries/GE/meetings", filled("text", "x"), "auditor").status())
        .isEqualTo(403);
    assertThat(history.now(GE).sequence()).isEqualTo(before);
  }

  private Entry last() {
    return history.now(GE).dossier().entries().getLast();
  }

  private static Map<String, String> filled(String field, String value) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("date", "2018-07");
    form.put("title", "A meeting");
    form.put("key", UUID.randomUUID().toString());
    form.put(field, value);
    return form;
  }

  private ApiResponse send(Map<String, String> form) {
    return send("/countries/GE/meetings", form, "recorder");
  }

  private ApiResponse send(String path, Map<String, String> form, String account) {
    return new FormClient(api).send(path, form, account);
  }
}
