package org.engagementledger.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxy of {@code docker-compose.yml}, in front of servers that say what they were asked. */
class ProxyIT {
  private static final List<String> NAMES =
      List.of("command-side-1", "command-side-2", "query-side-1", "query-side-2");

  private static final int MEGABYTE = 1 << 20;

  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch firstLineIsRead = new CountDownLatch(1);
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, HttpServer> sides = new TreeMap<>();
  private Nginx proxy;

  private record Seen(String side, String request, Headers headers, long bytes) {}

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    Map<String, Integer> ports = new TreeMap<>();
    for (String name : NAMES) {
      HttpServer side = side(name);
      sides.put(name, side);
      ports.put(name, side.getAddress().getPort());
    }
    proxy = Nginx.start(folder, ports);
  }

  @AfterEach
  void stop() {
    client.close();
    if (proxy != null) {
      proxy.close();
    }
    sides.values().forEach(it -> it.stop(0));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /countries/KZ?atLeast=3, query-side",
    "HEAD, /api/backup, query-side",
    "GET, /api/audit?country=KZ, query-side",
    "POST, /api/audit/exports, query-side",
    "GET, /dead-letters, query-side",
    "POST, /dead-letters/1/retry, query-side",
    "POST, /api/dead-letters/1/discard, query-side",
    "POST, /api/rebuilds, query-side",
    "POST, /api/rebuilds/stop, query-side",
    "POST, /api/rebuilds-of-others, command-side",
    "POST, /sign-in, command-side",
    "POST, /api/imports?dryRun=true, command-side",
    "PUT, /api/countries/KZ/attributes/peacekeeping, command-side",
  })
  void theMethodSaysWhichSideIsAsked(String method, String path, String side) throws Exception {
    assertThat(sent(request(path).method(method, BodyPublishers.noBody())).statusCode())
        .isEqualTo(200);
    assertThat(seen.getFirst().side()).startsWith(side);
    assertThat(seen).extracting(Seen::request).containsExactly(method + " " + path);
  }

  @Test
  void oneProcessIsAskedForRebuildsWhileItIsThere() throws Exception {
    for (int n = 0; n < 4; n++) {
      sent(request("/api/rebuilds"));
    }
    stop("query-side-1");
    sent(request("/api/rebuilds"));
    List<String> asked = seen.stream().map(Seen::side).toList();
    assertThat(asked.subList(0, 4)).containsOnly("query-side-1");
    assertThat(asked.get(4)).isEqualTo("query-side-2");
  }

  @Test
  void bothProcessesOfASideAreAsked() throws Exception {
    for (int n = 0; n < 4; n++) {
      sent(request("/"));
    }
    assertThat(seen).extracting(Seen::side).contains("query-side-1", "query-side-2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/actuator", "/actuator/health", "/%61ctuator/prometheus", "//actuator/metrics"})
  void metricsAreNotServedOutside(String path) throws Exception {
    assertThat(sent(request(path)).statusCode()).isEqualTo(404);
    assertThat(seen).isEmpty();
  }

  @Test
  void linksAreThoseOfTheProxy() throws Exception {
    sent(request("/"));
    sent(request("/").header("X-Forwarded-Proto", "https").header("X-Forwarded-For", "192.0.2.1"));
    assertThat(header("Host")).containsOnly(proxy.address().getAuthority());
    assertThat(header("X-Forwarded-For")).containsExactly("127.0.0.1", "192.0.2.1, 127.0.0.1");
    assertThat(header("X-Forwarded-Proto")).containsExactly(null, "https");
  }

  @Test
  void tablesHaveAnyLengthAndTheirMappingsTooButNothingElseHas() throws Exception {
    var table = BodyPublishers.ofByteArray(new byte[9 * MEGABYTE]);
    String mapping = "x".repeat(20_000);
    var imported = sent(request("/api/imports?mapping=" + mapping).POST(table));
    assertThat(imported.statusCode()).isEqualTo(200);
    assertThat(seen).extracting(Seen::bytes).containsExactly(9L * MEGABYTE);
    assertThat(sent(request("/api/countries").POST(table)).statusCode()).isEqualTo(413);
  }

  @Test
  void aReportIsReadWhileItGoesOn() throws Exception {
    var asked = request("/api/imports?slowly").POST(BodyPublishers.noBody()).build();
    InputStream report = client.send(asked, BodyHandlers.ofInputStream()).body();
    try (var lines = new BufferedReader(new InputStreamReader(report, UTF_8))) {
      lines.readLine();
      firstLineIsRead.countDown();
      assertThat(lines.readLine()).isEqualTo("the first line was read");
    }
  }

  @Test
  void whatIsPutAgainIsPutUnderTheSameKey() throws Exception {
    var put = BodyPublishers.ofString("{}");
    assertThat(sent(request("/breaks-off").PUT(put)).statusCode()).isEqualTo(503);
    sent(request("/breaks-off").PUT(put).header("Idempotency-Key", "mine"));
    List<String> keys = header("Idempotency-Key");
    assertThat(keys).hasSize(4).doesNotContainNull().endsWith("mine", "mine");
    assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo("mine");
  }

  @Test
  void whatIsPostedIsPostedOnce() throws Exception {
    sent(request("/breaks-off").POST(BodyPublishers.ofString("{}")));
    assertThat(header("Idempotency-Key")).containsExactly((String) null);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/countries, application/problem+json, urn:engagement-ledger:problem:unavailable",
    "/countries/KZ, text/html, Load this page again",
  })
  void whoeverIsNotAnsweredIsToldSo(String path, String type, String words) throws Exception {
    stop("query-side-1");
    stop("query-side-2");
    HttpResponse<String> answer = sent(request(path));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(answer.body()).contains(words);
  }

  private void stop(String side) {
    Objects.requireNonNull(sides.get(side)).stop(0);
  }

  private List<String> header(String name) {
    return seen.stream().map(it -> it.headers().getFirst(name)).toList();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(proxy.address().resolve(proxy.address() + path));
  }

  private HttpResponse<String> sent(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpServer side(String name) throws IOException {
    var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anyPort, 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", asked -> answer(name, asked));
    server.start();
    return server;
  }

  private void answer(String side, HttpExchange asked) throws IOException {
    long bytes = asked.getRequestBody().transferTo(OutputStream.nullOutputStream());
    String request = asked.getRequestMethod() + " " + asked.getRequestURI();
    seen.add(new Seen(side, request, asked.getRequestHeaders(), bytes));
    try (asked) {
      if (!request.endsWith("/breaks-off")) {
        asked.sendResponseHeaders(200, request.startsWith("HEAD") ? -1 : 0);
        if (request.endsWith("slowly")) {
          tell(asked);
        }
      }
    }
  }

  private void tell(HttpExchange asked) throws IOException {
    asked.getResponseBody().write("a row\n".getBytes(UTF_8));
    asked.getResponseBody().flush();
    asked.getResponseBody().write(second().getBytes(UTF_8));
  }

  private String second() {
    try {
      return firstLineIsRead.await(20, SECONDS) ? "the first line was read" : "it was kept back";
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
