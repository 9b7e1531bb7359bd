package org.engagementledger.query;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No parameter of any address is overlooked: what it cannot mean is said, and always the same. */
class WrongParametersIT {
  private static final String NONSENSE = "?nonsense!";

  /** What makes sense, for parameters without which others are not looked at. */
  private static final Map<String, String> SENSE =
      Map.of(
          "from", "2014",
          "to", "2099",
          "q", "school",
          "instrument", "paris-principles",
          "asOf", "2018",
          "knownAt", "2999");

  /** Parameters that can be any text, as they are looked for. */
  private static final String FREE =
      ".* (q|actor|command|correlation|causation|about)|.*/follow-ups.* by|.*/accounts after";

  /** What of any form leads nowhere unless it is one that was given out. */
  private static final String SECRET = "/invitation token";

  private static final Set<String> TRUTHS = Set.of("possible", "highlight");

  private static final String REQUIRED = "/api/search q|.*/joined (from|to)";

  private static QuerySideServer run;

  /**
   * A parameter of an address.
   *
   * @param given the parameters of the address that are to be given
   * @param isOfHtml whether it is one of the HTML there; other forms may have others
   */
  private record Asking(String path, String parameter, Set<String> given, boolean isOfHtml) {
    String question(String value) {
      return question(value, given);
    }

    String question(String value, Set<String> given) {
      Map<String, String> all = new LinkedHashMap<>();
      given.forEach(it -> all.put(it, SENSE.get(it)));
      all.put(parameter, value);
      return all.entrySet().stream()
          .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
          .collect(Collectors.joining("&", path + "?", ""));
    }

    boolean isFree() {
      return (path + " " + parameter).matches(FREE);
    }

    boolean isOfPage() {
      return !path.startsWith("/api/");
    }

    String accept(String otherwise) {
      return isOfHtml ? "text/html" : otherwise;
    }

    boolean isSecret() {
      return (path + " " + parameter).matches(SECRET);
    }

    boolean isTruth() {
      return TRUTHS.contains(parameter);
    }

    boolean isRequired() {
      return (path + " " + parameter).matches(REQUIRED);
    }
  }

