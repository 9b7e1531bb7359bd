package org.engagementledger.webserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.engagementledger.access.AccessServerInitializer;
import org.engagementledger.access.AccessTestApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.ContextConfiguration;

/**
 * Clients without an account that mean to hold the server up. {@code -Dflood=5000} says how many
 * connections there are; the pace is quicker than usual, so that the test is.
 */
@SpringBootTest(
    classes = {AccessTestApplication.class, FloodIT.QuickPace.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = AccessServerInitializer.class)
class FloodIT {
  /** More than the connector holds. */
  private static final int CONNECTIONS = Integer.getInteger("flood", 2_000);

  private static final long KEPT_AT_MOST = 20L << 20;
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final String SIGN_IN_FORM =
      RawHttpConnection.head(
          "POST /sign-in HTTP/1.1", "Host: localhost", FORM, "Content-Length: 8000");

  @LocalServerPort private int port;

  @TestConfiguration(proxyBeanMethods = false)
  static class QuickPace {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> quickPace() {
      return it ->
          it.addConnectorCustomizers(
              connector ->
                  ((PacedProtocol) connector.getProtocolHandler())
                      .keepPace(new ClientPace(1, 1, 500)));
    }
  }

  @Test
  void aHeadThatNeverEndsIsNotWaitedFor() throws Exception {
    try (RawHttpConnection wire = RawHttpConnection.to(port).send("GET /sign-in HTTP/1.1\r\nX: ")) {
      assertThat(wire.trickle(100, 10_000)).isLessThan(5_000);
    }
  }

  @Test
  void aBodyThatNeverEndsIsNotWaitedFor() throws Exception {
    try (RawHttpConnection wire = RawHttpConnection.to(port).send(SIGN_IN_FORM)) {
      assertThat(wire.trickle(100, 10_000)).isLessThan(5_000);
    }
  }

  @Test
  void aBodyOfWhichNothingComesIsNotWaitedFor() throws Exception {
    try (RawHttpConnection wire = RawHttpConnection.to(port).send(SIGN_IN_FORM)) {
      long begun = System.nanoTime();
      assertThat(wire.status()).doesNotContain(" 200", " 302", " 500");
      assertThat(RawHttpConnection.millisSince(begun)).isLessThan(5_000);
    }
  }

  @Test
  void theRestOfABodyThatNobodyWantsIsNotWaitedForEither() throws Exception {
    try (RawHttpConnection wire =
        RawHttpConnection.to(port)
            .send(
                RawHttpConnection.head(
                    "POST /api/countries HTTP/1.1", "Host: localhost", "Content-Length: 900000"))) {
      assertThat(wire.status()).contains(" 401");
      assertThat(wire.trickle(100, 10_000)).isLessThan(5_000);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /api/countries#application/json#401",
        "POST /api/countries#application/x-www-form-urlencoded#401",
        "POST /api/countries#multipart/form-data; boundary=x#401",
        "PUT /api/countries/KZ#application/x-www-form-urlencoded#401",
        "POST /countries/KZ/meetings#application/x-www-form-urlencoded#302",
        "POST /sign-out#application/x-www-form-urlencoded#413",
        "POST /sign-in#application/x-www-form-urlencoded#413",
        "GET /actuator/health#application/json#400",
        "POST /actuator/health#application/json#401",
        "POST /ledger.css#multipart/form-data; boundary=x#302",
        "POST /sign%2Din#application/x-www-form-urlencoded#413",
        "POST /sign-in#multipart/form-data; boundary=x#413",
        "POST /nowhere#application/x-www-form-urlencoded#302"
      })
  void whoIsNotSignedInIsAnsweredBeforeAnyBodyIsRead(String asked) throws Exception {
    String[] parts = asked.split("#", 3);
    String type = "Content-Type: " + parts[1];
    String head =
        RawHttpConnection.head(
            parts[0] + " HTTP/1.1", "Host: localhost", type, "Content-Length: 60000");
    try (RawHttpConnection wire = RawHttpConnection.to(port).send(head)) {
      long begun = System.nanoTime();
      assertThat(wire.status()).contains(" " + parts[2]);
      assertThat(RawHttpConnection.millisSince(begun)).isLessThan(900);
    }
  }

  @Test
  void aFormThatDoesNotSayHowLongItIsIsRefused() throws Exception {
    String head =
        RawHttpConnection.head(
            "POST /sign-in HTTP/1.1", "Host: localhost", "Transfer-Encoding: chunked", FORM);
    try (RawHttpConnection wire = RawHttpConnection.to(port).send(head)) {
      assertThat(wire.status()).contains(" 413");
    }
  }

  private static Stream<String> sayingLittle() {
    return Stream.of(
        "",
        "GET /sign-in HTTP/1.1",
        RawHttpConnection.head(
            "POST /api/countries HTTP/1.1", "Host: localhost", "Content-Length: 1000000"),
        SIGN_IN_FORM);
  }

  @ParameterizedTest
  @MethodSource("sayingLittle")
  void whoAsksIsAnsweredHoweverManySayNothing(String sent) throws Exception {
    long before = heap();
    List<RawHttpConnection> held = new ArrayList<>();
    try {
      for (int n = 0; n < CONNECTIONS; n++) {
        held.add(RawHttpConnection.to(port).send(sent));
        if (n % 300 == 299) {
          requireAnswers();
        }
      }
      requireAnswers();
    } finally {
      for (RawHttpConnection wire : held) {
        wire.close();
      }
    }
    requireAnswers();
    held.clear();
    requireMemoryIsBack(before);
  }

  /** What was held for the connections goes once the server has noticed that they are closed. */
  private static void requireMemoryIsBack(long before) throws InterruptedException {
    long begun = System.nanoTime();
    while (heap() - before > KEPT_AT_MOST && RawHttpConnection.millisSince(begun) < 10_000) {
      Thread.sleep(200);
    }
    assertThat(heap() - before).as("bytes that a flood has left").isLessThan(KEPT_AT_MOST);
  }

  private static long heap() {
    System.gc();
    Runtime machine = Runtime.getRuntime();
    return machine.totalMemory() - machine.freeMemory();
  }

  /** Usually within a second, and always at all: the machine may be busy with others. */
  private void requireAnswers() throws IOException {
    List<Long> millis = new ArrayList<>();
    for (int n = 0; n < 9; n++) {
      long begun = System.nanoTime();
      try (RawHttpConnection wire =
          RawHttpConnection.to(port)
              .send(RawHttpConnection.head("GET /sign-in HTTP/1.0", "Host: localhost"))) {
        assertThat(wire.status()).contains(" 200");
      }
      millis.add(RawHttpConnection.millisSince(begun));
    }
    assertThat(millis.stream().sorted().skip(4).findFirst().orElseThrow()).isLessThan(1_000);
  }
}
