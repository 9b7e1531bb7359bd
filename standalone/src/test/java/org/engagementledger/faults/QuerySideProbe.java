package org.engagementledger.faults;

import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.standalone.ChildProcess;
import org.engagementledger.standalone.HttpTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a query side shows, asked for from outside. */
record QuerySideProbe(HttpTestClient querySide) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern NOW = Pattern.compile("\"knownAt\":\"[^\"]*\",");
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");
  private static final JsonMapper JSON = new JsonMapper();
  private static final int ON_A_PAGE = 500;

  /** Where it stands, and every answer byte for byte, by what was asked for. */
  private record Shown(long position, Map<String, String> answers) {}

  /** It has followed to the end of the log, and shows every event of it once and in order. */
  void checkAgainst(List<CommittedEvent> log) {
    long end = log.size();
    assertThat(untilThere("/api/countries?atLeast=" + end).statusCode()).isEqualTo(200);
    assertThat(audited(end)).isEqualTo(log.reversed().stream().map(CommittedEvent::id).toList());
    for (String country : countries()) {
      List<String> recorded =
          log.stream()
              .filter(it -> it.stream().equals(country) && RecordingClients.isMeeting(it.data()))
              .map(CommittedEvent::id)
              .toList();
      assertThat(timeline(country)).isEqualTo(recorded);
    }
  }

  /** One makes all read models anew; after that everybody shows what was shown before. */
  static void checkRebuilt(List<HttpTestClient> querySides) {
    List<QuerySideProbe> all = querySides.stream().map(QuerySideProbe::new).toList();
    Shown live = all.getFirst().shown();
    all.getFirst().rebuild();
    for (QuerySideProbe each : all) {
      // The rebuild itself is recorded, when it begins and when it ends.
      assertThat(each.position()).isGreaterThanOrEqualTo(live.position());
      live.answers()
          .forEach((path, answer) -> assertThat(each.answer(path)).as(path).isEqualTo(answer));
    }
  }

  private void rebuild() {
    var begun = querySide.post("/api/rebuilds", "", "");
    assertThat(begun.statusCode()).as(HttpTestClient.text(begun)).isEqualTo(202);
    Instant end = Instant.now().plus(PATIENCE);
    String state = "RUNNING";
    while (state.equals("RUNNING") && Instant.now().isBefore(end)) {
      ChildProcess.pause(Duration.ofMillis(20));
      state = querySide.json("/api/rebuilds").path("state").stringValue();
    }
    assertThat(state).isEqualTo("DONE");
  }

  private Shown shown() {
    Map<String, String> answers = new TreeMap<>();
    long position = position();
    List<String> paths =
        new ArrayList<>(List.of("/api/countries", "/api/audit?limit=500&before=" + (position + 1)));
    for (String country : countries()) {
      paths.add("/api/countries/" + country);
      paths.add("/api/countries/" + country + "/timeline");
    }
    paths.forEach(path -> answers.put(path, answer(path)));
    return new Shown(position, answers);
  }

  private long position() {
    HttpResponse<byte[]> last = querySide.get("/api/countries", "application/json");
    return Long.parseLong(last.headers().firstValue("Ledger-Position").orElseThrow());
  }

  /** Without the time of asking, which is the one thing in it that is not of a read model. */
  private String answer(String path) {
    return NOW.matcher(HttpTestClient.text(querySide.get(path, "application/json")))
        .replaceFirst("");
  }

  private static List<String> countries() {
    List<String> all = new ArrayList<>(RecordingClients.OTHERS);
    all.add(RecordingClients.BUSY);
    all.sort(naturalOrder());
    return all;
  }

  /** The ids of all events, the latest first. */
  private List<String> audited(long end) {
    List<String> ids = new ArrayList<>();
    for (long before = end + 1; before > 1; before -= ON_A_PAGE) {
      ids.addAll(members("/api/audit?limit=%d&before=%d".formatted(ON_A_PAGE, before), "id"));
    }
    return ids;
  }

  /** The entries of a country, page after page. */
  private List<String> timeline(String country) {
    List<String> entries = new ArrayList<>();
    Optional<String> path = Optional.of("/api/countries/" + country + "/timeline");
    while (path.isPresent()) {
      HttpResponse<byte[]> page = querySide.get(path.get(), "application/json");
      entries.addAll(members(JSON.readTree(page.body()), "entry"));
      path =
          page.headers().allValues("Link").stream()
              .map(NEXT::matcher)
              .filter(Matcher::find)
              .map(it -> it.group(1))
              .map(it -> URI.create(it).getRawPath() + "?" + URI.create(it).getRawQuery())
              .findFirst();
    }
    return entries;
  }

  private List<String> members(String path, String name) {
    return members(querySide.json(path), name);
  }

  private static List<String> members(JsonNode list, String name) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(it -> it.path(name).asString())
        .toList();
  }

  /** Whoever takes over from one that was killed waits some seconds until its claim runs out. */
  private HttpResponse<byte[]> untilThere(String path) {
    Instant end = Instant.now().plus(PATIENCE);
    HttpResponse<byte[]> answer = querySide.get(path, "application/json");
    while (answer.statusCode() != 200 && Instant.now().isBefore(end)) {
      ChildProcess.pause(Duration.ofMillis(50));
      answer = querySide.get(path, "application/json");
    }
    return answer;
  }
}
