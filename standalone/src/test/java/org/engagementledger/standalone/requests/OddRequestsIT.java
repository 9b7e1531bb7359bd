package org.engagementledger.standalone.requests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.standalone.DisposableServer;
import org.engagementledger.standalone.DisposableServer.SentRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing that a client sends is answered by a 5xx or leaves a stack trace in the log. {@code
 * -Dodd=100000} says how many requests are tried, {@code -Dseed=N} repeats those of a run.
 */
class OddRequestsIT {
  private static final int HOW_MANY = Integer.getInteger("odd", 1_500);
  private static final String JSON = "Content-Type: application/json";
  private static final Set<String> OF_THE_MOMENT =
      Set.of(
          "date",
          "content-length",
          "transfer-encoding",
          "set-cookie",
          "connection",
          "keep-alive",
          "link");

  private static DisposableServer product;

  @BeforeAll
  static void start() {
    product = new DisposableServer();
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @Test
  void whateverIsSentTheFaultIsTheClients() throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("OddRequestsIT: -Dseed=" + seed);
    OddRequests requests = new OddRequests(seed, product.all());
    Map<Integer, Integer> answers = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (int n = 0; n < HOW_MANY; n++) {
      byte[] request = requests.next();
      RawResponse answer = RawResponse.to(port(), request);
      answers.merge(answer.status(), 1, Integer::sum);
      wrongIn(new String(request, ISO_8859_1), answer).ifPresent(wrong::add);
    }
    System.out.println("OddRequestsIT: " + answers);
    assertThat(wrong).isEmpty();
    assertThat(answers.getOrDefault(200, 0)).isGreaterThan(HOW_MANY / 50);
    assertThat(answers.getOrDefault(0, 0)).isLessThan(HOW_MANY / 10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /api/countries/IT/meetings#Idempotency-Key: key\u00F0\u009F\u0098\u0080#400",
        "POST /api/countries/IT/meetings#If-Match: \"\u00F0\u009F\u0098\u0080\"#400",
        "GET /api/countries/KZ#Accept: application/json;charset=iso-8859-1#200",
        "GET /api/audit?country=KZ#Accept: application/json;charset=iso-8859-1#200",
        "GET /countries/KZ#Accept: text/html;charset=utf-16#200",
        "GET /api/countries/KZ#If-None-Match: *#304",
        "GET /api/countries/KZ#If-None-Match: \"x\", *#304",
        "GET /api/countries/%4bZ#Accept-Charset: \u00FF#200",
        "GET /api/countries/KZ%00#X: y#400",
        "GET /api/countries/KZ?q=%00#X: y#422",
        "GET /api/countries/K%2FZ#X: y#400",
        "GET /sign-in?%zz=%ff#X: y#400",
        "GET /api/countries?%zz=%ff#X: y#400",
        "GET /api/countries/KZ?format=%#X: y#400",
        "GET /api/search?q=%C0%80#X: y#400",
        "GET /countries/KZ?%ED%A0%80=x#X: y#400",
        "GET /ledger.css?=x#X: y#400",
        "GET /actuator/health?x=%zz#X: y#400",
        "GET /sign-in?%#X: y#400",
        "GET /api/nowhere#Accept: \u00C2\u0080#400",
        "GET /nowhere#Accept: \u00C2\u0080#404",
        "GET /api/countries#Accept: \u00C2\u0080#400",
        "POST /api/imports?name=%ff#X: y#400",
        "POST /api/imports#Content-Type: multipart/form-data#400",
        "GET /api/countries/KZ#Transfer-Encoding: identity#400",
        "POST /api/countries/IT/meetings#Transfer-Encoding: gzip, x#400",
        "POST /api/countries/IT/meetings#Content-Length: 99999999999999999999#400",
        "POST /countries/KZ/meetings#Content-Length: x#400"
      })
  void whatWasFoundOnceStaysMended(String asked) throws IOException {
    String[] parts = asked.split("#", 3);
    RawResponse answer =
        RawResponse.to(
            port(),
            request(parts[0], parts[1], Role.ADMIN, parts[0].startsWith("POST") ? "{}" : ""));
    assertThat(answer.status()).as(answer.body()).isEqualTo(Integer.parseInt(parts[2]));
    requireFine(asked, answer);
    if (answer.status() == 200) {
      assertThat(answer.header("content-type").toLowerCase(Locale.ROOT))
          .doesNotContain("8859", "utf-16");
    }
  }

