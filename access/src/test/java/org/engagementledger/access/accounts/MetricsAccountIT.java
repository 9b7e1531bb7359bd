package org.engagementledger.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.engagementledger.access.AccessServerInitializer;
import org.engagementledger.access.AccessTestApplication;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    classes = AccessTestApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "ledger.metrics-password=only for scraping")
@ContextConfiguration(initializers = AccessServerInitializer.class)
class MetricsAccountIT {
  private static final String PASSWORD = "only for scraping";

  @LocalServerPort private int port;

  @Test
  void readsMetricsAndNothingElse() throws Exception {
    assertThat(status("/actuator/prometheus", PASSWORD)).isEqualTo(200);
    for (String path : new String[] {"/api/anything", "/actuator/info", "/", "/audit"}) {
      assertThat(status(path, PASSWORD)).as(path).isEqualTo(403);
    }
  }

  @Test
  void needsItsPassword() throws Exception {
    assertThat(status("/actuator/prometheus", "another")).isEqualTo(401);
    assertThat(status("/actuator/prometheus", "")).isEqualTo(401);
  }

  private int status(String path, String password) throws Exception {
    String pair = MetricsAccount.NAME + ":" + password;
    String credentials = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Authorization", "Basic " + credentials)
            .build();
    try (HttpClient program = HttpClient.newHttpClient()) {
      return program.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
