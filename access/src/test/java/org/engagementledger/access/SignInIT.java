package org.engagementledger.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.access.accounts.AccountCommand.ResetPassword;
import org.engagementledger.access.accounts.AccountCommandContext;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.access.accounts.Credential;
import org.engagementledger.access.accounts.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    classes = AccessTestApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = AccessServerInitializer.class)
class SignInIT {
  private static final String PASSWORD = "correct horse battery";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @LocalServerPort private int port;

  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  @BeforeAll
  static void anAccountForEachRole(@Autowired Accounts accounts) {
    for (Role role : Role.values()) {
      accounts.create(role.name().toLowerCase(Locale.ROOT), PASSWORD, role);
    }
  }

  @Test
  void withoutSignInOnlyHealthAndTheSignInPageAnswer() throws Exception {
    assertThat(get("/sign-in").statusCode()).isEqualTo(200);
    assertThat(get("/countries/KZ").headers().firstValue("Location")).hasValue("/sign-in");
    HttpResponse<String> api = get("/api/countries/KZ");
    assertThat(api.statusCode()).isEqualTo(401);
    assertThat(api.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(api.headers().firstValue("WWW-Authenticate")).isPresent();
    assertThat(api.body()).contains("\"status\":401").doesNotContain("trace");
  }

  @Test
  void whoSignsInByTheFormGoesToThePageThatWasAskedFor() throws Exception {
    get("/countries/KZ");

    HttpResponse<String> answer = signIn("reader", PASSWORD);

    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/countries/KZ");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(it -> assertThat(it).contains("session=", "HttpOnly", "SameSite=Lax"))
        .noneSatisfy(it -> assertThat(it).contains("JSESSIONID"));
    assertThat(get("/countries/KZ").body()).isEqualTo("reader");
  }

  @Test
  void whoSignsOutIsNoLongerLetIn() throws Exception {
    signIn("reader", PASSWORD);
    post("/sign-out", "_csrf=" + token());

    assertThat(get("/countries/KZ").statusCode()).isEqualTo(302);
  }

  @Test
  void aFormThatIsNotOursIsRefused() throws Exception {
    signIn("recorder", PASSWORD);

    HttpResponse<String> answer = post("/countries/KZ/meetings", "title=x");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("did not come from a page of ours");
    assertThat(post("/countries/KZ/meetings", "_csrf=" + token()).statusCode()).isEqualTo(200);
  }

  @Test
  void aFormStaysGoodWhileOtherPagesAreRead() throws Exception {
    signIn("recorder", PASSWORD);
    String token = token();
    get("/countries/KZ");
    token();

    assertThat(post("/countries/KZ/meetings", "_csrf=" + token).statusCode()).isEqualTo(200);
  }

  @Test
  void aPageElsewhereCannotMakeABrowserUseAPasswordItKnows() throws Exception {
    HttpRequest.Builder post =
        request("/api/countries")
            .POST(BodyPublishers.ofString("{}"))
            .header("Authorization", basic("recorder", PASSWORD));

    assertThat(send(post.header("Sec-Fetch-Site", "cross-site")).statusCode()).isEqualTo(403);
  }

  @Test
  void aWrongPasswordIsAnsweredWithoutSayingWhatIsWrong() throws Exception {
    String wrong =
        signIn("reader", "wrong password").headers().firstValue("Location").orElseThrow();
    String unknown = signIn("nobody", PASSWORD).headers().firstValue("Location").orElseThrow();

    assertThat(wrong).isEqualTo(unknown).isEqualTo("/sign-in?wrong");
    assertThat(get(wrong).body()).contains("No account has this name and this password");
  }

  @Test
  void whoGuessesMustWait(@Autowired Accounts accounts) throws Exception {
    accounts.create("guessed", PASSWORD, Role.READER);
    for (int i = 0; i < 5; i++) {
      assertThat(api("GET", "/api/countries/KZ", "guessed", "guess " + i)).isEqualTo(401);
    }

    HttpResponse<String> answer =
        send(request("/api/countries/KZ").header("Authorization", basic("guessed", PASSWORD)));

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(api("GET", "/api/countries/KZ", "reader", PASSWORD)).isEqualTo(200);
  }

  @Test
  void aChangedPasswordCountsAtOnce(@Autowired Accounts accounts) throws Exception {
    accounts.create("changing", PASSWORD, Role.READER);
    signIn("changing", PASSWORD);
    assertThat(get("/countries/KZ").statusCode()).isEqualTo(200);
    assertThat(api("GET", "/api/countries/KZ", "changing", PASSWORD)).isEqualTo(200);

    accounts.execute(
        new ResetPassword("changing", Credential.own("another horse battery")),
        AccountCommandContext.by("admin"));

    assertThat(get("/countries/KZ").statusCode()).isEqualTo(302);
    assertThat(api("GET", "/api/countries/KZ", "changing", PASSWORD)).isEqualTo(401);
    assertThat(api("GET", "/api/countries/KZ", "changing", "another horse battery")).isEqualTo(200);
  }

  @Test
  void eachRoleMayDoWhatItIsFor() throws Exception {
    String[][] table = {
      {"GET", "/api/countries/KZ", "reader recorder auditor admin"},
      {"GET", "/api/audit", "auditor admin"},
      {"POST", "/api/countries", "recorder admin"},
      {"POST", "/api/instruments", "admin"},
    };
    for (String[] row : table) {
      for (String account : new String[] {"reader", "recorder", "auditor", "admin"}) {
        assertThat(api(row[0], row[1], account, PASSWORD))
            .as("%s %s as %s", row[0], row[1], account)
            .isEqualTo(row[2].contains(account) ? 200 : 403);
      }
    }
  }

  @Test
  void whatNoRuleSpeaksOfIsNotThere() throws Exception {
    signIn("admin", PASSWORD);

    assertThat(get("/unlisted").statusCode()).isEqualTo(404);
    assertThat(get("/unlisted").body()).contains("Nothing is at this address").contains("admin");
  }

  @Test
  void thePageOfAnErrorLeadsWhereverTheAccountMayGo() throws Exception {
    signIn("auditor", PASSWORD);
    assertThat(get("/nowhere").body()).contains("href=\"/audit\"", "href=\"/dead-letters\"");
    assertThat(get("/countries/KZ;x=1").body()).contains("400", "href=\"/audit\"");

    signIn("reader", PASSWORD);
    assertThat(get("/nowhere").body()).contains("href=\"/follow-ups\"").doesNotContain("/audit");
  }

  @Test
  void anOddAddressIsRefusedWithoutAStackTrace() throws Exception {
    HttpResponse<String> answer =
        send(request("/api/countries/KZ;x=1").header("Authorization", basic("reader", PASSWORD)));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("wrong form").doesNotContain("Exception");
  }

  @Test
  void browsersAreToldToRunNothingInlineAndToShowNothingInAFrame() throws Exception {
    HttpResponse<String> page = get("/sign-in");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.body()).doesNotContainPattern("<script(?![^>]* src=)").doesNotContain("style=");
  }

  private HttpResponse<String> signIn(String account, String password) throws Exception {
    String form = "sign-in=on&username=" + account + "&password=" + password.replace(' ', '+');
    return post("/sign-in", form + "&_csrf=" + token());
  }

  private String token() throws Exception {
    Matcher token = TOKEN.matcher(get("/sign-in").body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private int api(String method, String path, String account, String password) throws Exception {
    return send(request(path)
            .method(method, BodyPublishers.noBody())
            .header("Authorization", basic(account, password)))
        .statusCode();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpResponse<String> post(String path, String form) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return browser.send(request.build(), BodyHandlers.ofString());
  }

  private static String basic(String account, String password) {
    byte[] pair = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
