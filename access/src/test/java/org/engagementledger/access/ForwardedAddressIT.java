package org.engagementledger.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.access.session.SessionStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;

/** What a proxy says of a client, and what every cookie has in front of a proxy with TLS. */
@SpringBootTest(
    classes = AccessTestApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = AccessServerInitializer.class)
class ForwardedAddressIT {
  private static final String PASSWORD = "correct horse battery";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final List<String> NAMES =
      List.of("session", "device", "form-token", "requested-page");

  @LocalServerPort private int port;

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> set = new ArrayList<>();
  private final Map<String, String> cookies = new LinkedHashMap<>();

  @Test
  void isBelievedOnlyFromAProxyThatASettingNames(
      @Autowired Accounts accounts, @Autowired SessionStore sessions, @Autowired Environment here)
      throws Exception {
    accounts.create("forwarded", PASSWORD, Role.READER);

    signIn(port);

    assertThat(sessions.list("forwarded").getFirst().network()).isEqualTo("127.0.0.0/24");
    assertThat(set).allSatisfy(it -> assertThat(it).doesNotContain("__Host-", "Secure"));
    assertThat(set).hasSizeGreaterThan(4).allSatisfy(ForwardedAddressIT::keepsTheLaw);
    set.clear();
    cookies.clear();
    try (ConfigurableApplicationContext behindAProxy =
        new SpringApplicationBuilder(AccessTestApplication.class)
            .run(
                "--server.port=0",
                "--ledger.trusted-proxies=127.0.0.0/8,::1/128",
                "--spring.mongodb.uri=" + here.getProperty("spring.mongodb.uri"))) {
      signIn(
          Integer.parseInt(behindAProxy.getEnvironment().getRequiredProperty("local.server.port")));
      assertThat(sessions.list("forwarded").getFirst().network()).isEqualTo("192.0.2.0/24");
    }
    assertThat(set)
        .hasSizeGreaterThan(4)
        .allSatisfy(ForwardedAddressIT::keepsTheLaw)
        .allSatisfy(it -> assertThat(it).startsWith("__Host-").contains("; Secure"));
    for (String name : NAMES) {
      assertThat(set).anySatisfy(it -> assertThat(it).startsWith("__Host-" + name + "="));
    }
  }

  private static void keepsTheLaw(String cookie) {
    assertThat(cookie)
        .contains("; Path=/", "; HttpOnly", "; SameSite=Lax")
        .doesNotContainIgnoringCase("domain");
    assertThat(NAMES).contains(cookie.replaceFirst("^__Host-", "").split("=", 2)[0]);
  }

  /** As a browser does behind a proxy that says so, from the page that was asked for on. */
  private void signIn(int port) throws Exception {
    send(port, "/countries/KZ", null);
    Matcher token = TOKEN.matcher(send(port, "/sign-in", null).body());
    assertThat(token.find()).isTrue();
    String form = "username=forwarded&password=correct+horse+battery&_csrf=" + token.group(1);
    assertThat(send(port, "/sign-in", form).headers().firstValue("Location").orElseThrow())
        .endsWith("/countries/KZ");
    assertThat(send(port, "/account", null).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> send(int port, String path, @Nullable String form)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("X-Forwarded-For", "192.0.2.77")
            .header("X-Forwarded-Proto", "https")
            .header("Cookie", cookie());
    if (form != null) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(form));
    }
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    for (String it : answer.headers().allValues("Set-Cookie")) {
      set.add(it);
      String[] pair = it.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return answer;
  }

  private String cookie() {
    return cookies.entrySet().stream()
        .filter(it -> !it.getValue().isEmpty())
        .map(it -> it.getKey() + "=" + it.getValue())
        .collect(Collectors.joining("; ", "x=y; ", ""));
  }
}
