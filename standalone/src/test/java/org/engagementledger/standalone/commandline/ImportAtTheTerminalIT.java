package org.engagementledger.standalone.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportAtTheTerminalIT {
  private static final Path SAMPLE =
      Path.of("../shared-events/src/test/resources/pages/kazakhstan-in-our-words.txt");

  @TempDir Path folder;

  @Test
  void aBadFileKeepsNobodyFromTheOthers() throws IOException {
    Path data = folder.resolve("data");
    Path bad = Files.write(folder.resolve("bad.txt"), new byte[] {(byte) 0xff, '\n'});
    Path good = folder.resolve("good.txt");
    Files.copy(SAMPLE, good);

    CommandLineResult typed =
        CommandLineResult.ledger(
            "import", bad.toString(), good.toString(), "--data", data.toString());

    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.text()).contains("good.txt, KZ:");
    assertThat(typed.errors()).contains("ledger: " + bad).contains("1 of 2 files failed: [" + bad);
    CommandLineResult shown =
        CommandLineResult.ledger("show", "KZ", "--format", "page", "--data", data.toString());
    assertThat(shown.bytes()).isEqualTo(Files.readAllBytes(good));
  }

  @Test
  void aWorkbookIsToldWhatToDoWhateverItIsCalled() throws IOException {
    for (String name : List.of("e.xlsx", "E.XLSX", "e.csv", "e.txt")) {
      Path workbook = folder.resolve(name);
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(workbook))) {
        for (String part : List.of("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml")) {
          zip.putNextEntry(new ZipEntry(part));
          zip.write(part.getBytes(StandardCharsets.UTF_8));
        }
      }
      String data = folder.resolve("workbooks").toString();
      CommandLineResult typed =
          CommandLineResult.ledger("import", workbook.toString(), "--dry-run", "--data", data);
      assertThat(typed.exit()).as(name).isEqualTo(2);
      assertThat(typed.errors())
          .as(name)
          .contains("a workbook of a spreadsheet", "CSV")
          .doesNotContain("\tat ", "not UTF-8");
    }
  }

  @Test
  void aTableUnderAnotherNameIsToldHowTablesAreCalled() throws IOException {
    Path table = Files.writeString(folder.resolve("table.txt"), "sort,country\nendorsement,NO\n");
    String data = folder.resolve("none").toString();
    CommandLineResult typed =
        CommandLineResult.ledger("import", table.toString(), "--dry-run", "--data", data);
    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.errors()).contains(".csv, .tsv or .jsonl");
  }
}
