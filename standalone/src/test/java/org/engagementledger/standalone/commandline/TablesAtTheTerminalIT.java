package org.engagementledger.standalone.commandline;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.engagementledger.standalone.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that travel through the command line, on a data folder of its own. */
class TablesAtTheTerminalIT {
  private static final int VISITS = 2_000;

  /** By how many bytes the folder has grown when the process is killed. */
  private static final long GROWN = 400_000;

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
    CommandLineResult refused = ledger("import", table.toString());
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

    CommandLineResult first = ledger("import", table.toString(), "--mapping", mapping);
    CommandLineResult again = ledger("import", table.toString(), "--mapping", mapping);

    assertThat(first.text()).contains("2 events recorded");
    assertThat(again.text()).contains("0 events recorded");
  }

  /** As often as it is killed: nothing of it is lost or doubled, and the proofs hold. */
  @Test
  void anImportWhoseProcessIsKilledIsFinishedByRunningItAgain() throws IOException {
    Path table = Files.writeString(folder.resolve("visits.csv"), visits());
    String[] words = {"import", table.toString(), "--data", data().toString()};
    int before = 0;
    for (int kills = 0; kills < 3; kills++) {
      try (ChildProcess child = ChildProcess.start(LedgerCommand.class.getName(), words)) {
        long begun = untilGrown(child, 0);
        var unused = untilGrown(child, begun + GROWN);
        child.kill();
      }
      CommandLineResult verified = ledger("verify");
      assertThat(verified.exit()).as(verified.errors()).isZero();
      assertThat(verified.text()).contains("Everything is as it was recorded.");
      int now = meetings();
      assertThat(now).isGreaterThan(before).isLessThan(VISITS);
      before = now;
    }
    assertThat(ledger("import", table.toString()).exit()).isZero();
    assertThat(ledger("import", table.toString()).text()).contains("0 events recorded");
    assertThat(meetings()).isEqualTo(VISITS);
    String killed = ledger("show", "NO", "--format", "json").text();
    Path undisturbed = folder.resolve("undisturbed");
    String[] again = {"import", table.toString(), "--data", undisturbed.toString()};
    assertThat(CommandLineResult.ledger(again).exit()).isZero();
    String[] show = {"show", "NO", "--format", "json", "--data", undisturbed.toString()};
    assertThat(withoutTimes(killed)).isEqualTo(withoutTimes(CommandLineResult.ledger(show).text()));
  }

  /** Waits until the folder has more bytes than that, and gives how many it has. */
  private long untilGrown(ChildProcess child, long bytes) throws IOException {
    long now = bytes();
    while (now <= bytes && child.isAlive()) {
      ChildProcess.pause(Duration.ofMillis(20));
      now = bytes();
    }
    return now;
  }

  private long bytes() throws IOException {
    if (Files.notExists(data())) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(data())) {
      return files.mapToLong(it -> it.toFile().length()).sum();
    }
  }

  private static String visits() {
    return IntStream.rangeClosed(1, VISITS)
        .mapToObj(i -> "engagement,NO,MEETING,2019-03-04,Visit %d,Met %d times\n".formatted(i, i))
        .collect(Collectors.joining("", "sort,country,kind,date,title,text\n", ""));
  }

  /** What is shown of a dossier is a page of it, and a country's line counts all. */
  private int meetings() {
    String listed = ledger("countries", "--format", "json").text();
    return Pattern.compile("\"engagements\":(\\d+)")
        .matcher(listed)
        .results()
        .mapToInt(it -> Integer.parseInt(it.group(1)))
        .sum();
  }

  private static String withoutTimes(String json) {
    return json.replaceAll("\"(asOf|knownAt|time)\":\"[^\"]*\"", "");
  }

  private Path data() {
    return folder.resolve("data");
  }

  private CommandLineResult ledger(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", data().toString()));
    return CommandLineResult.ledger(all.toArray(String[]::new));
  }
}
