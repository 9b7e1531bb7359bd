package org.engagementledger.standalone.commandline;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.LocalActor;
import org.engagementledger.standalone.Product;
import org.engagementledger.standalone.Settings;
import org.engagementledger.standalone.commandline.RealTables.Joined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tables that travel through the command line, on a data folder of its own. */
class TablesAtTheTerminalIT {
  /** Published: how many states had endorsed on a day, and which file says so. */
  private record Published(String instrument, String day, int states) {}

  private static final List<Published> PUBLISHED =
      List.of(
          new Published("safe-schools-declaration", "2015-05-29", 37),
          new Published("safe-schools-declaration", "2017-04-30", 63),
          new Published("vancouver-principles", "2017-11-15", 55),
          new Published("untc-18-10", "2013-12-31", 122),
          new Published("untc-4-11", "2009-12-31", 193),
          new Published("untc-4-4", "2008-12-31", 164));

  @TempDir Path folder;

  @Test
  void aTableIsTriedImportedAndImportedAgain() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("endorsers.csv"),
            "sort,country,instrument,date\nendorsement,NO,safe-schools-declaration,2015-05-29\n");
    assertThat(ledger("import", table.toString(), "--dry-run").text())
        .contains("new", "safe-schools-declaration", "would be recorded", "NO");
    assertThat(ledger("import", table.toString()).text()).contains("2 events recorded");
    assertThat(ledger("import", table.toString()).text()).contains("0 events recorded");
    Files.writeString(table, "endorsement,ZZ,safe-schools-declaration,2015-05-29\n", APPEND);
    Typed refused = ledger("import", table.toString());
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.text()).contains("refused", "column country", "ZZ");
    assertThat(refused.errors()).contains("1 rows were refused").doesNotContain("\tat ");
    assertThat(ledger("import", folder.resolve("none.csv").toString()).exit()).isEqualTo(2);
  }

  @Test
  void realTablesGiveThePublishedCountsAndThoseOfAnIndependentCalculation() {
    Optional<Path> tables = RealTables.folder();
    if (tables.isEmpty()) {
      System.out.println("NOT RUN: there is no shared/data above this folder");
      return;
    }
    List<String> names =
        List.of("treaties", "treaty-actions", "safe-schools-declaration", "vancouver-principles");
    names.forEach(name -> System.out.println(imported(tables.get(), name)));
    String again = imported(tables.get(), "treaty-actions");
    assertThat(again).contains("0 events recorded");
    ask(tables.get());
    System.out.println(imported(tables.get(), "human-rights-status"));
  }

  private String imported(Path tables, String name) {
    long begin = System.nanoTime();
    Typed typed =
        ledger(
            "import",
            tables.resolve(name + ".csv").toString(),
            "--mapping",
            RealTables.mapping(name).toString());
    long seconds = (System.nanoTime() - begin) / 1_000_000_000;
    return "%s, exit %d, %d s: %s %s"
        .formatted(name, typed.exit(), seconds, typed.text(), typed.errors());
  }

  private void ask(Path tables) {
    LocalActor actor = LocalActor.ofThisSystem();
    try (Product product = Product.start(Settings.on(data()), actor);
        LedgerClient client = LedgerClient.of(product, actor)) {
      long position = product.ledger().head().position();
      PUBLISHED.forEach(it -> requireWithin(client, position, it));
      for (String name : List.of("safe-schools-declaration", "vancouver-principles")) {
        Map<String, Joined> joined = RealTables.endorsers(tables.resolve(name + ".csv"));
        days().forEach(day -> requireSame(client, name, day, joined.values()));
      }
      RealTables.treaties(tables).forEach((treaty, joined) -> requireSame(client, treaty, joined));
    }
  }

  private static void requireWithin(LedgerClient client, long position, Published it) {
    JsonNode count = count(client, it.instrument(), it.day() + "&atLeast=" + position);
    assertThat(it.states())
        .as("%s", it)
        .isBetween(count.path("certain").asInt(), count.path("possible").asInt());
  }

  private static void requireSame(LedgerClient client, String treaty, Map<String, Joined> joined) {
    requireSame(client, treaty, LocalDate.parse("1990-06-30"), joined.values());
    requireSame(client, treaty, LocalDate.parse("2007-03-01"), joined.values());
  }

  private static void requireSame(
      LedgerClient client, String instrument, LocalDate day, Collection<Joined> joined) {
    JsonNode count = count(client, instrument, day.toString());
    long certain = joined.stream().filter(it -> !it.latest().isAfter(day)).count();
    long possible = joined.stream().filter(it -> !it.earliest().isAfter(day)).count();
    assertThat(count.path("certain").asLong()).as("%s %s", instrument, day).isEqualTo(certain);
    assertThat(count.path("possible").asLong()).as("%s %s", instrument, day).isEqualTo(possible);
  }

  private static List<LocalDate> days() {
    List<LocalDate> days = new ArrayList<>();
    LocalDate day = LocalDate.parse("2015-05-01");
    while (day.getYear() < 2025) {
      days.add(day);
      day = day.plusDays(73);
    }
    return days;
  }

  private static JsonNode count(LedgerClient client, String instrument, String asOf) {
    return LedgerClient.json(
        client.get(
            "/api/instruments/" + instrument + "/endorsements/count?asOf=" + asOf,
            "application/json"));
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Typed ledger(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", data().toString()));
    return Typed.ledger(all.toArray(String[]::new));
  }
}
