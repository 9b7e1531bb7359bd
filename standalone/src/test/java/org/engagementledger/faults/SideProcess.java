package org.engagementledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.engagementledger.ledger.fixtures.FaultyWire;
import org.engagementledger.standalone.ChildProcess;
import org.engagementledger.standalone.HttpTestClient;

/**
 * One side in a process that can be killed and started again, on a wire of its own to the database
 * and with a clock of its own. The other side is not on its class path.
 */
final class SideProcess implements AutoCloseable {
  private static final String PASSWORD = "a password for the test";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration ONE_ANSWER = Duration.ofSeconds(5);

  private final String application;
  private final String other;
  private final FaultyWire wire;
  private final String database;
  private final Path clock;
  private final String port = freePort();
  private final HttpTestClient http;
  private ChildProcess process;

  private SideProcess(
      String application, String other, FaultyWire wire, String database, Path clock) {
    this.application = application;
    this.other = other;
    this.wire = wire;
    this.database = database;
    this.clock = clock;
    this.http = HttpTestClient.as(URI.create("http://localhost:" + port), "admin", PASSWORD);
    this.process = started();
  }

  /** Starts a command side; {@link #awaitReady} waits until it answers. */
  static SideProcess command(FaultyWire wire, String database, Path clock) {
    return new SideProcess(
        "org.engagementledger.command.CommandSide", "query-side", wire, database, clock);
  }

  /** Starts a query side; {@link #awaitReady} waits until it answers. */
  static SideProcess query(FaultyWire wire, String database, Path clock) {
    return new SideProcess(
        "org.engagementledger.query.QuerySide", "command-side", wire, database, clock);
  }

  HttpTestClient http() {
    return http;
  }

  FaultyWire wire() {
    return wire;
  }

  /** Sets its clock ahead of the true time, or behind it. */
  void setClock(Duration ahead) {
    try {
      Files.writeString(clock, Long.toString(ahead.toMillis()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  void kill() {
    process.kill();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void freeze() {
    process.freeze();
  }

  void thaw() {
    process.thaw();
  }

  /** Starts it again after it was killed. */
  void start() {
    process = started();
  }

  void awaitReady() {
    Instant end = Instant.now().plus(PATIENCE);
    while (!isReady()) {
      assertThat(Instant.now().isBefore(end) && isAlive()).as(process::output).isTrue();
      ChildProcess.pause(Duration.ofMillis(50));
    }
  }

  /** Whether it says of itself that it can work. */
  boolean isReady() {
    try {
      var answer = http.within(ONE_ANSWER).get("/actuator/health/readiness", "application/json");
      return answer.statusCode() == 200;
    } catch (HttpTestClient.NoAnswer notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    process.kill();
    try {
      wire.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private ChildProcess started() {
    setClock(Duration.ZERO);
    return ChildProcess.start(
        AdjustableClock.class.getName(),
        Set.of(other, "standalone"),
        Map.of(
            "MONGODB_URI",
            database,
            "PORT",
            port,
            "LEDGER_SEGMENTS",
            "4",
            "LEDGER_ADMIN_PASSWORD",
            PASSWORD),
        application,
        clock.toString());
  }

  private static String freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return Integer.toString(socket.getLocalPort());
    } catch (IOException none) {
      throw new AssertionError(none);
    }
  }
}
