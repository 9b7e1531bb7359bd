package org.engagementledger.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.dates.Today;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.query.QuerySideServer;
import org.engagementledger.query.search.FullScanSearch.ScanQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the search finds is what someone finds who reads every dossier from end to end. */
class SearchLawIT {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int EVENTS = 400;
  private static final int QUESTIONS = 80;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern ENTRY = Pattern.compile("\"entry\":\"([^\"]+)\"");
  private static final Pattern CERTAINTY = Pattern.compile("\"certainty\":\"([A-Z]+)\"");
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

  private static QuerySideServer run;
  private static FullScanSearch scan;
  private static long last;

  @BeforeAll
  static void recordByChance() {
    run = new QuerySideServer();
    List<RecordedEvent> events = new ArrayList<>();
    for (DossierEvent event : new RandomTexts(SEED).events(EVENTS)) {
      CommittedEvent recorded = run.pen().record(event);
      last = recorded.position();
      events.add(new RecordedEvent(last, recorded.time(), event));
    }
    scan = new FullScanSearch(events);
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void whatIsFoundIsWhatAPlainScanFindsNowAndAtEarlierTimes() {
    RandomTexts chance = new RandomTexts(SEED + 1);
    List<ScanQuery> questions =
        IntStream.range(0, QUESTIONS).mapToObj(i -> chance.question(scan.times())).toList();

    assertThat(questions).anyMatch(it -> scan.answers(it, Role.READER).size() > 3);
    assertThat(questions)
        .anyMatch(it -> it.knownAt().isPresent() && !scan.answers(it, Role.READER).isEmpty());
    assertThat(questions)
        .anyMatch(
            it -> scan.answers(it, Role.READER).size() < scan.answers(it, Role.RECORDER).size());
    for (Role role : List.of(Role.READER, Role.RECORDER)) {
      questions.forEach(it -> holds(it, role));
    }
  }

  @Test
  void asOfNowKnownNowIsTheSameAsNow() {
    String today = Today.latest(Instant.now()).toString();
    for (String word : RandomTexts.WORDS) {
      ScanQuery now = ScanQuery.of(word);
      assertThat(found(new ScanQuery(word, "", "", "", Optional.of(today), Optional.empty())))
          .as("%s with seed %d", word, SEED)
          .isEqualTo(found(now));
    }
  }

  @Test
  void aRebuiltIndexFindsTheSame() throws InterruptedException {
    List<List<String>> before =
        RandomTexts.WORDS.stream().map(it -> found(ScanQuery.of(it))).toList();
    var begun = run.as(Role.ADMIN).post("/api/rebuilds?model=search", "");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    await()
        .atMost(PATIENCE)
        .until(() -> run.as(Role.ADMIN).get("/api/rebuilds").body().contains("\"DONE\""));
    assertThat(RandomTexts.WORDS.stream().map(it -> found(ScanQuery.of(it))).toList())
        .isEqualTo(before);
  }

  /** Which comes first is another matter; each comes once, on whatever page. */
  private static void holds(ScanQuery question, Role role) {
    assertThat(found(question, role))
        .as("%s as %s with seed %d", question, role, SEED)
        .containsExactlyInAnyOrderElementsOf(scan.answers(question, role));
  }

  @Test
  void aWordFindsWhatHasItAndWhatHasAnotherFormOfIt() {
    List<String> found = found(ScanQuery.of("schools"));
    assertThat(found)
        .as("with seed %d", SEED)
        .containsAll(scan.answers(ScanQuery.of("\"school\""), Role.READER))
        .containsAll(scan.answers(ScanQuery.of("\"schools\""), Role.READER))
        .doesNotHaveDuplicates();
  }

  private static List<String> found(ScanQuery question) {
    return found(question, Role.READER);
  }

  /** The entries found, some at a time, with how certain each is. */
  private static List<String> found(ScanQuery question, Role role) {
    List<String> found = new ArrayList<>();
    Optional<String> next = Optional.of(address(question));
    while (next.isPresent()) {
      HttpResponse<String> answer = run.as(role).get(next.get());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      List<String> entries = all(ENTRY, answer.body());
      List<String> certainties = all(CERTAINTY, answer.body());
      for (int i = 0; i < entries.size(); i++) {
        found.add(entries.get(i) + " " + certainties.get(i));
      }
      next = answer.headers().allValues("Link").stream().flatMap(SearchLawIT::next).findFirst();
    }
    return found;
  }

  private static Stream<String> next(String link) {
    return all(NEXT, link).stream();
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(it -> it.group(1)).toList();
  }

  private static String address(ScanQuery it) {
    StringBuilder address = new StringBuilder("/api/search?limit=7&atLeast=" + last);
    add(address, "q", it.q());
    add(address, "kind", it.kind());
    add(address, "from", it.from());
    add(address, "to", it.to());
    it.asOf().ifPresent(text -> add(address, "asOf", text));
    it.knownAt().ifPresent(time -> add(address, "knownAt", time.toString()));
    return address.toString();
  }

  private static void add(StringBuilder address, String name, String value) {
    if (!value.isEmpty()) {
      address
          .append('&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
