package org.engagementledger.standalone.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.LedgerServer;
import org.engagementledger.standalone.LocalActor;
import org.engagementledger.standalone.ServerSettings;
import org.engagementledger.standalone.commandline.RealTables.Joined;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Real tables with their documented mappings, against what was published and calculated apart. */
class RealTablesIT {
  private static final String NOT_RUN = "NOT RUN: there is no shared/data above this folder";
  private static final int QUESTIONS = 250;

  private static final List<String> FOURTEEN =
      List.of("AF", "AL", "DZ", "AD", "AO", "AR", "AM", "AU", "AT", "AZ", "BS", "BH", "BD", "BB");

  @TempDir static Path folder;

  private static Optional<Path> tables = Optional.empty();
  private static Optional<LedgerServer> product = Optional.empty();
  private static LedgerClient client;

  /** Ahead of the table that disagrees with the one on treaties. */
  private static Instant first;

  @BeforeAll
  static void importTables() throws IOException {
    tables = RealTables.folder();
    if (tables.isEmpty()) {
      System.out.println(NOT_RUN);
    }
    assumeTrue(tables.isPresent(), NOT_RUN);
    LocalActor actor = LocalActor.ofThisSystem();
    product = Optional.of(LedgerServer.start(ServerSettings.on(folder.resolve("data")), actor));
    client = LedgerClient.of(product.orElseThrow(), actor);
    for (String name : List.of("treaties", "treaty-actions", "safe-schools-declaration")) {
      assertThat(imported(name)).doesNotContain("\"stopped\"");
    }
    assertThat(imported("vancouver-principles")).contains("\"events\":63");
    assertThat(imported("treaty-actions")).contains("\"events\":0");
    first = Instant.now();
    assertThat(imported("human-rights-status")).contains("\"REFUSED\":27", "\"events\":400");
  }

  @AfterAll
  static void stop() {
    product.ifPresent(
        it -> {
          client.close();
          it.close();
        });
  }

