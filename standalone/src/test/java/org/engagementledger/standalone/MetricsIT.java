package org.engagementledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.access.accounts.Role;
import org.junit.jupiter.api.Test;

class MetricsIT {
  private static final String ADDRESS = "/actuator/prometheus";
  private static final Pattern SERVED = Pattern.compile("(?m)^# TYPE (ledger_\\w+) (\\w+)$");
  private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\w+) \\|");

  private final RunningDemo demo = RunningDemo.shared();

  @Test
  void theDocumentedMetricsAreThoseThatAreServed() throws Exception {
    Map<String, String> served = found(SERVED, scraped());
    served.keySet().removeIf(name -> name.endsWith("_max"));
    assertThat(served).isEqualTo(found(DOCUMENTED, document())).isNotEmpty();
  }

  @Test
  void theyTellWhatHasHappened() {
    assertThat(scraped())
        .containsPattern("(?m)^ledger_position [1-9]")
        .containsPattern("(?m)^ledger_append_seconds_bucket\\{le=\"0.01\"} ")
        .containsPattern(
            "ledger_commands_seconds_count\\{outcome=\"recorded\",type=\"OpenDossier\"}")
        .containsPattern("ledger_follower_lag\\{follower=\"read-models\"} 0");
  }

  @Test
  void theyAreNotOpen() throws Exception {
    URI address = demo.address().resolve(ADDRESS);
    try (HttpClient nobody = HttpClient.newHttpClient()) {
      var answer = nobody.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
      assertThat(answer.statusCode()).isEqualTo(401);
    }
  }

  private String scraped() {
    var upToDate = demo.as(Role.READER).json("/api/countries?atLeast=" + demo.position());
    assertThat(upToDate).isNotEmpty();
    return HttpTestClient.text(demo.as(Role.READER).get(ADDRESS, "text/plain"));
  }

  private static Map<String, String> found(Pattern pattern, String text) {
    Map<String, String> types = new TreeMap<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      types.put(matcher.group(1), matcher.group(2));
    }
    return types;
  }

  private static String document() throws Exception {
    return Files.readString(Path.of("..", "docs", "metrics.md"));
  }
}
