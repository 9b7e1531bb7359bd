package org.engagementledger.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    classes = AccessOnly.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "ledger.trusted-proxies=127.0.0.0/8,::1/128")
@ContextConfiguration(initializers = OnEmbeddedServer.class)
class GuessingIT {
  private static final String PASSWORD = "correct horse battery";
  private static final String API = "/api/countries/KZ";
  private static final int ADDRESSES = 60;

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;

  private WebBrowser browser;

  @BeforeEach
  void open() {
    browser = new WebBrowser(port);
  }

  @Test
  void guessesFromManyAddressesDoNotStopAKnownDeviceOrAKnownProgram() {
    accounts.create("guessed", PASSWORD, Role.READER);
    browser.signIn("guessed", PASSWORD);
    assertThat(program("guessed", PASSWORD, "198.51.100.7").statusCode()).isEqualTo(200);
    int last = 0;
    for (int n = 0; n < ADDRESSES; n++) {
      last = program("guessed", "guess", "10.0.0." + n).statusCode();
    }
    assertThat(last).isEqualTo(429);

    assertThat(program("guessed", PASSWORD, "198.51.100.7").statusCode()).isEqualTo(200);
    assertThat(program("guessed", PASSWORD, "198.51.100.8").statusCode()).isEqualTo(429);
    assertThat(browser.signIn("guessed", PASSWORD).headers().firstValue("Location")).hasValue("/");
    WebBrowser unknown = new WebBrowser(port);
    HttpResponse<String> answer =
        unknown.submit(
            "/sign-in",
            Map.of(
                "username",
                "guessed",
                "password",
                PASSWORD,
                "_csrf",
                unknown.formToken("/sign-in")),
            "X-Forwarded-For",
            "198.51.100.9");
    assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/sign-in?wait=");
  }

  @Test
  void aDeviceIsKnownOnlyToTheAccountsThatSignedInThere(@Autowired MongoOperations database) {
    accounts.create("one", PASSWORD, Role.READER);
    accounts.create("two", PASSWORD, Role.READER);
    browser.take("device=" + "A".repeat(43));
    browser.signIn("one", PASSWORD);
    String device = browser.copyOf("device");
    assertThat(device).doesNotContain("AAAA");

    browser.signIn("two", PASSWORD);

    assertThat(browser.copyOf("device")).isEqualTo(device);
    assertThat(database.getCollection("known_devices").find().into(new ArrayList<>()))
        .allSatisfy(it -> assertThat(device).doesNotContain(it.getString("_id")));
  }

  @Test
  void namesOfAMegabyteAreRefusedAndNotKept() {
    String name = "x".repeat(40_000);
    for (int n = 0; n < 100; n++) {
      assertThat(program(name + n, "guess", "10.9.0.1").statusCode()).isEqualTo(401);
    }
  }

  private HttpResponse<String> program(String account, String password, String address) {
    byte[] pair = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new WebBrowser(port)
        .get(
            API,
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(pair),
            "X-Forwarded-For",
            address);
  }
}
