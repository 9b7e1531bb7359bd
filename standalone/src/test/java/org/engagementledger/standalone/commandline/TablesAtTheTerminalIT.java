package org.engagementledger.standalone.commandline;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that travel through the command line, on a data folder of its own. */
class TablesAtTheTerminalIT {
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
    assertThat(refused.text())
        .contains("refused", "column country", "ZZ", "2 rows: 1 unchanged, 1 refused. 0 events");
    assertThat(refused.errors()).contains("1 row was refused; the").doesNotContain("\tat ");
    assertThat(ledger("import", folder.resolve("none.csv").toString()).exit()).isEqualTo(2);
  }

  @Test
  void aTableIsReadWithAMapping() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("members.csv"),
            "iso2,name,edtf,source,note\nCA,Canada,2017-11-15,a list,host\n");
    String mapping = RealTables.mapping("vancouver-principles").toString();

    Typed first = ledger("import", table.toString(), "--mapping", mapping);
    Typed again = ledger("import", table.toString(), "--mapping", mapping);

    assertThat(first.text()).contains("2 events recorded");
    assertThat(again.text()).contains("0 events recorded");
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
