package org.engagementledger.standalone.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.commandline.NaiveStatuses.StatusStatement;
import org.engagementledger.standalone.commandline.RealTables.Stood;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the product in both times, and answers the same from the raw tables and what was sent. */
final class RandomQuestions {
  private static final int CORRECTIONS = 250;
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> INSTRUMENTS =
      List.of(
          "safe-schools-declaration",
          "vancouver-principles",
          "paris-principles",
          "untc-4-11-b",
          "untc-4-5");
  private static final List<String> CORRECTED =
      List.of("NO", "KZ", "DE", "FR", "US", "RS", "ME", "MX", "SY", "TL");

  private final Random random;
  private final LedgerClient client;
  private final Map<String, List<StatusStatement>> said;
  private final List<Instant> times;

  private RandomQuestions(
      Random random,
      LedgerClient client,
      Map<String, List<StatusStatement>> said,
      Instant corrected) {
    this.random = random;
    this.client = client;
    this.said = said;
    this.times =
        said.values().stream()
            .flatMap(List::stream)
            .map(StatusStatement::time)
            .filter(corrected::isBefore)
            .toList();
  }

  /** Corrects at random what the tables said, and is ready to ask about it. */
  static RandomQuestions afterCorrections(
      Random random, LedgerClient client, Optional<Path> tables) {
    Map<String, List<StatusStatement>> said =
        said(RealTables.all(tables.orElseThrow()), audit(client));
    Instant imported = Instant.now();
    RandomCorrections corrections = new RandomCorrections(random, client, INSTRUMENTS);
    for (int i = 0; i < CORRECTIONS; i++) {
      String country = CORRECTED.get(random.nextInt(CORRECTED.size()));
      List<StatusStatement> ofCountry = get(said, country);
      corrections.tried(country, ofCountry).ifPresent(ofCountry::add);
    }
    Map<Long, Instant> times =
        audit(client).stream()
            .collect(toMap(it -> it.path("position").asLong(), it -> instant(it.path("time"))));
    said.values().forEach(of -> of.replaceAll(it -> it.at(get(times, it.position()))));
    return new RandomQuestions(random, client, said, imported);
  }

  /** Asks one question of one of four sorts. */
  void ask() {
    String instrument = INSTRUMENTS.get(random.nextInt(INSTRUMENTS.size()));
    switch (random.nextInt(4)) {
      case 0 -> requireStatuses(CORRECTED.get(random.nextInt(CORRECTED.size())), day(), time());
      case 1 -> requireCount(instrument, day(), time());
      case 2 -> requireJoined(instrument, day(), day(), time());
      default -> requireChanges(CORRECTED.get(random.nextInt(CORRECTED.size())), time(), time());
    }
  }

  private void requireStatuses(String country, LocalDate day, Instant time) {
    String path = "/api/countries/%s?asOf=%s&knownAt=%s".formatted(country, day, time);
    Map<String, Set<String>> answered = new HashMap<>();
    get(path)
        .path("statuses")
        .forEach(it -> answered.put(it.path("instrument").asString(), texts(it.path("possible"))));
    for (String instrument : INSTRUMENTS) {
      assertThat(answered.get(instrument))
          .as("%s: %s", path, instrument)
          .isEqualTo(known(country, instrument, time).statuses(day));
    }
  }

  private void requireCount(String instrument, LocalDate day, Instant time) {
    String path = "/api/instruments/%s/count?asOf=%s&knownAt=%s".formatted(instrument, day, time);
    List<Set<String>> statuses =
        said.keySet().stream().map(it -> known(it, instrument, time).statuses(day)).toList();
    JsonNode count = get(path);
    assertThat(List.of(count.path("certain").asLong(), count.path("possible").asLong()))
        .as(path)
        .containsExactly(
            statuses.stream().filter(Set.of("ENDORSED")::equals).count(),
            statuses.stream().filter(it -> it.contains("ENDORSED")).count());
  }

