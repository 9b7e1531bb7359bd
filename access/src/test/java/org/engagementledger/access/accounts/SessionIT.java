package org.engagementledger.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.engagementledger.access.AccessServerInitializer;
import org.engagementledger.access.AccessTestApplication;
import org.engagementledger.access.WebBrowser;
import org.engagementledger.access.session.Session;
import org.engagementledger.access.session.SessionStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    classes = AccessTestApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "ledger.trusted-proxies=127.0.0.0/8,::1/128",
      "ledger.metrics-password=only for scraping"
    })
@ContextConfiguration(initializers = AccessServerInitializer.class)
class SessionIT {
  private static final String PASSWORD = "correct horse battery";
  private static final String PAGE = "/countries/KZ";
  private static final Pattern OTHER_SESSION =
      Pattern.compile("\"id\":\"([0-9a-f]{16})\"[^}]*\"current\":false");
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  /** After which what another process did to an account is known here. */
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private SessionStore sessions;

  private WebBrowser browser;

  @BeforeEach
  void anAccountForEachRole() {
    browser = new WebBrowser(port);
    for (Role role : Role.values()) {
      var unused = accounts.createUnlessThere(name(role), PASSWORD, role);
      sessions.endAll(name(role));
    }
  }

  @Test
  void aCopiedCookieIsDeadAfterSignOut() {
    browser.signIn("reader", PASSWORD);
    WebBrowser thief = thief();
    assertThat(thief.get(PAGE).statusCode()).isEqualTo(200);

    HttpResponse<String> out =
        browser.submit("/sign-out", Map.of("_csrf", browser.formToken("/account")));

    assertThat(out.headers().firstValue("Clear-Site-Data")).hasValue("\"cache\"");
    assertThat(thief.get(PAGE).headers().firstValue("Location")).hasValue("/sign-in?ended");
    assertThat(browser.cookies()).extracting("name").doesNotContain("session");
  }

  @Test
  void aSecondProcessKnowsTheSessionsOfTheFirst(@Autowired Environment first) {
    try (ConfigurableApplicationContext second =
        new SpringApplicationBuilder(AccessTestApplication.class)
            .run(
                "--server.port=0",
                "--spring.mongodb.uri=" + first.getProperty("spring.mongodb.uri"))) {
      browser.signIn("reader", PASSWORD);
      WebBrowser there = new WebBrowser(port(second));
      there.take(browser.copyOf("session"));
      assertThat(there.get(PAGE).body()).isEqualTo("reader");

      second.getBean(SessionStore.class).endAll("reader");

      assertThat(browser.get(PAGE).statusCode()).isEqualTo(302);
    }
  }

  @Test
  void whatTheAccountMayDoIsReadOnceASecond(@Autowired MongoOperations database)
      throws InterruptedException {
    browser.signIn("reader", PASSWORD);
    assertThat(browser.get("/api/audit").statusCode()).isEqualTo(403);

    database
        .getCollection("accounts")
        .updateOne(
            new Document("_id", "reader"),
            new Document("$set", new Document("role", Role.AUDITOR.name())));

    Thread.sleep(A_SECOND);
    assertThat(browser.get("/api/audit").statusCode()).isEqualTo(200);
    database.getCollection("accounts").deleteOne(new Document("_id", "reader"));
    Thread.sleep(A_SECOND);
    assertThat(browser.get("/api/audit").statusCode()).isEqualTo(401);
  }

  @Test
  void anotherPasswordEndsASessionEvenOneThatNobodyEnded(@Autowired MongoOperations database)
      throws InterruptedException {
    browser.signIn("reader", PASSWORD);
    var unused =
        database
            .getCollection("accounts")
            .updateOne(
                new Document("_id", "reader"),
                new Document("$set", new Document("password", "{bcrypt}of another")));

    Thread.sleep(A_SECOND);
    assertThat(browser.get(PAGE).statusCode()).isEqualTo(302);
    database.getCollection("accounts").deleteOne(new Document("_id", "reader"));
  }

  @Test
  void theTokenOfAnotherAccountOrSessionIsRefused() {
    browser.signIn("recorder", PASSWORD);
    WebBrowser other = new WebBrowser(port);
    other.signIn("admin", PASSWORD);
    WebBrowser again = new WebBrowser(port);
    again.signIn("recorder", PASSWORD);

    for (WebBrowser from : new WebBrowser[] {other, again, new WebBrowser(port)}) {
      String token = from.formToken("/sign-in");
      HttpResponse<String> answer =
          browser.submit("/countries/KZ/meetings", Map.of("_csrf", token));
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("did not come from a page of ours");
    }
  }

  @Test
  void aFormTokenSetFromOutsideIsNotBelievedWhileSomebodyIsSignedIn() {
    browser.signIn("recorder", PASSWORD);
    String planted = "A".repeat(43);
    browser.take("form-token=" + planted);

    assertThat(browser.submit("/countries/KZ/meetings", Map.of("_csrf", planted)).statusCode())
        .isEqualTo(403);
  }

