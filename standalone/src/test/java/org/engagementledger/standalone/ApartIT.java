package org.engagementledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The two sides and the database as three processes that can be killed one by one. */
class ApartIT {
  private static final String PASSWORD = "a password for the test";
  private static final Pattern CONNECTION = Pattern.compile("(mongodb://\\S+)");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path data;

  @Test
  void whatOneSideRecordsTheOtherShowsAlsoAfterEachWasKilled() {
    try (Child database = database("0")) {
      String uri = database.untilPrinted(CONNECTION);
      Side command = Side.of("command.CommandSide", "query-side", uri);
      Side query = Side.of("query.QuerySide", "command-side", uri);
      try {
        command.post("/api/countries", "{\"country\":\"KZ\"}");
        assertThat(meetings(query, command.meeting("Before any kill"))).isEqualTo(1);
        command = command.killedAndStarted();
        assertThat(meetings(query, command.meeting("The command side was killed"))).isEqualTo(2);
        query = query.killedAndStarted();
        assertThat(meetings(query, command.meeting("The query side was killed"))).isEqualTo(3);
      } finally {
        command.process().close();
        query.process().close();
      }
    }
  }

  @Test
  void querySidesShareTheWorkAndOneGoesOnWithThatOfAnotherThatWasKilled() {
    try (Child database = database("0")) {
      String uri = database.untilPrinted(CONNECTION);
      Side one = Side.of("query.QuerySide", "command-side", uri);
      Side other = Side.of("query.QuerySide", "command-side", uri);
      Side command = Side.of("command.CommandSide", "query-side", uri);
      try {
        one.awaitSegments(2);
        other.awaitSegments(2);
        command.post("/api/countries", "{\"country\":\"KZ\"}");
        assertThat(meetings(other, command.meeting("Shared by two"))).isEqualTo(1);
        one.process().kill();
        other.awaitSegments(4);
        assertThat(meetings(other, command.meeting("One was killed"))).isEqualTo(2);
      } finally {
        command.process().close();
        one.process().close();
        other.process().close();
      }
    }
  }

  private Child database(String port) {
    return Child.start(
        "org.engagementledger.embedded.EmbeddedServerMain",
        "--data",
        data.toString(),
        "--port",
        port);
  }

  /** A process that was killed holds its claim on the read models for some seconds more. */
  private static int meetings(Side query, String position) {
    String path = "/api/countries/KZ/timeline?kind=MEETING&atLeast=" + position;
    Instant end = Instant.now().plus(PATIENCE);
    var answer = query.http().get(path, "application/json");
    while (answer.statusCode() == 504 && Instant.now().isBefore(end)) {
      answer = query.http().get(path, "application/json");
    }
    assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(200);
    return new JsonMapper().readTree(answer.body()).size();
  }

  /** One side, running by itself: the other is not on its class path. */
  private record Side(String name, String other, String uri, Child process, Http http) {
    static Side of(String name, String other, String uri) {
      String port = freePort();
      Child process =
          Child.start(
              "org.engagementledger." + name,
              Set.of(other, "standalone"),
              Map.ofEntries(
                  Map.entry("MONGODB_URI", uri),
                  Map.entry("PORT", port),
                  Map.entry("LEDGER_SEGMENTS", "4"),
                  Map.entry("LEDGER_ADMIN_PASSWORD", PASSWORD)));
      URI address = URI.create("http://localhost:" + port);
      Side side = new Side(name, other, uri, process, Http.as(address, "admin", PASSWORD));
      side.awaitReady();
      return side;
    }

    Side killedAndStarted() {
      process.kill();
      return of(name, other, uri);
    }

    String meeting(String text) {
      return post(
          "/api/countries/KZ/meetings", "{\"date\":\"2026-01\",\"text\":\"%s\"}".formatted(text));
    }

    /** The position after what was asked for has been recorded. */
    String post(String path, String body) {
      var answer = http.post(path, body, body);
      assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(201);
      return answer.headers().firstValue("Ledger-Position").orElseThrow();
    }

    /** Until it follows so many segments of the streams. */
    void awaitSegments(int count) {
      Instant end = Instant.now().plus(PATIENCE);
      String value = "\"value\":%d.0".formatted(count);
      while (!Http.text(http.get("/actuator/metrics/ledger.segments", "*/*")).contains(value)) {
        assertThat(Instant.now().isBefore(end) && process.isAlive()).as(process::output).isTrue();
        Child.pause(Duration.ofMillis(100));
      }
    }

    private void awaitReady() {
      Instant end = Instant.now().plus(PATIENCE);
      while (!isReady()) {
        assertThat(Instant.now().isBefore(end) && process.isAlive()).as(process::output).isTrue();
        Child.pause(Duration.ofMillis(100));
      }
    }

    private boolean isReady() {
      try {
        return http.get("/actuator/health/readiness", "application/json").statusCode() == 200;
      } catch (Http.NoAnswer notYet) {
        return false;
      }
    }

    private static String freePort() {
      try (ServerSocket socket = new ServerSocket(0)) {
        return Integer.toString(socket.getLocalPort());
      } catch (IOException none) {
        throw new AssertionError(none);
      }
    }
  }
}