  /** Numbers of states, and of first instruments of ratification, that are not in the tables. */
  @ParameterizedTest
  @CsvSource({
    "safe-schools-declaration, 2015-05-29, 37",
    "safe-schools-declaration, 2017-03-29, 65",
    "safe-schools-declaration, 2017-04-30, 63",
    "safe-schools-declaration, 2018-04-19, 74",
    "safe-schools-declaration, 2018-07-09, 80",
    "safe-schools-declaration, 2019-05-29, 89",
    "safe-schools-declaration, 2019-11-20, 100",
    "safe-schools-declaration, 2020-07-09, 104",
    "safe-schools-declaration, 2021-10-26, 112",
    "safe-schools-declaration, 2023-05-29, 118",
    "vancouver-principles, 2017-11-15, 55",
    "untc-18-10, 2002-04-11, 66",
    "untc-18-10, 2002-07-01, 76",
    "untc-18-10, 2005-10-28, 100",
    "untc-18-10, 2007-07-17, 105",
    "untc-18-10, 2010-05-31, 111",
    "untc-18-10, 2011-06-24, 116",
    "untc-18-10, 2012-04-02, 121",
    "untc-18-10, 2013-12-31, 122",
    "untc-18-11, 2002-03-11, 22",
    "untc-18-12, 2003-07-01, 40",
    "untc-18-12-a, 2003-09-26, 40",
    "untc-18-12-b, 2003-10-30, 40",
    "untc-18-13, 2004-06-22, 10",
    "untc-18-14, 2005-09-15, 30",
    "untc-18-5, 1983-05-04, 22",
    "untc-18-8, 1998-12-16, 22",
    "untc-18-9, 2001-04-23, 22",
    "untc-26-2-a, 1998-01-30, 20",
    "untc-26-3, 1996-10-31, 65",
    "untc-26-3, 1997-04-28, 87",
    "untc-26-3, 2009-05-21, 188",
    "untc-26-3, 2013-10-14, 190",
    "untc-26-4, 2009-12-31, 151",
    "untc-26-4, 2013-12-31, 161",
    "untc-26-5, 1998-09-16, 40",
    "untc-26-5, 2009-11-30, 156",
    "untc-26-5, 2012-12-31, 161",
    "untc-26-6, 2010-02-16, 30",
    "untc-26-6, 2010-11-09, 46",
    "untc-26-6, 2012-09-11, 75",
    "untc-4-1, 2012-12-31, 142",
    "untc-4-3-a, 2013-02-05, 10",
    "untc-4-4, 2008-12-31, 164",
    "untc-4-8, 2009-12-31, 186",
    "untc-4-8-b, 2000-09-22, 10",
    "untc-4-9, 1987-05-27, 20",
    "untc-4-9-b, 2006-05-23, 20",
    "untc-4-11, 2009-12-31, 193",
    "untc-4-11-b, 2001-11-12, 10",
    "untc-4-11-c, 2001-10-18, 10",
    "untc-4-11-d, 2014-01-14, 10",
    "untc-4-15, 2008-04-03, 20",
    "untc-4-16, 2010-11-23, 20"
  })
  void aPublishedNumberOfStatesLiesWithinTheBounds(String instrument, String day, int published) {
    JsonNode count = count(instrument, LocalDate.parse(day));

    assertThat(published)
        .as("%s on %s: %s", instrument, day, count)
        .isBetween(count.path("certain").asInt(), count.path("possible").asInt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/?asOf=2010"})
  void beyondAFewInstrumentsAPageShowsOnlyWhatIsRecorded(String path) {
    assertThat(new String(client.get(path, "text/html").body(), UTF_8))
        .contains(": Endorsed<")
        .doesNotContain("Not recorded");
  }

  @Test
  void theCountsAreThoseOfTheTables() {
    Stream<LocalDate> days = Stream.iterate(LocalDate.parse("2015-05-01"), it -> it.plusDays(73));
    for (LocalDate day : days.limit(49).toList()) {
      for (String name : List.of("safe-schools-declaration", "vancouver-principles")) {
        requireSame(name, day, RealTables.endorsers(table(name)).values());
      }
    }
    RealTables.treaties(tables.orElseThrow())
        .forEach(
            (treaty, joined) -> {
              requireSame(treaty, LocalDate.parse("1990-06-30"), joined.values());
              requireSame(treaty, LocalDate.parse("2007-03-01"), joined.values());
            });
  }

  @Test
  void randomQuestionsInBothTimesAreAnsweredAsFromTheRawTablesAndTheRequestsSent() {
    long seed = Long.getLong("seed", 20_150_529);
    System.out.println("Random questions with -Dseed=" + seed);
    Random random = new Random(seed);
    RandomQuestions questions = RandomQuestions.afterCorrections(random, client, tables);
    for (int i = 0; i < QUESTIONS; i++) {
      questions.ask();
    }
  }

  /** The other way round, the table that knows years alone comes first. */
  @Test
  void rowsThatAgreeAndAreMoreExactAreToldApartAndWhatWasTakenBackStaysSo() throws IOException {
    LocalActor actor = LocalActor.ofThisSystem();
    try (LedgerServer other =
            LedgerServer.start(ServerSettings.on(folder.resolve("years-first")), actor);
        LedgerClient own = LedgerClient.of(other, actor)) {
      for (String name : List.of("treaties", "human-rights-status")) {
        assertThat(imported(own, name)).doesNotContain("\"stopped\"");
      }
      long moreExact = RealTables.moreExactThanTheYear(tables.orElseThrow());
      assertThat(moreExact).isGreaterThan(2_000);
      assertThat(imported(own, "treaty-actions")).contains("\"MORE_EXACT\":" + moreExact + ",");
      for (String state : FOURTEEN) {
        takeBackTheConventionOnTheChild(own, state);
      }
      for (String name : List.of("treaty-actions", "human-rights-status", "treaty-actions")) {
        assertThat(imported(own, name))
            .contains("\"STAYS_RETRACTED\":" + FOURTEEN.size(), "\"events\":0");
      }
    }
  }

  private static void takeBackTheConventionOnTheChild(LedgerClient own, String state) {
    String path = "/api/countries/" + state;
    String entry =
        LedgerClient.json(own.get(path, "application/json"))
            .path("positions")
            .valueStream()
            .filter(it -> it.at("/fact/instrument").asString("").equals("untc-4-11"))
            .map(it -> it.path("id").asString())
            .findFirst()
            .orElseThrow();
    var answer =
        own.post(
            path + "/entries/" + entry + "/retraction",
            "application/json",
            "{\"reason\": \"not theirs\"}".getBytes(UTF_8));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static void requireSame(String instrument, LocalDate day, Collection<Joined> joined) {
    JsonNode count = count(instrument, day);
    assertThat(List.of(count.path("certain").asLong(), count.path("possible").asLong()))
        .as("%s on %s", instrument, day)
        .containsExactly(
            joined.stream().filter(it -> !it.latest().isAfter(day)).count(),
            joined.stream().filter(it -> !it.earliest().isAfter(day)).count());
  }

  private static JsonNode count(String instrument, LocalDate asOf) {
    String path = "/api/instruments/%s/count?asOf=%s&knownAt=%s".formatted(instrument, asOf, first);
    return LedgerClient.json(client.get(path, "application/json"));
  }

  private static String imported(String name) throws IOException {
    return imported(client, name);
  }

  private static String imported(LedgerClient client, String name) throws IOException {
    String mapping = URLEncoder.encode(Files.readString(RealTables.mapping(name)), UTF_8);
    long begin = System.nanoTime();
    try (InputStream report =
        client.send(
            "/api/imports?name=" + name + ".csv&mapping=" + mapping, "text/csv", table(name))) {
      String last = new String(report.readAllBytes(), UTF_8).lines().toList().getLast();
      String counts = last.replaceAll("\"opened\":\\[[^]]*],", "");
      System.out.printf("%s: %d ms, %s%n", name, (System.nanoTime() - begin) / 1_000_000, counts);
      return last;
    }
  }

  private static Path table(String name) {
    return tables.orElseThrow().resolve(name + ".csv");
  }
}
