package org.engagementledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.engagementledger.embedded.EmbeddedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Somebody sets the clock of the machine while the product runs. */
class ClockIT {
  private static final String PASSWORD = "correct horse battery";
  private static final String MEETING =
      "{\"date\": \"2026-03-02\", \"title\": \"First\", \"text\": \"They asked.\"}";

  private volatile Duration ahead = Duration.ZERO;

  @Test
  void recordingStopsUntilTheClockIsRightAgain(@TempDir Path folder) {
    try (EmbeddedServer server = EmbeddedServer.open(folder.resolve("data"), 0);
        ConfigurableApplicationContext product = start(server)) {
      String port = product.getEnvironment().getRequiredProperty("local.server.port");
      HttpTestClient admin =
          HttpTestClient.as(URI.create("http://localhost:" + port), "admin", PASSWORD);
      assertThat(admin.post("/api/countries", "open", "{\"country\":\"KZ\"}").statusCode())
          .isEqualTo(201);

      for (Duration jump : new Duration[] {Duration.ofDays(400), Duration.ofHours(-1)}) {
        ahead = jump;
        var refused = admin.post("/api/countries/KZ/meetings", "m" + jump, MEETING);
        assertThat(refused.statusCode()).as(HttpTestClient.text(refused)).isEqualTo(503);
        assertThat(HttpTestClient.text(refused))
            .contains("urn:engagement-ledger:problem:clock", "while this process ran")
            .contains(jump.isNegative() ? "set back by" : "set ahead by 400 days");
        assertThat(health(admin, "readiness")).isEqualTo(503);
        assertThat(health(admin, "liveness")).as("restarting would believe it").isEqualTo(200);
        assertThat(admin.get("/api/countries", "application/json").statusCode()).isEqualTo(200);

        ahead = Duration.ZERO;
        assertThat(admin.post("/api/countries/KZ/meetings", "m" + jump, MEETING).statusCode())
            .isEqualTo(201);
        assertThat(health(admin, "readiness")).isEqualTo(200);
      }
    }
  }

  private static int health(HttpTestClient admin, String probe) {
    return admin.get("/actuator/health/" + probe, "application/json").statusCode();
  }

  private ConfigurableApplicationContext start(EmbeddedServer server) {
    SpringApplication spring = new SpringApplication(LedgerApplication.class);
    LocalActor nobody = LocalActor.named("nobody");
    InstantSource moved = () -> Instant.now().plus(ahead);
    Clock clock = moved.withZone(ZoneOffset.UTC);
    spring.addInitializers(
        it -> it.getBeanFactory().registerSingleton("localActor", nobody),
        it ->
            ((GenericApplicationContext) it)
                .registerBean(
                    "movedClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)));
    return spring.run(
        "--spring.mongodb.uri=" + server.connectionString(),
        "--server.port=0",
        "--ledger.admin-password=" + PASSWORD);
  }
}
