package org.engagementledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.command.ApiClient.ApiResponse;
import org.engagementledger.conditions.TakesConditions;
import org.engagementledger.ledger.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No address passes over a condition under which it is to do something. */
@CommandSideOnAServer
class ConditionalCommandsIT {
  @LocalServerPort private int port;
  @Autowired private Ledger ledger;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  private ApiClient api;

  /** What does something, of which media type, and whether it keeps conditions itself. */
  private record Doing(String method, String path, String mediaType, boolean takesConditions) {}

  @BeforeEach
  void signedIn(@Autowired Accounts accounts) {
    ApiClient.createAccounts(accounts);
    api = new ApiClient(port);
  }

  @Test
  void noConditionIsPassedOver() {
    long before = ledger.head().position();
    assertThat(doings()).hasSizeGreaterThan(30);
    assertThat(doings().stream().filter(it -> !it.takesConditions())).isNotEmpty();
    for (Doing it : doings()) {
      refused(it, "If-None-Match", "*", 412);
      refused(it, "If-None-Match", "", 400);
      refused(it, "If-Match", "", 400);
      refused(
          it, "If-Match", it.takesConditions() ? "zz" : "\"zz\"", it.takesConditions() ? 400 : 412);
    }
    assertThat(ledger.head().position()).isEqualTo(before);
  }

  @Test
  void noParameterIsPassedOver() {
    long before = ledger.head().position();
    for (Doing it : doings()) {
      for (String query : List.of("asof=2018", "dryRuns=true", "nonsense=1&nonsense=2")) {
        HttpRequest.Builder request =
            api.request(it.path() + "?" + query, "admin")
                .header("Content-Type", it.mediaType())
                .method(it.method(), BodyPublishers.ofString("{}"));
        ApiResponse answer = api.send(request);
        assertThat(answer.status()).as("%s ?%s: %s", it, query, answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("/" + query.substring(0, query.indexOf('=')));
      }
    }
    assertThat(ledger.head().position()).isEqualTo(before);
  }

  @Test
  void referencesAndAccountsHaveVersionsOrRefuseThem() {
    for (String path : List.of("/api/instruments", "/api/resolutions")) {
      assertThat(api.send("POST", path, body(path), "admin", "If-Match", "\"7\"").status())
          .as(path)
          .isEqualTo(412);
    }
    ApiResponse account = api.send(api.request("/api/accounts/reader", "admin"));
    assertThat(account.header("ETag")).isEqualTo("\"" + account.at("/version").asInt() + "\"");
    assertThat(
            api.send(
                    api.request("/api/accounts/reader", "admin")
                        .header("If-None-Match", account.header("ETag")))
                .status())
        .isEqualTo(304);
    assertThat(
            api.send("POST", "/api/accounts/reader/lock", "{}", "admin", "If-Match", "\"999\"")
                .status())
        .isEqualTo(412);
  }

  private static String body(String path) {
    return path.endsWith("instruments")
        ? "{\"id\":\"conditional\",\"name\":\"C\",\"shortName\":\"C\",\"opened\":\"2018\","
            + "\"source\":{\"title\":\"t\"}}"
        : "{\"body\":\"b\",\"symbol\":\"A/RES/7\",\"title\":\"t\",\"adopted\":\"2018\"}";
  }

  private void refused(Doing it, String header, String value, int status) {
    HttpRequest.Builder request =
        api.request(it.path(), "admin")
            .header("Content-Type", it.mediaType())
            .header(header, value)
            .method(it.method(), BodyPublishers.ofString("{}"));
    ApiResponse answer = api.send(request);
    assertThat(answer.status())
        .as("%s with %s: %s: %s", it, header, value, answer.body())
        .isEqualTo(status);
    assertThat(answer.body()).contains(header);
  }

  private List<Doing> doings() {
    return mappings.getHandlerMethods().entrySet().stream()
        .flatMap(ConditionalCommandsIT::doings)
        .filter(it -> it.path().startsWith("/api/"))
        .toList();
  }

  private static Stream<Doing> doings(Entry<RequestMappingInfo, HandlerMethod> handler) {
    RequestMappingInfo mapping = handler.getKey();
    boolean takes =
        Arrays.stream(handler.getValue().getMethodParameters())
            .anyMatch(it -> it.getParameterType().isAnnotationPresent(TakesConditions.class));
    String type =
        mapping.getConsumesCondition().getConsumableMediaTypes().stream()
            .map(String::valueOf)
            .filter(it -> !it.startsWith("multipart"))
            .findFirst()
            .orElse("application/json");
    return mapping.getMethodsCondition().getMethods().stream()
        .filter(it -> it != RequestMethod.GET && it != RequestMethod.HEAD)
        .flatMap(
            method ->
                mapping.getPatternValues().stream()
                    .map(
                        path ->
                            new Doing(
                                method.name(),
                                path.replace("{country}", "KZ")
                                    .replace("{name}", "peacekeeping")
                                    .replaceAll("\\{[^}]+}", "x"),
                                type,
                                takes)));
  }
}