  private void requireJoined(String instrument, LocalDate one, LocalDate other, Instant time) {
    LocalDate from = one.isBefore(other) ? one : other;
    LocalDate to = one.isBefore(other) ? other : one;
    String path =
        "/api/instruments/%s/joined?from=%s&to=%s&knownAt=%s".formatted(instrument, from, to, time);
    Map<String, String> expected = new TreeMap<>();
    for (String country : said.keySet()) {
      Set<Boolean> joined = known(country, instrument, time).joined(from, to);
      if (joined.contains(true)) {
        expected.put(country, joined.contains(false) ? "POSSIBLE" : "CERTAIN");
      }
    }
    Map<String, String> answered = new TreeMap<>();
    get(path)
        .forEach(
            it -> answered.put(it.path("country").asString(), it.path("certainty").asString()));
    assertThat(answered).as(path).isEqualTo(expected);
  }

  private void requireChanges(String country, Instant one, Instant other) {
    Instant from = one.isBefore(other) ? one : other;
    Instant to = one.isBefore(other) ? other : one;
    LocalDate day = day();
    String path =
        "/api/countries/%s/changes?by=recorded&from=%s&to=%s&asOf=%s"
            .formatted(country, from, to, day);
    Map<String, List<Set<String>>> expected = new TreeMap<>();
    Set<String> instruments =
        get(said, country).stream().map(StatusStatement::instrument).collect(Collectors.toSet());
    for (String instrument : instruments) {
      Set<String> before = known(country, instrument, from).statuses(day);
      Set<String> after = known(country, instrument, to).statuses(day);
      if (!before.equals(after)) {
        expected.put(instrument, List.of(before, after));
      }
    }
    Map<String, List<Set<String>>> answered = new TreeMap<>();
    JsonNode changes = get(path);
    changes
        .path("statuses")
        .forEach(
            it ->
                answered.put(
                    it.path("instrument").asString(),
                    List.of(texts(it.path("before")), texts(it.path("after")))));
    assertThat(answered).as(path).isEqualTo(expected);
    changes.path("entries").forEach(it -> requireCauses(path, it, from, to));
  }

  private static void requireCauses(String path, JsonNode entry, Instant from, Instant to) {
    assertThat(entry.path("causes"))
        .as("%s: %s", path, entry)
        .isNotEmpty()
        .allSatisfy(it -> assertThat(instant(it.path("time"))).isAfter(from).isBeforeOrEqualTo(to));
  }

  private NaiveStatuses known(String country, String instrument, Instant time) {
    return NaiveStatuses.known(get(said, country), instrument, time);
  }

  /** A day near those on which something can have happened. */
  private LocalDate day() {
    return LocalDate.of(2000, 1, 1).plusDays(random.nextInt(9_800));
  }

  /** The time of an event, or right ahead of it, or now. */
  private Instant time() {
    Instant time = times.get(random.nextInt(times.size()));
    return switch (random.nextInt(4)) {
      case 0 -> time.minusMillis(1);
      case 1 -> time.plusNanos(1);
      case 2 -> Instant.now();
      default -> time;
    };
  }

  private JsonNode get(String path) {
    return LedgerClient.json(client.get(path, "application/json"));
  }

  private static <K, V> V get(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key), () -> "nothing on " + key);
  }

  private static Set<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Instant instant(JsonNode time) {
    return Instant.parse(time.asString());
  }

  private static List<JsonNode> audit(LedgerClient client) {
    byte[] lines = client.get("/api/audit", "application/x-ndjson").body();
    return new String(lines, UTF_8).lines().map(JSON::readTree).toList();
  }

  /** What the tables say, with the ids and the times that the ledger gave to their rows. */
  private static Map<String, List<StatusStatement>> said(
      Map<String, Map<String, Stood>> tables, List<JsonNode> audit) {
    Map<String, List<StatusStatement>> said = new TreeMap<>();
    for (JsonNode event : audit) {
      String country = event.path("country").asString("");
      JsonNode instrument = event.at("/after/fact/instrument");
      if (event.path("type").asString().endsWith(".dossier-opened.v1")) {
        said.put(country, new ArrayList<>());
      } else if (instrument.isString()) {
        Stood stood = get(get(tables, instrument.asString()), country);
        get(said, country)
            .add(
                new StatusStatement(
                    event.path("position").asLong(),
                    instant(event.path("time")),
                    event.path("id").asString(),
                    instrument.asString(),
                    stood.status(),
                    stood.days(),
                    true));
      }
    }
    return said;
  }
}
