package org.engagementledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.Accounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@CommandSideOnAServer
class RequestAuthorizationIT {
  private static final Set<String> OPEN = Set.of("/sign-in", "/invitation", "/error");

  @LocalServerPort private int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  private ApiClient api;

  private record Address(String method, String path) {}

  @BeforeEach
  void signedIn(@Autowired Accounts accounts) {
    ApiClient.createAccounts(accounts);
    api = new ApiClient(port);
  }

  @Test
  void nothingAnswersWithoutSignIn() {
    assertThat(addresses()).hasSizeGreaterThan(20);
    assertThat(addresses())
        .allSatisfy(
            it ->
                assertThat(api.send(anonymous(it)).status())
                    .as("%s", it)
                    .isEqualTo(it.path().startsWith("/api/") ? 401 : 302));
  }

  @Test
  void whoMayOnlyReadRecordsNothingAnywhere() {
    List<Address> writing =
        addresses().stream()
            .filter(it -> !it.method().equals("GET") && !isOfOnesOwnAccount(it))
            .toList();

    assertThat(writing).hasSizeGreaterThan(20);
    for (String account : List.of("reader", "auditor")) {
      assertThat(writing)
          .allSatisfy(
              it ->
                  assertThat(api.send(it.method(), it.path(), "{}", account).status())
                      .as("%s as %s", it, account)
                      .isEqualTo(403));
    }
  }

  /** Everybody may end their own sessions, which records nothing in the ledger. */
  private static boolean isOfOnesOwnAccount(Address address) {
    return address.path().startsWith("/api/account/") || address.path().startsWith("/account/");
  }

  @Test
  void referenceDataIsForAdministrators() {
    for (String path : List.of("/api/instruments", "/api/resolutions")) {
      assertThat(api.send("POST", path, "{}", "recorder").status()).isEqualTo(403);
      assertThat(api.send("POST", path, "{}", "admin").status()).isEqualTo(422);
    }
  }

  @Test
  void healthIsOpenAndMetricsAreNot() {
    assertThat(api.send(anonymous(new Address("GET", "/actuator/health"))).body())
        .contains("\"status\":\"UP\"");
    assertThat(api.send(anonymous(new Address("GET", "/actuator/health/readiness"))).body())
        .isEqualTo("{\"status\":\"UP\"}");
    assertThat(api.send(anonymous(new Address("GET", "/actuator/metrics"))).status())
        .isEqualTo(401);
    assertThat(api.send(api.request("/actuator/metrics", "reader")).status()).isEqualTo(200);
  }

  private List<Address> addresses() {
    return mappings.getHandlerMethods().keySet().stream()
        .flatMap(RequestAuthorizationIT::addresses)
        .filter(it -> !OPEN.contains(it.path()))
        .toList();
  }

  private static Stream<Address> addresses(RequestMappingInfo mapping) {
    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    return mapping.getPatternValues().stream()
        .map(RequestAuthorizationIT::filledIn)
        .flatMap(
            path ->
                (methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods)
                    .stream().map(method -> new Address(method.name(), path)));
  }

  private static String filledIn(String pattern) {
    return pattern.replace("{country}", "KZ").replaceAll("\\{[^}]+}", "x");
  }

  private HttpRequest.Builder anonymous(Address address) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + address.path()))
        .header("Content-Type", "application/json")
        .method(address.method(), BodyPublishers.noBody());
  }
}