  /** Beyond what any head may have, also of somebody who is not signed in. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/countries/KZ?q=LONG#X: y",
        "GET /api/countries/LONG#X: y",
        "GET /countries/LONG#X: y",
        "GET /LONG#X: y",
        "GET /sign-in?LONG#X: y",
        "POST /api/countries/KZ/meetings?LONG#X: y",
        "GET /api/countries/KZ#X: LONG",
        "GET /api/countries/KZ#LONG: x",
        "GET /countries/KZ#Cookie: session=LONG",
        "GET /sign-in#Accept: LONG",
        "POST /sign-in#Authorization: Basic LONG"
      })
  void aHeadOfAnyLengthIsTheClientsFault(String asked) throws IOException {
    for (int length : new int[] {10_000, 60_000, 64 << 10, 70_000, 300_000, 2_000_000}) {
      String[] parts = asked.replace("LONG", "x".repeat(length)).split("#", 2);
      String unsigned = parts[0] + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
      for (byte[] request :
          List.of(
              request(parts[0], parts[1], Role.ADMIN, ""),
              (unsigned + parts[1] + "\r\n\r\n").getBytes(ISO_8859_1))) {
        RawResponse answer = RawResponse.to(port(), request);
        String what = "%s with %d: %s".formatted(asked, length, answer);
        assertThat(answer.status()).as(what).isBetween(200, 499);
        assertThat(answer.status()).as(what).matches(it -> length < 65_536 || it >= 400);
        assertThat(product.logged()).as(what).isEmpty();
        if (answer.status() >= 400 && length >= 65_536) {
          assertThat(answer.body()).as(what).hasSizeBetween(1, 2_000);
        }
      }
    }
  }

  /** Also without sign-in, where each stack trace would fill the log for a stranger. */
  @ParameterizedTest
  @ValueSource(strings = {"%zz=1", "a=%ff%zz", "=", "a=%", "MANY"})
  void parametersOfAnyFormAndNumberAreTheClientsFault(String query) throws IOException {
    String odd = query.equals("MANY") ? "a=1&".repeat(1_001) : query;
    List<String> paths =
        Stream.concat(
                product.all().stream()
                    .filter(it -> it.method().equals("GET"))
                    .map(DisposableServer.SentRequest::path),
                Stream.of(
                    "/ledger.css", "/nowhere.css", "/nowhere", "/actuator/health", "/api/nowhere"))
            .toList();
    for (String path : paths) {
      String asked = "GET " + path + "?" + odd;
      requireFine(asked, RawResponse.to(port(), request(asked, "X: y", Role.ADMIN, "")));
      requireFine(asked, RawResponse.to(port(), unsigned(asked)));
    }
  }

