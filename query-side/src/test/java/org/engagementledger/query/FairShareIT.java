package org.engagementledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.FollowUpPromised;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.events.ReferenceEvent.InstrumentDefined;
import org.engagementledger.events.ReferenceEvent.ResolutionRegistered;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Resolution;
import org.engagementledger.facts.Source;
import org.engagementledger.limits.HeavyRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dossier of some thousands of entries, and an account that asks for everything at once. */
class FairShareIT {
  private static final int ENTRIES = 2_500;
  private static final int ON_A_PAGE = 500;
  private static final int PARALLEL = 50;
  private static final int LIGHT = 32;
  private static final int REFERENCES = ON_A_PAGE + 100;
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
  private static final JsonMapper JSON = new JsonMapper();

  private static final String MEETINGS = "x";
  private static final String PROMISES = "y";
  private static final String INSTRUMENTS = "many-";

  /** What grows with a dossier, and what it lists. */
  private static final Map<String, List<String>> LISTS =
      Map.of(
          "/api/countries/KZ/timeline", List.of(MEETINGS),
          "/api/follow-ups", List.of(PROMISES),
          "/api/countries/KZ/changes?from=2000&to=2025", List.of(MEETINGS, PROMISES),
          "/api/changes?from=2000&to=2025", List.of(MEETINGS, PROMISES),
          "/api/countries/KZ", List.of(MEETINGS, PROMISES));

  private static final List<String> HEAVY =
      List.of(
          "/api/search?q=mission",
          "/api/changes?from=2000&to=2025",
          "/api/countries/KZ?format=text",
          "/api/audit?format=jsonl");

  private static QuerySideServer run;

  @BeforeAll
  static void recordMuch() {
    run = new QuerySideServer();
    List<LedgerEvent> story = EveryEventStory.events();
    long last = run.pen().record(story);
    for (LedgerEvent event : many(story)) {
      last = run.pen().record(event).position();
    }
    assertThat(reader().get("/api/countries?atLeast=" + last).statusCode()).isEqualTo(200);
  }

  private static List<LedgerEvent> many(List<LedgerEvent> story) {
    List<LedgerEvent> many = new ArrayList<>();
    EngagementRecorded meeting = first(story, EngagementRecorded.class);
    EntryAmended amended = first(story, EntryAmended.class);
    FollowUpPromised promise = first(story, FollowUpPromised.class);
    for (int i = 0; i < ENTRIES / 2; i++) {
      many.add(
          new EngagementRecorded(EveryEventStory.KZ, new EntryId(MEETINGS + i), meeting.fact()));
      many.add(new FollowUpPromised(EveryEventStory.KZ, new EntryId(PROMISES + i), promise.fact()));
    }
    for (int i = 0; i < ON_A_PAGE + 100; i++) {
      many.add(
          new EntryAmended(EveryEventStory.KZ, new EntryId("x0"), amended.fact(), "Again " + i));
    }
    return many;
  }

