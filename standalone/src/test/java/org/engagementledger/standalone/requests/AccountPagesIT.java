package org.engagementledger.standalone.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.standalone.RunningServe.PASSWORD;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.access.accounts.AccountCommand.AddAccount;
import org.engagementledger.access.accounts.AccountCommandContext;
import org.engagementledger.access.accounts.Credential;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.standalone.HttpTestClient;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.PageVisitor;
import org.engagementledger.standalone.RunningServe;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Accounts on a running {@code serve}: the pages, the API, and what the audit says of both. */
class AccountPagesIT {
  private static final Pattern LINK = Pattern.compile("value=\"(http[^\"]*/invitation\\?token=)");
  private static final Pattern TOKEN = Pattern.compile("/invitation\\?token=([A-Za-z0-9_-]+)");

  private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]+)\"");
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
  private static final Pattern ROW = Pattern.compile("href=\"/accounts/([^\"]+)\"");
  private static final Pattern MORE = Pattern.compile("href=\"(/accounts\\?[^\"]+)\" rel=\"next\"");

  private final RunningServe serve = RunningServe.shared();

  @Test
  void anAdministratorAddsAColleagueWhoChoosesAPassword() {
    PageVisitor admin = signedIn("admin", PASSWORD);
    HttpResponse<String> handOver =
        admin.submit(
            "/accounts",
            "/accounts",
            Map.of("key", "k1", "name", "by-page", "role", "RECORDER", "signIn", "link"));
    assertThat(handOver.statusCode()).isEqualTo(200);
    assertThat(LINK.matcher(handOver.body()).find()).isTrue();
    Matcher token = TOKEN.matcher(handOver.body());
    assertThat(token.find()).isTrue();

    PageVisitor colleague = new PageVisitor(serve.address());
    String page = "/invitation?token=" + token.group(1);
    assertThat(colleague.get(page).body()).contains("<strong>by-page</strong>");
    var notTheSame =
        colleague.submit(
            page,
            "/invitation",
            Map.of("token", token.group(1), "password", PASSWORD, "again", "another"));
    assertThat(notTheSame.statusCode()).isEqualTo(422);
    assertThat(notTheSame.body())
        .contains("this is not the same as the new password")
        .doesNotContain(PASSWORD);
    serve.choose(token.group(1), PASSWORD);

    assertThat(colleague.get(page).statusCode()).isEqualTo(410);
    assertThat(colleague.get(page).body()).contains("This link is not good any more");
    assertThat(signedIn("by-page", PASSWORD).get("/").body()).contains("by-page");
    assertThat(admin.get("/accounts").body()).contains("by-page", "with a password");
    var again =
        admin.submit(
            "/accounts",
            "/accounts",
            Map.of("key", "k1", "name", "by-page", "role", "RECORDER", "signIn", "link"));
    assertThat(again.body()).contains("had been sent before").doesNotContain("token=");
  }

  @Test
  void whatIsWrongIsSaidBesideTheFieldAndNothingTypedIsLostButPasswords() {
    PageVisitor admin = signedIn("admin", PASSWORD);
    Map<String, String> form =
        Map.of(
            "key",
            "k2",
            "name",
            "Not A Name",
            "role",
            "AUDITOR",
            "signIn",
            "password",
            "password",
            "a secret that is long enough",
            "reason",
            "joined in May");

    HttpResponse<String> answer = admin.submit("/accounts", "/accounts", form);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("2 to 64 lower-case letters", "value=\"Not A Name\"", "value=\"joined in May\"")
        .doesNotContain("a secret that is long enough");
    var taken =
        admin.submit(
            "/accounts", "/accounts", Map.of("key", "k3", "name", "reader", "role", "READER"));
    assertThat(taken.body()).contains("there is an account &#39;reader&#39; already");
    var last = admin.submit("/accounts/admin", "/accounts/admin/lock", Map.of("key", "k4"));
    assertThat(last.statusCode()).isEqualTo(422);
    assertThat(last.body()).contains("is the last administrator who can sign in");
  }

  @Test
  void whoHasAFirstPasswordChangesItBeforeAnythingElse() {
    send(
        "POST",
        "/api/accounts",
        account("first", "reader").put("password", "handed over on paper"));
    HttpTestClient program = HttpTestClient.as(serve.address(), "first", "handed over on paper");
    HttpResponse<byte[]> refused = program.get("/api/countries", "application/json");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(HttpTestClient.text(refused)).contains("problem:password-change-required");

    PageVisitor person = signedIn("first", "handed over on paper");
    assertThat(person.get("/").headers().firstValue("Location")).hasValue("/account/password");
    assertThat(person.get("/account/password").body()).contains("Choose your own password");
    var wrong =
        person.submit(
            "/account/password",
            "/account/password",
            Map.of("old", "a guess", "password", PASSWORD, "again", PASSWORD));
    assertThat(wrong.body()).contains("this is not the password of now");
    var changed =
        person.submit(
            "/account/password",
            "/account/password",
            Map.of("old", "handed over on paper", "password", PASSWORD, "again", PASSWORD));
    assertThat(changed.headers().firstValue("Location")).hasValue("/sign-in?changed");
    assertThat(signedIn("first", PASSWORD).get("/").statusCode()).isEqualTo(200);
    assertThat(status("first", PASSWORD)).isEqualTo(200);
    assertThat(status("first", "handed over on paper")).isEqualTo(401);
  }

  @Test
  void aLockedAccountIsOutAtOnceAndOnlyWhoKnowsThePasswordIsTold() {
    serve.add("lockable", Role.READER);
    PageVisitor person = signedIn("lockable", PASSWORD);
    assertThat(person.get("/").statusCode()).isEqualTo(200);
    assertThat(status("lockable", PASSWORD)).isEqualTo(200);

    send("POST", "/api/accounts/lockable/lock", account().put("reason", "has left"));

    assertThat(person.get("/").statusCode()).isEqualTo(302);
    assertThat(status("lockable", PASSWORD)).isEqualTo(401);
    assertThat(location("lockable", PASSWORD)).isEqualTo("/sign-in?locked");
    assertThat(location("lockable", "not the password")).isEqualTo("/sign-in?wrong");
    send("POST", "/api/accounts/lockable/unlock", account());
    assertThat(status("lockable", PASSWORD)).isEqualTo(200);
  }

  @Test
  void anotherRoleCountsAtOnceAndEndsSessions() {
    serve.add("promoted", Role.READER);
    PageVisitor person = signedIn("promoted", PASSWORD);
    HttpTestClient program = HttpTestClient.as(serve.address(), "promoted", PASSWORD);
    assertThat(program.get("/api/audit", "application/json").statusCode()).isEqualTo(403);

    send("PUT", "/api/accounts/promoted/role", account().put("role", "auditor"));

    assertThat(person.get("/").statusCode()).isEqualTo(302);
    assertThat(program.get("/api/audit", "application/json").statusCode()).isEqualTo(200);
  }

  @Test
  void anAdministratorWhoEndsSessionsOrResetsAPasswordEndsThemAtOnce() {
    serve.add("ended", Role.READER);
    for (String act : List.of("sign-out", "password-reset")) {
      PageVisitor person = signedIn("ended", PASSWORD);
      assertThat(person.get("/").statusCode()).as(act).isEqualTo(200);
      send("POST", "/api/accounts/ended/" + act, account());
      assertThat(person.get("/").statusCode()).as(act).isEqualTo(302);
    }
    assertThat(status("ended", PASSWORD)).isEqualTo(401);
  }

  @Test
  void aFormOfMoreThanAllowedIsRefusedThoughItsSenderIsSignedIn() {
    PageVisitor admin = signedIn("admin", PASSWORD);
    Map<String, String> form =
        Map.of("key", "k9", "name", "too-long", "reason", "r".repeat(70_000));
    assertThat(admin.submit("/accounts", "/accounts", form).statusCode()).isIn(400, 413, 422);
    assertThat(admin.get("/accounts").body()).doesNotContain("too-long");
  }

  /** They come after those of other tests, which look for theirs on the first page. */
  @Test
  void aLongListHasPages() {
    int many = 510;
    for (int i = 0; i < many; i++) {
      var command = new AddAccount("zz-%03d".formatted(i), Role.READER, Credential.LINK);
      var unused = serve.product().accounts().execute(command, AccountCommandContext.by("admin"));
    }
    HttpTestClient admin = serve.as(Role.ADMIN);
    HttpResponse<byte[]> first = admin.get("/api/accounts", "application/json");
    List<String> names = new ArrayList<>(found(NAME, HttpTestClient.text(first)));
    assertThat(names).hasSize(500);
    String next = found(NEXT, first.headers().firstValue("Link").orElseThrow()).getFirst();
    HttpResponse<byte[]> second = admin.get(next, "application/json");
    assertThat(second.headers().firstValue("Link")).isEmpty();
    names.addAll(found(NAME, HttpTestClient.text(second)));
    assertThat(names).contains("admin", "zz-000", "zz-509").doesNotHaveDuplicates().isSorted();

    List<String> shown = new ArrayList<>();
    PageVisitor visitor = signedIn("admin", PASSWORD);
    String path = "/accounts";
    while (!path.isEmpty()) {
      String page = visitor.get(path).body();
      List<String> rows = found(ROW, page);
      assertThat(rows).isNotEmpty().hasSizeLessThanOrEqualTo(200);
      shown.addAll(rows);
      path = String.join("", found(MORE, page));
    }
    assertThat(shown).isEqualTo(names);
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(it -> it.group(1)).toList();
  }

  @Test
  void whoseAccountIsNotTheirsToReadIsNotLedToIt() {
    serve.addWithFirstPassword("not-led", Role.READER, "handed over on paper");
    try (LedgerClient person =
        LedgerClient.of(serve.address(), "not-led", "handed over on paper")) {
      var body = account().put("old", "handed over on paper").put("password", PASSWORD);
      var answer = person.sendUnderKey("k1", "PUT", "/api/account/password", body);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Location")).isEmpty();
    }
  }

  @Test
  void everyActIsInTheAuditWithoutSecrets() {
    String name = "audited";
    String token = serve.link(name, Role.READER);
    serve.choose(token, PASSWORD);
    send("PUT", "/api/accounts/audited/role", account().put("role", "RECORDER"));
    send("POST", "/api/accounts/audited/lock", account().put("reason", "lost the laptop"));
    send("POST", "/api/accounts/audited/unlock", account());
    send("POST", "/api/accounts/audited/sign-out", account());
    JsonNode reset = send("POST", "/api/accounts/audited/password-reset", account());
    assertThat(reset.path("signIn").asString()).isEqualTo("LINK");

    long position = serve.product().ledger().head().position();
    HttpTestClient auditor = serve.as(Role.AUDITOR);
    JsonNode events = auditor.json("/api/audit?about=account/audited&atLeast=" + position);

    assertThat(events.valueStream().map(it -> it.path("sentence").asString()))
        .containsExactly(
            "Reset the password of the account audited",
            "Ended all sessions of the account audited",
            "Unlocked the account audited",
            "Locked the account audited",
            "Made the account audited recorder; it was reader",
            "Changed the password of the account audited",
            "Added the account audited as reader");
    assertThat(events.valueStream().map(it -> it.path("actor").asString()))
        .containsExactly("admin", "admin", "admin", "admin", "admin", "audited", "admin");
    assertThat(events.get(3).path("reason").asString()).isEqualTo("lost the laptop");
    assertThat(events.get(4).path("before").asString()).isEqualTo("READER");
    assertThat(events.get(4).path("after").asString()).isEqualTo("RECORDER");
    assertThat(events.toString()).doesNotContain(token, PASSWORD, "bcrypt");
    assertThat(auditor.json("/api/audit?type=account-locked&actor=admin").toString())
        .contains("Locked the account audited");
    assertThat(auditor.json("/api/audit?actor=setup").toString())
        .contains("Added the account admin as admin");
  }

  private String location(String account, String password) {
    return new PageVisitor(serve.address())
        .submit("/sign-in", "/sign-in", Map.of("username", account, "password", password))
        .headers()
        .firstValue("Location")
        .orElse("");
  }

  private int status(String account, String password) {
    return HttpTestClient.as(serve.address(), account, password)
        .get("/api/countries", "application/json")
        .statusCode();
  }

  private PageVisitor signedIn(String account, String password) {
    return PageVisitor.signedIn(serve.address(), account, password);
  }

  private JsonNode send(String method, String path, ObjectNode body) {
    return serve.send(method, path, body);
  }

  private static ObjectNode account() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode account(String name, String role) {
    return account().put("name", name).put("role", role);
  }
}