  private static byte[] unsigned(String asked) {
    return (asked + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        .getBytes(ISO_8859_1);
  }

  @Test
  void whatIsRecordedIsVisibleAndLeadsWhereItSeemsTo() throws IOException {
    for (String wrong :
        List.of(
            "\"title\":\"not \\u202Edesrodne\"",
            "\"title\":\"x\",\"place\":\"Gene\\u200Bva\"",
            "\"title\":\"x\",\"reason\":\"\\u2066\"",
            "\"title\":\"x\",\"participants\":[{\"side\":\"OURS\",\"function\":\"a\\uFEFFb\"}]",
            "\"title\":\"x\",\"sources\":[{\"title\":\"\",\"link\":\"https://un.org@evil.example/\"}]",
            "\"title\":\"x\",\"sources\":[{\"title\":\"\",\"link\":\"javascript:alert(1)\"}]")) {
      String body = "{\"date\":\"2018\"," + wrong + "}";
      RawResponse answer = post("/api/countries/KZ/meetings", body);
      assertThat(answer.status()).as(wrong + answer.body()).isEqualTo(422);
      assertThat(answer.body()).contains("\"pointer\":\"/");
    }
    for (String wrong : List.of("a@b@c", "a b@c", "a@", "a", "a@b?bcc=c@d,e@f", "<a@b>")) {
      String body = "{\"name\":\"x\",\"email\":\"" + wrong + "\"}";
      assertThat(post("/api/countries/KZ/contacts", body).status()).as(wrong).isEqualTo(422);
    }
    String text =
        "{\"date\":\"2018\",\"title\":\"Turned\",\"text\":\"not \\u202Edesrodne\\u202C.\"}";
    RawResponse answer = post("/api/countries/KZ/meetings", text);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    String page = "GET /countries/KZ?atLeast=" + answer.header("ledger-position");
    assertThat(RawResponse.to(port(), request(page, "X: y", Role.READER, "")).body())
        .contains("not [U+202E]desrodne[U+202C].");
  }

  /** HEAD is GET without the content, whoever asks (RFC 9110, section 9.3.2). */
  @Test
  void headFollowsTheRulesOfGet() throws IOException {
    List<SentRequest> read =
        product.all().stream().filter(it -> it.method().equals("GET")).toList();
    assertThat(read).hasSizeGreaterThan(40);
    for (SentRequest asked : read) {
      for (Role role : Role.values()) {
        RawResponse head =
            RawResponse.to(port(), request("HEAD " + asked.path(), "X: y", role, ""));
        RawResponse get = RawResponse.to(port(), request("GET " + asked.path(), "X: y", role, ""));
        assertThat(head.status()).as("%s as %s", asked, role).isEqualTo(get.status());
        assertThat(steady(head)).as("%s as %s", asked, role).isEqualTo(steady(get));
        assertThat(head.body()).isEmpty();
      }
    }
    assertThat(product.logged()).isEmpty();
  }

  @Test
  void whatDependsOnTheRoleHasAnotherTag() throws IOException {
    String asked = "GET /api/countries/KZ";
    RawResponse reader = RawResponse.to(port(), request(asked, "X: y", Role.READER, ""));
    RawResponse recorder = RawResponse.to(port(), request(asked, "X: y", Role.RECORDER, ""));
    assertThat(reader.header("etag")).isNotEqualTo(recorder.header("etag")).isNotEmpty();
    assertThat(reader.header("vary")).contains("Authorization", "Cookie");
    assertThat(reader.header("cache-control")).contains("no-store");
  }

  private static Optional<String> wrongIn(String request, RawResponse answer) {
    try {
      requireFine(request, answer);
      return Optional.empty();
    } catch (AssertionError wrong) {
      return Optional.of(
          request.lines().limit(12).map(OddRequestsIT::cut).collect(joining("\n"))
              + "\n"
              + cut(String.valueOf(wrong.getMessage()).replace(request, "")));
    }
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), 700));
  }

  private static void requireFine(String request, RawResponse answer) {
    assertThat(answer.status()).as(request + "\n" + answer.body()).isLessThan(500);
    assertThat(product.logged()).as(request).isEmpty();
    // What is no HTTP is refused before anything reads for which address it was meant.
    boolean isHttp = !answer.body().contains("not a request that HTTP/1.1 allows");
    if (answer.status() >= 400 && isHttp && !request.startsWith("HEAD")) {
      boolean isForPrograms = request.matches("(?s)\\S+ /(api|actuator)/.*");
      assertThat(answer.header("content-type"))
          .as(request + "\n" + answer.body())
          .startsWith(isForPrograms ? "application/problem+json" : "text/html");
    }
  }

  private static RawResponse post(String path, String body) throws IOException {
    return RawResponse.to(
        port(), request("POST " + path, "Content-Type: application/json", Role.RECORDER, body));
  }

  private static Map<String, String> steady(RawResponse answer) {
    Map<String, String> headers = new TreeMap<>(answer.headers());
    headers.keySet().removeAll(OF_THE_MOMENT);
    return headers;
  }

  private static byte[] request(String asked, String header, Role role, String body) {
    String type = header.startsWith("Content-Type") ? "X-Nothing: here" : JSON;
    return String.join(
            "\r\n",
            asked + " HTTP/1.1",
            "Host: localhost",
            "Connection: close",
            "Authorization: " + DisposableServer.authorization(role),
            header,
            type,
            "Content-Length: " + body.length(),
            "",
            body)
        .getBytes(ISO_8859_1);
  }

  private static int port() {
    return product.address().getPort();
  }
}
