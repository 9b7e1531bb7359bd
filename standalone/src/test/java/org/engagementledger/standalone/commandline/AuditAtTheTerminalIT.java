package org.engagementledger.standalone.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit through the command line, on a data folder of its own. */
class AuditAtTheTerminalIT {
  private static final String TABLE =
      """
      sort,country,instrument,date
      endorsement,NO,safe-schools-declaration,2015-05-29
      endorsement,AR,safe-schools-declaration,2015-05
      """;

  @TempDir static Path folder;

  @BeforeAll
  static void importTable() throws IOException {
    Path table = Files.writeString(folder.resolve("endorsers.csv"), TABLE);
    CommandLineResult imported = ledger("import", table.toString());
    assertThat(imported.exit()).as(imported.errors()).isZero();
  }

  @Test
  void aTableHasALineForEachEventOfTheFilter() {
    CommandLineResult table = ledger("audit", "--country", "NO", "--format", "csv");
    assertThat(table.exit()).as(table.errors()).isZero();
    assertThat(table.text().split("\r\n"))
        .hasSize(3)
        .satisfies(
            lines -> {
              assertThat(lines[0]).startsWith("position,time,actor,");
              assertThat(lines[1]).contains("dossier-opened", ",NO,");
              assertThat(lines[2]).contains("endorsement-registered", ",2015-05-29,");
            });
  }

  @Test
  void aLineOfJsonForEachEventComesInTheOrderOfTheLog() {
    List<JsonNode> lines = lines(ledger("audit", "--format", "jsonl"));
    assertThat(lines).extracting(it -> it.path("position").asLong()).isSorted();
    assertThat(lines)
        .extracting(it -> it.path("type").asString())
        .contains("org.engagementledger.endorsement-registered.v1");
  }

  @Test
  void theEntriesOfTheLogAreCloudEvents() {
    List<JsonNode> lines =
        lines(ledger("audit", "--type", "endorsement-registered", "--format", "cloudevents"));
    assertThat(lines).hasSize(2);
    assertThat(lines)
        .allSatisfy(it -> assertThat(it.path("specversion").asString()).isEqualTo("1.0"))
        .extracting(it -> it.path("data").path("country").asString())
        .containsExactlyInAnyOrder("NO", "AR");
  }

  @Test
  void whoTookWhatOutIsAskedForAsText() {
    assertThat(ledger("audit", "--country", "AR", "--format", "jsonl").exit()).isZero();
    assertThat(ledger("audit", "--type", "audit-exported").text())
        .contains("Exported the audit (country=AR): 2 events as jsonl");
  }

  @Test
  void whatCameLateSaysHowLate() {
    assertThat(ledger("audit", "--backdated", "90").text())
        .contains("NO", "AR", "Late by ", "imported ")
        .doesNotContain("Opened the dossier");
    CommandLineResult never = ledger("audit", "--backdated", "1000000");
    assertThat(never.text()).isEmpty();
    assertThat(never.errors()).isEqualToIgnoringNewLines("Nothing was recorded that late.");
    CommandLineResult wrong = ledger("audit", "--backdated", "0");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.errors()).contains("'days'").doesNotContain("\tat ");
  }

  @Test
  void whereNothingFitsThatIsSaidBesideWhatIsPrinted() {
    CommandLineResult typed = ledger("audit", "--correlation", "import 00");
    assertThat(typed.exit()).isZero();
    assertThat(typed.text()).isEmpty();
    assertThat(typed.errors()).isEqualToIgnoringNewLines("No event fits.");
  }

  @Test
  void aFormThatThereIsNotIsExplained() {
    CommandLineResult typed = ledger("audit", "--format", "pdf");
    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.errors()).contains("pdf", "csv").doesNotContain("\tat ");
  }

  private static List<JsonNode> lines(CommandLineResult typed) {
    assertThat(typed.exit()).as(typed.errors()).isZero();
    return typed.text().lines().map(it -> new JsonMapper().readTree(it)).toList();
  }

  private static CommandLineResult ledger(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return CommandLineResult.ledger(all.toArray(String[]::new));
  }
}