  @Test
  void aFormOfASessionThatEndedLeadsToSignInAgain() {
    browser.signIn("recorder", PASSWORD);
    String token = browser.formToken("/account");
    sessions.endAll("recorder");

    HttpResponse<String> answer = browser.submit("/countries/KZ/meetings", Map.of("_csrf", token));

    assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in?ended");
    assertThat(browser.get("/sign-in?ended").body()).contains("what you sent last was not done");
    assertThat(browser.submit("/api/countries", Map.of()).statusCode()).isEqualTo(401);
  }

  @Test
  void oneSeesAndEndsOnesOwnSessionsAndNoOthers() {
    browser.signIn("reader", PASSWORD);
    WebBrowser phone = new WebBrowser(port);
    phone.signIn("reader", PASSWORD);
    WebBrowser stranger = new WebBrowser(port);
    stranger.signIn("recorder", PASSWORD);
    String foreign = sessions.list("recorder").getFirst().id();
    String id = endable(browser);

    assertThat(end(stranger, id).statusCode()).isEqualTo(404);
    assertThat(end(browser, foreign).statusCode()).isEqualTo(404);
    assertThat(end(browser, id).headers().firstValue("Location").orElseThrow())
        .endsWith("/account");

    assertThat(phone.get(PAGE).statusCode()).isEqualTo(302);
    assertThat(browser.get(PAGE).statusCode()).isEqualTo(200);
    assertThat(stranger.get(PAGE).statusCode()).isEqualTo(200);
  }

  @Test
  void allOthersEndAtOnce() {
    browser.signIn("reader", PASSWORD);
    WebBrowser phone = new WebBrowser(port);
    phone.signIn("reader", PASSWORD);

    browser.submit("/account/sessions/end-others", Map.of("_csrf", browser.formToken("/account")));

    assertThat(phone.get(PAGE).statusCode()).isEqualTo(302);
    assertThat(browser.get(PAGE).statusCode()).isEqualTo(200);
  }

  @Test
  void aSessionTellsItsDeviceAndNetworkButNoSecret() {
    browser.get("/sign-in");
    browser.submit(
        "/sign-in",
        Map.of("username", "reader", "password", PASSWORD, "_csrf", browser.formToken("/sign-in")),
        "User-Agent",
        FIREFOX,
        "X-Forwarded-For",
        "192.0.2.77");

    String page = browser.get("/account").body();
    Session session = sessions.list("reader").getFirst();

    assertThat(page).contains("Firefox on Linux", "192.0.2.0/24", "(this one)");
    assertThat(page).doesNotContain("192.0.2.77", session.hash());
    assertThat(browser.copyOf("session")).doesNotContain(session.hash(), session.id());
    assertThat(browser.get("/api/account/sessions").body())
        .contains("\"current\":true")
        .doesNotContain(session.hash());
  }

  @Test
  void theIdAndTheHashOfASessionSignNobodyIn() {
    browser.signIn("reader", PASSWORD);
    Session session = sessions.list("reader").getFirst();
    WebBrowser thief = new WebBrowser(port);

    for (String guess : new String[] {session.id(), session.hash(), "", "x".repeat(10_000)}) {
      thief.take("session=" + guess);
      assertThat(thief.get(PAGE).statusCode()).isEqualTo(302);
    }
  }

  @Test
  void signingInAgainEndsTheSessionBeforeAndNeverTakesATokenFromOutside() {
    String planted = "B".repeat(43);
    browser.take("session=" + planted);
    browser.signIn("reader", PASSWORD);
    String before = browser.copyOf("session");
    assertThat(before).doesNotContain(planted);

    browser.signIn("reader", PASSWORD);

    assertThat(browser.copyOf("session")).isNotEqualTo(before);
    assertThat(sessions.list("reader")).hasSize(1);
  }

  @Test
  void aProgramHasNoSession() {
    String basic = "Basic cmVhZGVyOmNvcnJlY3QgaG9yc2UgYmF0dGVyeQ==";
    HttpResponse<String> answer = browser.get("/api/countries/KZ", "Authorization", basic);

    assertThat(answer.body()).isEqualTo("reader");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(sessions.list("reader")).isEmpty();
  }

  private WebBrowser thief() {
    WebBrowser thief = new WebBrowser(port);
    thief.take(browser.copyOf("session"));
    return thief;
  }

  /** The id of the one that is not the browser's own. */
  private static String endable(WebBrowser browser) {
    Matcher session = OTHER_SESSION.matcher(browser.get("/api/account/sessions").body());
    assertThat(session.find()).isTrue();
    return session.group(1);
  }

  private static HttpResponse<String> end(WebBrowser browser, String id) {
    return browser.submit(
        "/account/sessions/" + id + "/end", Map.of("_csrf", browser.formToken("/account")));
  }

  private static int port(ConfigurableApplicationContext application) {
    return Integer.parseInt(application.getEnvironment().getRequiredProperty("local.server.port"));
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