  private static <E> E first(List<LedgerEvent> story, Class<E> type) {
    return story.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void noListGrowsBeyondItsPage() {
    List<String> asked = new ArrayList<>();
    addresses()
        .forEach(
            path -> {
              HttpResponse<String> answer = reader().get(path, "application/json, */*;q=0.1");
              if (answer.headers().firstValue("Content-Type").orElse("").contains("json")
                  && !answer.headers().firstValue("Content-Type").orElse("").contains("x-ndjson")) {
                asked.add(path);
                assertThat(longest(JSON.readTree(answer.body())))
                    .as(path)
                    .isLessThanOrEqualTo(ON_A_PAGE);
              } else if (path.startsWith("/api/")) {
                assertThat(answer.statusCode()).as(path).isLessThan(500);
              } else {
                asked.add(path);
                assertThat(answer.body().split("<(li|tr|h4)[ >]", -1))
                    .as(path)
                    .hasSizeLessThan(3_000);
              }
            });
    assertThat(asked).hasSizeGreaterThan(20);
  }

  @Test
  void theWholeComesByFollowingTheLinks() {
    for (String list : LISTS.keySet()) {
      Set<String> found = new HashSet<>();
      int pages = 0;
      String next = list;
      while (!next.isEmpty()) {
        HttpResponse<String> answer = reader().get(next);
        assertThat(answer.statusCode()).as(next).isEqualTo(200);
        found.addAll(ids(JSON.readTree(answer.body())));
        next = next(answer);
        pages++;
      }
      assertThat(pages).as(list).isGreaterThan(2);
      for (String kind : Objects.requireNonNull(LISTS.get(list))) {
        assertThat(found)
            .as(list)
            .containsAll(IntStream.range(0, ENTRIES / 2).mapToObj(i -> kind + i).toList());
      }
    }
  }

  @Test
  void aListOfReferencesHasASecondPage() {
    try (QuerySideServer another = new QuerySideServer()) {
      long end = another.pen().record(references());
      for (String list : List.of("/api/instruments", "/api/resolutions")) {
        HttpResponse<String> first = another.as(Role.READER).get(list + "?atLeast=" + end);
        HttpResponse<String> second = another.as(Role.READER).get(next(first));
        Set<String> found = new HashSet<>(ids(JSON.readTree(first.body())));
        assertThat(found).as(list).hasSize(ON_A_PAGE);
        assertThat(found.addAll(ids(JSON.readTree(second.body())))).isTrue();
        assertThat(found).as(list).hasSize(REFERENCES);
        assertThat(next(second)).as(list).isEmpty();
      }
    }
  }

  private static List<LedgerEvent> references() {
    EdtfDate day = new EdtfDate("2018");
    List<LedgerEvent> references = new ArrayList<>();
    for (int i = 0; i < REFERENCES; i++) {
      Source list = new Source("List " + i, "");
      InstrumentId id = new InstrumentId(INSTRUMENTS + i);
      references.add(new InstrumentDefined(new Instrument(id, "Many " + i, "M" + i, day, list)));
      references.add(
          new ResolutionRegistered(
              Resolution.of("Security Council", "S/RES/" + (9_000 + i), "Many " + i, day)));
    }
    return references;
  }

  /** Those that are answered wait for what nobody has recorded. */
  @Test
  void oneMoreRequestOfAnAccountThanAllowedIsRefusedWhileAnotherIsAnswered() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> waiting =
          IntStream.range(0, LIGHT)
              .mapToObj(i -> threads.submit(() -> recorder("?atLeast=99999999").statusCode()))
              .toList();
      Thread.sleep(500);
      Future<HttpResponse<String>> oneMore = threads.submit(() -> recorder(""));
      while (!oneMore.isDone()) {
        assertThat(reader().get("/api/instruments").statusCode()).isEqualTo(200);
      }
      assertThat(waiting).as("still waiting").noneMatch(Future::isDone);
      assertThat(oneMore.get().statusCode()).isEqualTo(429);
      assertThat(oneMore.get().headers().firstValueAsLong("Retry-After")).hasValue(2);
      assertThat(oneMore.get().body()).contains("32 requests of one account");
      for (Future<Integer> it : waiting) {
        assertThat(it.get()).isEqualTo(504);
      }
      assertThat(recorder("").statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> recorder(String query) {
    return run.as(Role.RECORDER).get("/api/instruments" + query);
  }

  @Test
  void oneAccountDoesNotStarveAnother() throws Exception {
    long alone = medianOf(40);
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> greedy =
          IntStream.range(0, PARALLEL).mapToObj(i -> threads.submit(() -> ask(i, over))).toList();
      Thread.sleep(500);
      long beside = medianOf(40);
      over.set(true);
      int refused = 0;
      for (Future<Integer> it : greedy) {
        refused += it.get();
      }
      assertThat(refused).as("requests that were refused with a time to wait").isPositive();
      assertThat(beside)
          .as("beside the other, in ms, and %d alone", alone)
          .isLessThan(40 * Math.max(alone, 25));
    }
    assertThat(run.bean("accountLimit", Object.class))
        .matches(it -> it.toString().endsWith("0 accounts"));
  }

  /** What has a body that is written while it is read has to say that it is heavy. */
  @Test
  void whatStreamsIsDeclaredHeavy() {
    Stream<HandlerMethod> streaming =
        handlers()
            .filter(
                it ->
                    it.isVoid()
                        && Arrays.stream(it.getMethodParameters())
                            .map(parameter -> parameter.getParameterType())
                            .anyMatch(
                                type ->
                                    type == HttpServletResponse.class
                                        || type == OutputStream.class));
    assertThat(streaming.filter(it -> !it.getMethod().getName().equals("describe")).toList())
        .hasSizeGreaterThan(5)
        .allSatisfy(
            it -> assertThat(it.hasMethodAnnotation(HeavyRequest.class)).as("%s", it).isTrue());
  }

  private static int ask(int number, AtomicBoolean over) {
    int refused = 0;
    while (!over.get()) {
      HttpResponse<String> answer = run.as(Role.ADMIN).get(HEAVY.get(number % HEAVY.size()), "*/*");
      if (answer.statusCode() == 429) {
        assertThat(answer.headers().firstValueAsLong("Retry-After")).isPresent();
        refused++;
      } else {
        assertThat(answer.statusCode()).isEqualTo(200);
      }
    }
    return refused;
  }

  /** The slowest one says more of the machine, which other programs share. */
  private static long medianOf(int times) {
    long[] taken = new long[times];
    for (int i = 0; i < times; i++) {
      long begun = System.nanoTime();
      assertThat(reader().get("/api/instruments").statusCode()).isEqualTo(200);
      taken[i] = (System.nanoTime() - begun) / 1_000_000;
    }
    Arrays.sort(taken);
    return taken[times / 2];
  }

  private static TestHttpReader reader() {
    return run.as(Role.AUDITOR);
  }

  private static Stream<HandlerMethod> handlers() {
    return run
        .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .values()
        .stream();
  }

  private static Stream<String> addresses() {
    return run
        .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .stream()
        .filter(
            it ->
                it.getMethodsCondition().getMethods().stream()
                    .anyMatch(m -> m.name().equals("GET")))
        .flatMap(
            it -> it.getPatternValues().stream().map(path -> filledIn(path) + "?" + required(path)))
        .distinct();
  }

  private static String required(String path) {
    return path.endsWith("/joined") || path.endsWith("changes")
        ? "from=2000&to=2025"
        : path.endsWith("search") ? "q=mission" : "";
  }

  private static String filledIn(String pattern) {
    return pattern
        .replace("{country}", "KZ")
        .replaceAll("\\{(instrument|id)}", "safe-schools-declaration")
        .replace("{entry}", "f2")
        .replaceAll("\\{[^}]+}", "m1");
  }

  private static int longest(JsonNode node) {
    int longest = node.isArray() ? node.size() : 0;
    for (JsonNode child : node) {
      longest = Math.max(longest, longest(child));
    }
    return longest;
  }

  private static Set<String> ids(JsonNode node) {
    Set<String> ids = new HashSet<>();
    for (String name : List.of("entry", "id")) {
      if (node.path(name).isString()) {
        ids.add(node.path(name).stringValue());
      }
    }
    node.forEach(child -> ids.addAll(ids(child)));
    return ids;
  }

  private static String next(HttpResponse<String> answer) {
    return answer.headers().allValues("Link").stream()
        .map(NEXT::matcher)
        .filter(Matcher::find)
        .map(it -> it.group(1))
        .findFirst()
        .orElse("");
  }
}
