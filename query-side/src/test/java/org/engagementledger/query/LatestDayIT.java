package org.engagementledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dates.Today;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EndorsementRegistered;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.ReferenceEvent.InstrumentDefined;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Source;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.axon.EventCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * At every hour of a day, the last of a year: what was accepted, dated on the latest day that has
 * begun anywhere or on the first that has not ended everywhere, is in every answer at once, and as
 * of now is what is current.
 */
class LatestDayIT {
  private static final Instant BEGIN = Instant.parse("2026-12-31T00:00:00Z");
  private static final String DAY_BEFORE_ALL = "2026-12-29";
  private static final InstrumentId SSD = new InstrumentId("safe-schools-declaration");
  private static final String DECLARATION = "/api/instruments/safe-schools-declaration";
  private static final List<CountryCode> COUNTRIES = List.copyOf(CountryCode.all());

  /** It passes as the time of the machine does until it is set; then it stands still. */
  private static volatile InstantSource now = passing();

  private static final InstantSource SOURCE = () -> now.instant();
  private static final Clock CLOCK = SOURCE.withZone(ZoneOffset.UTC);

  private static QuerySideServer run;
  private static Ledger ledger;
  private static TestEventAppender pen;
  private static TestHttpReader reader;
  private static long last;

  @BeforeAll
  static void beginADay() {
    run = new QuerySideServer(CLOCK);
    now = InstantSource.fixed(BEGIN.plus(Duration.ofMinutes(30)));
    reader = run.as(Role.ADMIN);
    ledger = onTheSameServer();
    pen = new TestEventAppender(ledger, run.bean(EventCodec.class));
    last = pen.record(List.of(new InstrumentDefined(declaration())));
  }

  @AfterAll
  static void stop() {
    ledger.close();
    run.close();
  }

  @Test
  void whatHasHappenedTodayAnywhereIsInEveryAnswerAtOnce() {
    for (int hour = 1; hour <= 25; hour++) {
      Instant begun = BEGIN.plus(Duration.ofHours(hour));
      now = InstantSource.fixed(begun);
      LocalDate latest = Today.latest(begun);
      record(COUNTRIES.get(2 * hour), latest);
      record(COUNTRIES.get(2 * hour + 1), Today.ended(begun).plusDays(1));
      requireAll(hour, latest);
      now = InstantSource.fixed(begun.plus(Duration.ofHours(1)).minusMillis(1));
      requireAll(hour, latest);
    }
  }

  private static void requireAll(int hour, LocalDate latest) {
    requireCounted(2 * hour, latest);
    for (int of : new int[] {2 * hour, 2 * hour + 1}) {
      CountryCode country = COUNTRIES.get(of);
      requireListed(country);
      requireTold(country, latest);
      requireAsOfNow(country, latest);
    }
  }

  private static void requireListed(CountryCode country) {
    JsonNode listed =
        json("/api/countries")
            .valueStream()
            .filter(it -> it.path("country").asString().equals(country.code()))
            .findFirst()
            .orElseThrow();
    assertThat(listed.path("engagements").asInt()).as(when(country)).isEqualTo(1);
    assertThat(listed.at("/statuses/" + SSD + "/status").asString())
        .as(when(country))
        .isEqualTo("ENDORSED");
    assertThat(listed.at("/statuses/" + SSD + "/certainty").asString())
        .as(when(country))
        .isEqualTo("CERTAIN");
  }

  private static void requireTold(CountryCode country, LocalDate latest) {
    String dossier = "/api/countries/" + country;
    for (String path :
        List.of(
            dossier,
            dossier + "?format=text",
            dossier + "?format=markdown",
            dossier + "?asOf=" + latest,
            dossier + "/timeline",
            dossier + "/changes",
            "/api/changes",
            "/api/audit?country=" + country + "&effectiveTo=" + latest,
            "/countries/" + country)) {
      assertThat(get(path)).as("%s %s", path, when(country)).contains(told(country));
    }
    assertThat(get(dossier + "?format=text")).as(when(country)).contains("Endorsed on ");
    assertThat(get("/countries/" + country)).as(when(country)).contains("Endorsed");
    for (String page : List.of("/", "/instruments/" + SSD, "/changes?instrument=" + SSD)) {
      assertThat(get(page)).as("%s %s", page, when(country)).contains("/countries/" + country);
    }
  }