  @BeforeAll
  static void recordTheStory() {
    run = new QuerySideServer();
    long last = run.pen().record(EveryEventStory.events());
    assertThat(ask("/api/countries?atLeast=" + last, "application/json").statusCode())
        .isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void whatAParameterCannotMeanIsInvalidAndNamed() {
    List<Asking> wrong = askings().stream().filter(it -> !it.isFree() && !it.isSecret()).toList();
    assertThat(wrong).hasSizeGreaterThan(100);
    assertThat(wrong.stream().filter(it -> !it.isOfPage()))
        .allSatisfy(
            it -> {
              HttpResponse<String> answer =
                  ask(it.question(NONSENSE), it.accept("application/json"));
              assertThat(answer.body())
                  .as("%s", it)
                  .contains(
                      "\"type\":\"urn:engagement-ledger:problem:invalid\"",
                      "\"pointer\":\"/" + it.parameter() + "\"");
              assertThat(answer.statusCode()).as("%s", it).isEqualTo(422);
            });
    assertThat(wrong.stream().filter(Asking::isOfPage))
        .allSatisfy(
            it -> {
              HttpResponse<String> answer = ask(it.question(NONSENSE), "text/html");
              assertThat(answer.body())
                  .as("%s", it)
                  .contains("This cannot be asked", "id=\"again-" + it.parameter() + "-error\"");
              assertThat(answer.statusCode()).as("%s", it).isEqualTo(422);
            });
  }

  @Test
  void whatCanBeAnyTextIsLookedFor() {
    assertThat(askings().stream().filter(Asking::isFree))
        .hasSizeGreaterThan(10)
        .allSatisfy(
            it ->
                assertThat(ask(it.question(NONSENSE), it.accept("*/*")).statusCode())
                    .as("%s", it)
                    .isEqualTo(200));
  }

  @Test
  void whatWasNotGivenOutLeadsNowhere() {
    assertThat(askings().stream().filter(Asking::isSecret))
        .isNotEmpty()
        .allSatisfy(
            it -> {
              HttpResponse<String> answer = ask(it.question(NONSENSE), "text/html");
              assertThat(answer.statusCode()).as("%s", it).isEqualTo(410);
              assertThat(answer.body()).as("%s", it).contains("link").doesNotContain(NONSENSE);
            });
  }

  @Test
  void aTruthThatIsEmptyIsRefused() {
    assertThat(askings().stream().filter(Asking::isTruth))
        .hasSizeGreaterThan(2)
        .allSatisfy(
            it -> {
              HttpResponse<String> answer = ask(it.question(""), it.accept("application/json"));
              assertThat(answer.statusCode()).as("%s", it).isEqualTo(422);
              assertThat(answer.body()).as("%s", it).contains("give true or false");
            });
  }

  @Test
  void anEmptyFieldIsOneThatWasNotFilledIn() {
    assertThat(askings().stream().filter(it -> !it.isRequired() && !it.isTruth()))
        .allSatisfy(
            it ->
                assertThat(ask(it.question(""), it.accept("*/*")).statusCode())
                    .as("%s", it)
                    .isNotEqualTo(422));
  }

  @Test
  void whatIsMissingIsNamed() {
    HttpResponse<String> answer =
        ask("/api/instruments/paris-principles/joined?to=2015", "application/json");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("problem:invalid", "\"pointer\":\"/from\"", "is missing");
  }

  /** Also of addresses that are written to, and of those that have no parameter at all. */
  @Test
  void whatNobodyReadsIsRefusedEverywhere() {
    List<String> refused = new ArrayList<>();
    handlers()
        .forEach(
            it ->
                it.getKey().getPatternValues().stream()
                    .filter(path -> !path.startsWith("${"))
                    .map(WrongParametersIT::filledIn)
                    .forEach(
                        path -> {
                          String question = path + "?" + required(it.getKey()) + "xyz=1";
                          HttpResponse<String> answer =
                              isRead(it.getKey())
                                  ? ask(
                                      question,
                                      path.startsWith("/api/") ? forms(it.getKey()) : "text/html")
                                  : run.as(Role.ADMIN).post(question, "{}");
                          if (answer.statusCode() != 403) {
                            assertThat(answer.body()).as(question).contains("xyz");
                            assertThat(answer.statusCode()).as(question).isEqualTo(422);
                            refused.add(question);
                          }
                        }));
    assertThat(refused).hasSizeGreaterThan(50);
  }

  @Test
  void whatIsMeantOnceIsNotGivenTwice() {
    assertThat(askings())
        .hasSizeGreaterThan(100)
        .allSatisfy(
            it -> {
              String once = it.question("1");
              HttpResponse<String> answer =
                  ask(once + "&" + it.parameter() + "=1", it.accept("*/*"));
              assertThat(answer.statusCode()).as("%s", it).isEqualTo(422);
              assertThat(answer.body()).as("%s", it).contains("given twice");
            });
  }

  @Test
  void whatWasMeantIsNamedFirst() {
    assertThat(askings().stream().filter(it -> !it.isOfPage() && !it.isRequired()))
        .hasSizeGreaterThan(50)
        .allSatisfy(
            it -> {
              String other = it.parameter().toUpperCase(Locale.ROOT);
              Asking wrong = new Asking(it.path(), other, Set.of(), it.isOfHtml());
              HttpResponse<String> answer =
                  ask(wrong.question("1", it.given()), it.accept("application/json, */*"));
              assertThat(answer.statusCode()).as("%s", it).isEqualTo(422);
              assertThat(answer.body()).as("%s", it).contains("known are " + it.parameter());
            });
  }

  /** Also of what only another handler of the address reads, as its parameter is given. */
  @Test
  void whateverAnAddressReadsIsNamed() {
    List<Asking> led =
        askings().stream().filter(it -> it.given().contains(it.parameter())).toList();
    assertThat(led.stream().map(Asking::path)).contains("/", "/api/countries");
    assertThat(led)
        .allSatisfy(
            it -> {
              String wrong = it.path() + "?" + it.parameter().toLowerCase(Locale.ROOT) + "=2018";
              HttpResponse<String> answer =
                  ask(
                      wrong.replace("?q=", "?Q="),
                      it.isOfPage() ? "text/html" : "application/json");
              if (!wrong.endsWith("?" + it.parameter() + "=2018") || wrong.contains("?q=")) {
                assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
                assertThat(answer.body()).as(wrong).contains("known are " + it.parameter());
              }
            });
  }

  /** As docs/api.md says; promises and lists of names are as they are now. */
  @Test
  void everyQuestionAboutDossiersIsAskedAsOfAnyDay() {
    Set<String> all =
        askings().stream()
            .map(Asking::path)
            .filter(WrongParametersIT::isOfDossiers)
            .collect(toSet());
    Set<String> dated =
        askings().stream()
            .filter(it -> it.parameter().equals("knownAt"))
            .map(Asking::path)
            .collect(toSet());
    assertThat(all).hasSizeGreaterThan(7);
    assertThat(dated).containsAll(all);
  }

  private static boolean isOfDossiers(String path) {
    return path.matches("/api/(countries|changes|search|instruments/).*")
        && !path.matches("/api/instruments/[^/]+|.*/timemap");
  }

  @Test
  void aPageOffersToAskAgainWithoutWhatMeansNothing() {
    String page = ask("/search?q=school&asof=2018", "text/html").body();
    assertThat(page)
        .contains("This cannot be asked", "name=\"q\" value=\"school\"", "id=\"again-asof-error\"")
        .doesNotContain("name=\"asof\"");
  }

  private static Stream<Map.Entry<RequestMappingInfo, HandlerMethod>> handlers() {
    return run
        .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .entrySet()
        .stream()
        .filter(it -> !ErrorController.class.isAssignableFrom(it.getValue().getBeanType()));
  }

  private static boolean isRead(RequestMappingInfo address) {
    return address.getMethodsCondition().getMethods().stream()
        .anyMatch(it -> it == RequestMethod.GET || it == RequestMethod.HEAD);
  }

  private static String forms(RequestMappingInfo address) {
    return address.getProducesCondition().getExpressions().stream()
        .findFirst()
        .map(it -> it.getMediaType().toString())
        .orElse("application/json");
  }

  private static String required(RequestMappingInfo address) {
    return address.getParamsCondition().getExpressions().stream()
        .filter(it -> !it.isNegated())
        .map(it -> it.getName() + "=2018&")
        .collect(Collectors.joining());
  }

  private static HttpResponse<String> ask(String path, String accept) {
    return run.as(Role.ADMIN).get(path, accept);
  }

  private static List<Asking> askings() {
    return run
        .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .entrySet()
        .stream()
        .filter(it -> it.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
        .flatMap(it -> askings(it.getKey(), it.getValue()))
        .distinct()
        .toList();
  }

  private static Stream<Asking> askings(RequestMappingInfo address, HandlerMethod handler) {
    List<String> all =
        Arrays.stream(handler.getMethodParameters()).flatMap(WrongParametersIT::names).toList();
    Set<String> required =
        address.getParamsCondition().getExpressions().stream()
            .filter(it -> !it.isNegated())
            .map(it -> it.getName())
            .collect(Collectors.toSet());
    Set<String> given =
        SENSE.keySet().stream()
            .filter(all::contains)
            .filter(it -> required.contains(it) || !Set.of("asOf", "knownAt").contains(it))
            .collect(Collectors.toSet());
    return address.getPatternValues().stream()
        .filter(path -> !path.equals("/sign-in"))
        .map(WrongParametersIT::filledIn)
        .flatMap(
            path -> all.stream().map(it -> new Asking(path, it, given, isOfHtml(path, address))));
  }

  private static boolean isOfHtml(String path, RequestMappingInfo address) {
    return !path.startsWith("/api/") || forms(address).startsWith("text/html");
  }

  private static Stream<String> names(MethodParameter parameter) {
    RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
    if (named != null) {
      parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
      return Stream.of(named.name().isEmpty() ? parameter.getParameterName() : named.name());
    }
    if (parameter.getParameterAnnotations().length > 0) {
      return Stream.empty();
    }
    Class<?> type = parameter.getParameterType();
    if (type == AsOfParameters.class) {
      return Stream.of("asOf", "knownAt");
    }
    if (type == ReadModelCheckpoint.class) {
      return Stream.of("atLeast");
    }
    return type.isRecord()
        ? Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName)
        : Stream.empty();
  }

  private static String filledIn(String pattern) {
    return pattern
        .replace("{country}", "KZ")
        .replaceAll("\\{(instrument|id)}", "safe-schools-declaration")
        .replaceAll("\\{[^}]+}", "m1");
  }
}
