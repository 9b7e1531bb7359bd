package org.engagementledger.standalone.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.standalone.HttpTestClient;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.LedgerServer;
import org.engagementledger.standalone.LocalActor;
import org.engagementledger.standalone.ServerSettings;
import org.engagementledger.standalone.commandline.NaiveStatuses.StatusStatement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whoever asks in both times is told the same by the API, by a page and by the terminal. */
class AnswerFormsIT {
  private static final int QUESTIONS = 36;
  private static final int CHANGES = 75;
  private static final String PASSWORD = "correct horse battery";
  private static final List<String> COUNTRIES = List.of("IS", "PT", "CL");
  private static final List<String> INSTRUMENTS =
      List.of("safe-schools-declaration", "paris-principles", "vancouver-principles");
  private static final Pattern ROW = Pattern.compile("(?s)<tr>.*?</tr>");
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  private static final Random RANDOM = new Random(SEED);

  @TempDir static Path folder;
  private static LedgerServer product;
  private static HttpTestClient reader;
  private static List<Instant> times;

  /** A day and a time of recording, and of whom is asked. */
  private record Question(String country, LocalDate day, Instant time) {
    String times() {
      return "?asOf=%s&knownAt=%s".formatted(day, time);
    }

    String line(String command) {
      return "%s --as-of %s --known-at %s --server %s --user reader"
          .formatted(command, day, time, product.address());
    }
  }

  @BeforeAll
  static void record() {
    System.out.println("Random questions with -Dseed=" + SEED);
    LocalActor actor = LocalActor.ofThisSystem();
    product = LedgerServer.start(ServerSettings.on(folder.resolve("data")), actor);
    var unused = product.accounts().create("reader", PASSWORD, Role.READER);
    reader = HttpTestClient.as(product.address(), "reader", PASSWORD);
    try (LedgerClient client = LedgerClient.of(product, actor)) {
      COUNTRIES.forEach(it -> post(client, "/api/countries", "{\"country\": \"" + it + "\"}"));
      change(client);
      String audit = "/api/audit?limit=500&atLeast=" + product.ledger().head().position();
      times = times(LedgerClient.json(client.get(audit, "application/json")));
    }
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @Test
  void saysTheSame() throws IOException {
    List<Question> questions = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < QUESTIONS; i++) {
      Question question = question();
      questions.add(question);
      lines.add(question.line("show " + question.country()));
      lines.add(question.line("countries"));
    }
    List<String> printed = CommandLineProcess.typed(folder, PASSWORD, lines);
    Set<String> statuses = new HashSet<>();
    for (int i = 0; i < QUESTIONS; i++) {
      statuses.addAll(requireSameDossier(questions.get(i), printed.get(2 * i)).statuses().values());
      requireSameWorld(questions.get(i), printed.get(2 * i + 1));
    }
    assertThat(statuses).contains("Endorsed").anyMatch(it -> it.startsWith("Possibly "));
  }

  private static DisplayedCountry requireSameDossier(Question asked, String printed) {
    String path = "/countries/" + asked.country() + asked.times();
    HttpResponse<byte[]> json = reader.get("/api" + path, "application/json");
    HttpResponse<byte[]> page = reader.get(path, "text/html");
    assertThat(page.statusCode()).as(path).isEqualTo(json.statusCode()).isIn(200, 404);
    boolean isKnown = json.statusCode() == 200;
    DisplayedCountry said =
        isKnown ? DisplayedCountry.inJson(LedgerClient.json(json)) : DisplayedCountry.nothing();
    assertThat(
            isKnown
                ? DisplayedCountry.onPage(HttpTestClient.text(page))
                : DisplayedCountry.nothing())
        .as(path)
        .isEqualTo(said);
    assertThat(isKnown ? DisplayedCountry.printed(printed) : DisplayedCountry.nothing())
        .as(path)
        .isEqualTo(said);
    assertThat(printed.isEmpty()).as(path).isEqualTo(!isKnown);
    return said;
  }

  private static void requireSameWorld(Question asked, String printed) {
    JsonNode said = reader.json("/api/countries" + asked.times());
    String page = HttpTestClient.text(reader.get("/" + asked.times(), "text/html"));
    Map<String, String> ids = new HashMap<>();
    reader
        .json("/api/instruments")
        .forEach(it -> ids.put(it.path("shortName").asString(), it.path("id").asString()));
    assertThat(said).as(asked.times()).hasSameSizeAs(COUNTRIES);
    for (JsonNode country : said) {
      String name = country.path("name").asString();
      Map<String, String> statuses = DisplayedCountry.lineInJson(country);
      String row = only(ROW.matcher(page).results().map(MatchResult::group), ">" + name + "<");
      assertThat(DisplayedCountry.lineOnPage(row, ids)).as(asked + name).isEqualTo(statuses);
      Map<String, String> last = new TreeMap<>(statuses);
      last.replaceAll((instrument, words) -> DisplayedCountry.last(words));
      assertThat(DisplayedCountry.linePrinted(only(printed.lines(), name)))
          .as(asked + name)
          .isEqualTo(last);
    }
  }

  private static String only(Stream<String> of, String having) {
    return of.filter(it -> it.contains(having)).collect(Collectors.joining());
  }

  private static Question question() {
    String country = COUNTRIES.get(RANDOM.nextInt(COUNTRIES.size()));
    Instant time = times.get(RANDOM.nextInt(times.size()));
    return new Question(country, day(), RANDOM.nextBoolean() ? time : time.minusMillis(1));
  }

  /** A day near those on which something can have happened. */
  private static LocalDate day() {
    return LocalDate.of(2005, 1, 1).plusDays(RANDOM.nextInt(7_600));
  }

  private static void change(LedgerClient client) {
    RandomCorrections corrections = new RandomCorrections(RANDOM, client, INSTRUMENTS);
    Map<String, List<StatusStatement>> said = new HashMap<>();
    for (int i = 0; i < CHANGES; i++) {
      String country = COUNTRIES.get(RANDOM.nextInt(COUNTRIES.size()));
      if (i % 3 == 0) {
        meet(client, country, "Met %d times".formatted(i));
      } else {
        List<StatusStatement> ofCountry = said.computeIfAbsent(country, it -> new ArrayList<>());
        corrections.tried(country, ofCountry).ifPresent(ofCountry::add);
      }
    }
  }

  private static void meet(LedgerClient client, String country, String text) {
    String date = day().toString().substring(0, List.of(4, 7, 10).get(RANDOM.nextInt(3)));
    post(
        client,
        "/api/countries/" + country + "/engagements",
        "{\"kind\": \"MEETING\", \"date\": \"%s\", \"text\": \"%s\"}".formatted(date, text));
  }

  private static void post(LedgerClient client, String path, String json) {
    var unused = client.post(path, "application/json", json.getBytes(UTF_8));
  }

  private static List<Instant> times(JsonNode audit) {
    return StreamSupport.stream(audit.spliterator(), false)
        .filter(it -> it.has("country"))
        .map(it -> Instant.parse(it.path("time").asString()))
        .toList();
  }
}
