package org.engagementledger.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.access.password.ClientDetails;
import org.engagementledger.access.password.PasswordAuthenticationProvider;
import org.engagementledger.access.password.TooManySignInAttempts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    classes = AccessTestApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "ledger.trusted-proxies=127.0.0.0/8,::1/128")
@ContextConfiguration(initializers = AccessServerInitializer.class)
class GuessingIT {
  private static final String PASSWORD = "correct horse battery";
  private static final String API = "/api/countries/KZ";
  private static final int ADDRESSES = 60;

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private PasswordAuthenticationProvider check;

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
  void tenThousandNamesOfAMegabyteAreRefusedUnreadAndLeaveNothingBehind() {
    long before = heap();
    for (int n = 0; n < 10_000; n++) {
      Authentication claim = claim("x".repeat(1_000_000) + n, "guess", "10.9.0.1");
      assertThatThrownBy(() -> check.authenticate(claim))
          .isInstanceOf(BadCredentialsException.class);
    }
    assertThat(heap() - before).isLessThan(20L << 20);
  }

  @Test
  void aNameThatNobodyHasTakesAsLongAsOneThatSomebodyHas() {
    accounts.create("timed", PASSWORD, Role.READER);
    long unknown = medianNanos("nobody-at-all", "10.7.0.");
    long known = medianNanos("timed", "10.7.1.");

    assertThat((double) unknown / known).isBetween(0.2, 5.0);
  }

  @Test
  void aFloodOfGuessesDoesNotKeepAKnownDeviceWaiting() {
    accounts.create("flooded", PASSWORD, Role.READER);
    browser.signIn("flooded", PASSWORD);
    AtomicInteger later = new AtomicInteger();
    try (ExecutorService guessers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < 300; n++) {
        Authentication claim = claim("guessed" + n, "guess", "10.8.%d.1".formatted(n % 250));
        guessers.execute(() -> count(claim, later));
      }
      assertThat(browser.signIn("flooded", PASSWORD).headers().firstValue("Location"))
          .hasValue("/");
    }
    assertThat(later.get()).isPositive();
  }

  private void count(Authentication claim, AtomicInteger later) {
    try {
      var unused = check.authenticate(claim);
    } catch (TooManySignInAttempts busy) {
      later.incrementAndGet();
    } catch (BadCredentialsException wrong) {
      assertThat(wrong).isNotNull();
    }
  }

  private long medianNanos(String account, String network) {
    long[] took = new long[5];
    for (int n = 0; n < took.length; n++) {
      Authentication claim = claim(account, "guess", network + n);
      long begin = System.nanoTime();
      assertThatThrownBy(() -> check.authenticate(claim))
          .isInstanceOf(BadCredentialsException.class);
      took[n] = System.nanoTime() - begin;
    }
    Arrays.sort(took);
    return took[took.length / 2];
  }

  private static Authentication claim(String account, String password, String address) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr(address);
    var claim = UsernamePasswordAuthenticationToken.unauthenticated(account, password);
    claim.setDetails(new ClientDetails(request));
    return claim;
  }

  private static long heap() {
    System.gc();
    Runtime machine = Runtime.getRuntime();
    return machine.totalMemory() - machine.freeMemory();
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
