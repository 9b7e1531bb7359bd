package org.engagementledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.facts.Redaction;
import org.engagementledger.facts.ResolutionId;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.query.SentinelStory.Way;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every text of every event is a word of its own, and what can be internal was recorded openly and
 * marked later. Readers ask every address that there is, in every format and of every time, and are
 * shown what the document says.
 */
class ReaderVisibilityIT {
  private static final Path DOCUMENT = Path.of("../docs/what-readers-see.md");
  private static final Pattern MEMBER = Pattern.compile("`([A-Z]\\w+\\.\\w+)`");

  /** Only the page itself shows how it was laid out. */
  private static final Set<String> NOWHERE =
      Set.of("PageImported.digest", "Block.section", "Piece.value", "Piece.field", "Piece.text");

  private static final List<String> FORMATS =
      List.of("*/*", "application/json", "text/html", "text/plain", "text/markdown");

  private static final List<String> EVENTS = new ArrayList<>();
  private static QuerySideServer run;
  private static SentinelStory story;
  private static Instant unmarked;
  private static long last;

  @BeforeAll
  static void record() {
    run = new QuerySideServer();
    story = new SentinelStory();
    story.open().forEach(ReaderVisibilityIT::write);
    unmarked = Instant.now();
    story.later().forEach(ReaderVisibilityIT::write);
    assertThat(run.as(Role.READER).get("/api/countries?atLeast=" + last).statusCode())
        .isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void theDocumentSaysOfEveryTextWhoSeesIt() throws IOException {
    assertThat(documented().keySet())
        .containsExactlyInAnyOrderElementsOf(new TreeSet<>(story.members().values()));
    assertThat(documented().values()).containsOnly("shown", "marks", "never");
  }

  @Test
  void noReaderIsShownAnythingElseByAnyAddressFormatOrTime() throws IOException {
    Map<String, String> documented = documented();
    Map<String, String> seen = new LinkedHashMap<>();
    int answered = 0;
    for (Map.Entry<String, Set<String>> address : addresses("none").entrySet()) {
      for (String question : questions()) {
        for (String format : question.isEmpty() ? every(address.getValue()) : address.getValue()) {
          var answer = run.as(Role.READER).get(address.getKey() + question, format);
          assertThat(answer.statusCode()).as(answer.uri().toString()).isLessThan(500);
          answered += answer.statusCode() == 200 ? 1 : 0;
          assertThat(answer.body()).as("ids of contacts").doesNotContain("-ContactAdded");
          members(answer).forEach(it -> seen.put(it, address.getKey() + question + ": " + format));
        }
      }
    }
    Map<String, String> hidden = new LinkedHashMap<>(seen);
    hidden.keySet().removeIf(it -> "shown".equals(documented.get(it)));
    assertThat(hidden).isEmpty();
    assertThat(seen).containsKeys("DescriptionAmended.name", "Instrument.name");
    assertThat(answered).isGreaterThan(100);
    assertThat(run.as(Role.READER).get("/api/countries/KZ").body()).contains(Redaction.MARK);
  }

  @Test
  void noReaderIsShownAnythingElseByAcceptDatetime() throws IOException {
    Map<String, String> documented = documented();
    String before = DateTimeFormatter.RFC_1123_DATE_TIME.format(unmarked.atOffset(ZoneOffset.UTC));
    for (String path : addresses("none").keySet()) {
      assertThat(members(run.as(Role.READER).getAt(path, before)))
          .as(path)
          .allMatch(it -> "shown".equals(documented.get(it)));
    }
  }

  @Test
  void noReaderFindsAnythingByItsWord() {
    Map<String, String> oneOfEach = new LinkedHashMap<>();
    for (String word : story.members().keySet()) {
      requireNothing(word, "/api/search?q=" + word);
      oneOfEach.put(story.members().get(word), word);
    }
    for (String word : oneOfEach.values()) {
      requireNothing(word, "/api/search?q=" + word + "&knownAt=" + unmarked);
      requireNothing(word, "/api/search?q=" + word.substring(0, 5) + "*&asOf=2020");
      requireNothing(word, "/api/countries/KZ/timeline?q=" + word);
      requireNothing(word, "/api/follow-ups?by=" + word);
    }
  }

  private static void requireNothing(String word, String question) {
    assertThat(run.as(Role.READER).get(question).body())
        .as("%s for %s", question, story.members().get(word))
        .isEqualTo("[]");
  }

  @Test
  void aRecorderFindsWhatIsInternalNowAndWasOpenThen() {
    String text = story.word("Engagement.text");

    for (String times : List.of("", "&knownAt=" + unmarked, "&asOf=2020")) {
      assertThat(run.as(Role.RECORDER).get("/api/search?q=" + text + times).body())
          .as(times)
          .contains("\"hit\":true");
    }
    assertThat(run.as(Role.RECORDER).get("/api/countries/KZ/timeline?q=" + text).body())
        .contains(text);
    assertThat(members(run.as(Role.RECORDER).get("/api/follow-ups")))
        .contains("FollowUp.by", "FollowUp.promise", "FollowUpCompleted.note");
    assertThat(members(run.as(Role.RECORDER).get("/api/countries/KZ", "text/plain")))
        .contains("Engagement.text", "Attribute.text", "PersonalText.text");
  }

  @Test
  void whatReadersAreNotShownAdministratorsAre() {
    Set<String> seen = new TreeSet<>();
    for (Map.Entry<String, Set<String>> address : addresses(EVENTS.getFirst()).entrySet()) {
      boolean isBackup = address.getKey().equals("/api/backup");
      for (String format : isBackup ? Set.<String>of() : address.getValue()) {
        seen.addAll(members(run.as(Role.ADMIN).get(address.getKey(), format)));
        String recorded = address.getKey() + "?by=recorded&from=2010&to=2999";
        seen.addAll(members(run.as(Role.ADMIN).get(recorded, format)));
      }
    }
    EVENTS.forEach(it -> seen.addAll(members(run.as(Role.ADMIN).get("/api/audit/" + it))));
    Set<String> all = new TreeSet<>(story.members().values());
    all.removeAll(NOWHERE);
    assertThat(seen).containsAll(all);
  }

  private static List<String> questions() {
    return List.of(
        "",
        "?asOf=2020",
        "?knownAt=" + unmarked,
        "?knownAt=" + Instant.now(),
        "?asOf=2020&knownAt=" + unmarked,
        "?from=2010&to=2025",
        "?by=recorded&from=2010&to=" + unmarked,
        "?by=recorded&from=" + unmarked + "&to=2999",
        "?by=recorded&from=2010&to=2999",
        "?q=internal",
        "?status=done",
        "?as=task");
  }

  /** Every address that can be read, and what is asked for there. */
  private static Map<String, Set<String>> addresses(String event) {
    Map<String, Set<String>> addresses = new LinkedHashMap<>();
    run
        .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .stream()
        .filter(ReaderVisibilityIT::isRead)
        .forEach(
            it ->
                it.getPatternValues()
                    .forEach(
                        pattern ->
                            addresses
                                .computeIfAbsent(
                                    filled(pattern, event), path -> new TreeSet<>(Set.of("*/*")))
                                .addAll(produced(it))));
    assertThat(addresses).hasSizeGreaterThan(30);
    return addresses;
  }

  private static Set<String> every(Set<String> formats) {
    Set<String> every = new TreeSet<>(formats);
    every.addAll(FORMATS);
    return every;
  }

  private static boolean isRead(RequestMappingInfo it) {
    Set<RequestMethod> methods = it.getMethodsCondition().getMethods();
    return methods.isEmpty() || methods.contains(RequestMethod.GET);
  }

  private static List<String> produced(RequestMappingInfo it) {
    return it.getProducesCondition().getProducibleMediaTypes().stream()
        .map(MediaType::toString)
        .toList();
  }

  private static String filled(String pattern, String event) {
    String path =
        pattern
            .replace("{country}", "KZ")
            .replace("{instrument}", SentinelRecords.DECLARATION.id())
            .replace("{id}", SentinelRecords.DECLARATION.id())
            .replace("{resolution}", ResolutionId.ofSymbol(SentinelRecords.SYMBOL).id())
            .replace("{event}", event)
            .replace("{name}", "recorder")
            .replace("{entry}", Way.ALL + "-FollowUpPromised");
    assertThat(path)
        .as("an address with a variable that this test does not know")
        .doesNotContain("{");
    return path;
  }

  /** What readers see of each member: shown, marks or never. */
  private static Map<String, String> documented() throws IOException {
    Map<String, String> documented = new LinkedHashMap<>();
    Files.readAllLines(DOCUMENT).stream()
        .filter(line -> line.startsWith("| "))
        .map(line -> line.split("\\|"))
        .forEach(
            row ->
                MEMBER
                    .matcher(row[2])
                    .results()
                    .forEach(it -> documented.put(it.group(1), row[3].strip())));
    return documented;
  }

  private static void write(LedgerEvent event) {
    CommittedEvent recorded = run.pen().record(event);
    last = recorded.position();
    EVENTS.add(recorded.id());
  }

  private static List<String> members(HttpResponse<String> answer) {
    String all = answer.body() + answer.headers().map();
    return story.members().entrySet().stream()
        .filter(it -> all.contains(it.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
