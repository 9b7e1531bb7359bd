package org.engagementledger.command.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.command.ApiClient;
import org.engagementledger.command.ApiClient.ApiResponse;
import org.engagementledger.command.CommandSideOnAServer;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.history.DossierHistory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A promise is said to be kept or given up in the browser. */
@CommandSideOnAServer
class FollowUpCompletionFormIT {
  private static final CountryCode BE = new CountryCode("BE");

  @LocalServerPort private int port;
  @Autowired private DossierHistory history;

  private ApiClient api;

  @BeforeEach
  void anOpenDossier(@Autowired Accounts accounts) {
    ApiClient.createAccounts(accounts);
    api = new ApiClient(port);
    api.post("/api/countries", "{\"country\": \"BE\"}");
  }

  @Test
  void aPromiseIsDoneOnceHoweverOftenTheFormIsSent() {
    String path = promised("Send the <b>note</b>");
    Map<String, String> form = form("DONE", "");

    ApiResponse first = send(path, form, "recorder");
    ApiResponse second = send(path, form, "recorder");

    assertThat(first.status()).as(first.body()).isEqualTo(303);
    assertThat(first.header("Location")).matches("/follow-ups\\?atLeast=\\d+");
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(state()).isEqualTo(FollowUp.State.DONE);
  }

  @Test
  void whatIsDroppedNeedsAReason() {
    String path = promised("Send the <b>note</b>");

    ApiResponse without = send(path, form("DROPPED", " "), "recorder");
    assertThat(without.status()).isEqualTo(422);
    assertThat(without.body())
        .contains("say why it is dropped", "Send the &lt;b&gt;note&lt;/b&gt;", "id=\"note-error\"");
    assertThat(state()).isEqualTo(FollowUp.State.OPEN);

    assertThat(send(path, form("DROPPED", "The state left"), "recorder").status()).isEqualTo(303);
    assertThat(state()).isEqualTo(FollowUp.State.DROPPED);
  }

  @Test
  void whatIsWrongIsSaidByItsField() {
    String path = promised("Send it");

    assertThat(send(path, form("LOST", ""), "recorder").body()).contains("done or dropped");
    Map<String, String> form = form("DONE", "");
    form.put("date", "soon");
    assertThat(send(path, form, "recorder").body()).contains("id=\"date-error\"");
    assertThat(send(path, form("DONE", ""), "reader").status()).isEqualTo(403);
    assertThat(send("/countries/BE/follow-ups/none/end", form("DONE", ""), "recorder").status())
        .isEqualTo(404);
  }

  /** The address at which it is said how the promise ended. */
  private String promised(String promise) {
    String meetings = "/api/countries/BE/meetings";
    api.post(meetings, "{\"date\": \"2018-07\", \"title\": \"In Brussels\"}");
    EntryId meeting = last();
    api.post(
        "/api/countries/BE/entries/" + meeting + "/follow-ups",
        "{\"promise\": \"%s\", \"by\": \"the mission\", \"date\": \"2018-07\"}".formatted(promise));
    return "/countries/BE/follow-ups/" + last() + "/end";
  }

  private EntryId last() {
    return history.now(BE).dossier().entries().getLast().id();
  }

  private FollowUp.State state() {
    return ((FollowUp) history.now(BE).dossier().entries().getLast().fact()).state();
  }

  private static Map<String, String> form(String outcome, String note) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("key", UUID.randomUUID().toString());
    form.put("outcome", outcome);
    form.put("date", "2018-09");
    form.put("note", note);
    return form;
  }

  private ApiResponse send(String path, Map<String, String> form, String account) {
    return new FormClient(api).send(path, form, account);
  }
}