  private static void requireAsOfNow(CountryCode country, LocalDate latest) {
    String asOfNow = "asOf=" + latest + "&knownAt=" + CLOCK.instant();
    String dossier = "/api/countries/" + country;
    assertThat(withoutTimes(get(dossier + "?" + asOfNow)))
        .as(when(country))
        .isEqualTo(withoutTimes(get(dossier)));
    assertThat(get(dossier + "/timeline?" + asOfNow))
        .as(when(country))
        .isEqualTo(get(dossier + "/timeline"));
    String word = "/api/search?q=" + word(country);
    for (String asked : List.of("", "&asOf=" + latest, "&" + asOfNow)) {
      JsonNode found = json(word + asked);
      assertThat(found.toString()).as("%s%s %s", word, asked, when(country)).contains("CERTAIN");
      assertThat(found.findValuesAsString("entry")).containsExactly("met-" + country);
    }
  }

  private static void requireCounted(int countries, LocalDate latest) {
    String knownNow = "&knownAt=" + CLOCK.instant();
    for (String asOf : List.of("", "?asOf=" + latest, "?asOf=" + latest + knownNow)) {
      requireBounds(json(DECLARATION + "/count" + asOf), countries);
      requireBounds(
          json(DECLARATION + "/series" + asOf).valueStream().toList().getLast(), countries);
      requireCertain(json(DECLARATION + "/endorsements" + asOf), countries);
    }
    String joined = DECLARATION + "/joined?from=%s&to=%s".formatted(DAY_BEFORE_ALL, latest);
    requireCertain(json(joined), countries);
    requireCertain(json(joined + knownNow), countries);
    assertThat(get("/api/countries?asOf=" + latest)).isEqualTo(get("/api/countries"));
    assertThat(statuses("/api/countries?asOf=" + latest + knownNow))
        .hasSize(countries)
        .isEqualTo(statuses("/api/countries"));
  }

  private static void requireBounds(JsonNode bounds, int countries) {
    assertThat(List.of(bounds.path("certain").asInt(), bounds.path("possible").asInt()))
        .as("%s: %s", CLOCK.instant(), bounds)
        .containsExactly(countries, countries);
  }

  private static void requireCertain(JsonNode standings, int countries) {
    assertThat(standings.findValuesAsString("certainty"))
        .as("%s", CLOCK.instant())
        .hasSize(countries)
        .containsOnly("CERTAIN");
  }

  private static List<JsonNode> statuses(String path) {
    return json(path).valueStream().map(it -> it.path("statuses")).toList();
  }

  private static void record(CountryCode country, LocalDate day) {
    EdtfDate date = EdtfDate.of(day);
    last =
        pen.record(
            List.of(
                new DossierOpened(country, country.englishName(), "Asia", "Central Asia"),
                new EndorsementRegistered(
                    country,
                    new EntryId("signed-" + country),
                    new Endorsement(SSD, date, "", List.of(), List.of())),
                new EngagementRecorded(
                    country,
                    new EntryId("met-" + country),
                    Engagement.told(EngagementKind.MEETING, date, told(country)))));
  }

  private static String told(CountryCode country) {
    return "Met the mission about " + word(country) + ".";
  }

  /** No language has forms of what ends in a digit. */
  private static String word(CountryCode country) {
    return "word" + country.code().toLowerCase(Locale.ROOT) + "9";
  }

  private static String when(CountryCode country) {
    return country + " at " + CLOCK.instant();
  }

  private static JsonNode json(String path) {
    return new JsonMapper().readTree(get(path));
  }

  private static String get(String path) {
    String address = path + (path.contains("?") ? "&" : "?") + "atLeast=" + last;
    HttpResponse<String> answer =
        reader.get(address, path.startsWith("/api/") ? "*/*" : "text/html");
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String withoutTimes(String json) {
    return json.replaceAll("\"(asOf|knownAt)\":\"[^\"]*\",", "");
  }

  private static InstantSource passing() {
    return InstantSource.offset(InstantSource.system(), Duration.between(Instant.now(), BEGIN));
  }

  private static Ledger onTheSameServer() {
    LedgerOptions options =
        LedgerOptions.defaults()
            .withOrigin(run.bean(Environment.class).getRequiredProperty("ledger.origin"))
            .withClock(CLOCK);
    return Ledger.open(run.bean(MongoDatabaseFactory.class).getMongoDatabase(), options);
  }

  private static Instrument declaration() {
    Source list = new Source("List of endorsers", "");
    EdtfDate opened = new EdtfDate("2015-05-29");
    return new Instrument(SSD, "Safe Schools Declaration", "Safe Schools", opened, list);
  }
}
