package org.engagementledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever is read is read under the conditions of the request, and what is done keeps them. */
class ConditionalReadsIT {
  private static final List<String> OF_A_KIND =
      List.of(
          "/api/countries/KZ",
          "/api/countries/KZ?format=text",
          "/api/countries/KZ?format=markdown",
          "/api/countries/KZ/timeline",
          "/api/countries/KZ/entries/s1",
          "/api/resolutions/s-res-2427",
          "/api/accounts/reader",
          "/api/instruments/safe-schools-declaration/count",
          "/countries/KZ",
          "/accounts/reader",
          "/ledger.css",
          "/actuator/health");

  private static QuerySideServer run;
  private static TestHttpReader admin;

  @BeforeAll
  static void recordTheStory() {
    run = new QuerySideServer();
    admin = run.as(Role.ADMIN);
    long last = run.pen().record(EveryEventStory.events());
    assertThat(admin.get("/api/countries?atLeast=" + last).statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void whateverThereIsIsNotSentToWhoeverWantsAnotherOrNone() {
    List<String> found =
        addresses().stream().filter(it -> admin.get(it, "*/*").statusCode() == 200).toList();
    assertThat(found).hasSizeGreaterThan(35).containsAll(OF_A_KIND);
    for (String path : found) {
      is(path, "If-Match", "\"zz\"", 412);
      is(path, "If-Match", "", 400);
      is(path, "If-None-Match", "", 400);
      is(path, "If-None-Match", "*", 304);
      is(path, "If-None-Match", "\"zz\"", 200);
      is(path, "If-Match", "*", 200);
    }
  }

  @Test
  void whatIsNotThereIsNotThereUnderAnyCondition() {
    for (String path : List.of("/api/countries/FR", "/api/accounts/nobody", "/nowhere")) {
      is(path, "If-Match", "\"zz\"", 404);
      is(path, "If-None-Match", "*", 404);
    }
  }

  private static void is(String path, String header, String value, int status) {
    HttpResponse<String> answer = admin.getIf(path, header, value);
    assertThat(answer.statusCode()).as("%s with %s: %s", path, header, value).isEqualTo(status);
    if (status == 304) {
      assertThat(answer.body()).as(path).isEmpty();
    } else if (status == 412 && path.startsWith("/api/")) {
      assertThat(answer.body()).as(path).contains("problem:precondition-failed", header);
    }
  }

  private static List<String> addresses() {
    Stream<String> plain =
        run
            .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
            .getHandlerMethods()
            .keySet()
            .stream()
            .filter(it -> it.getMethodsCondition().getMethods().contains(RequestMethod.GET))
            .flatMap(it -> it.getPatternValues().stream())
            .filter(it -> !it.contains("{"));
    return Stream.concat(OF_A_KIND.stream(), plain).distinct().toList();
  }
}
