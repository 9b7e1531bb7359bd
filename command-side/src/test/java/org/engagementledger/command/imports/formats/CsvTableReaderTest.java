package org.engagementledger.command.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.engagementledger.command.imports.formats.TableReader.RawRow;
import org.engagementledger.samples.SeededRandom;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.NullNode;

/** The rules of RFC 4180, written by a writer that only knows those. */
class CsvTableReaderTest {
  private static final List<String> PIECES =
      List.of("state", " ", ",", ";", "\t", "\"", "\"\"", "\n", "\r\n", "'", "\\", "é", "🏫", "#");

  @Test
  void everyCellComesOutAsItWentIn() {
    SeededRandom.each(
        500,
        seeded -> {
          char separator = seeded.of(',', ';', '\t');
          String end = seeded.of("\n", "\r\n");
          int width = 2 + seeded.below(4);
          List<List<String>> rows =
              Stream.generate(() -> Stream.generate(() -> cell(seeded)).limit(width).toList())
                  .limit(1 + seeded.below(6))
                  .toList();
          String header =
              IntStream.range(0, width)
                  .mapToObj(i -> "c" + i)
                  .collect(Collectors.joining(String.valueOf(separator)));
          String text =
              header
                  + end
                  + rows.stream()
                      .map(row -> line(row, separator, seeded))
                      .collect(Collectors.joining(end))
                  + (seeded.oneIn(2) ? end : "");

          assertThat(read(text).stream().map(CsvTableReaderTest::cells).toList())
              .isEqualTo(expected(rows));
        });
  }

  @Test
  void rowsAreCountedAsASpreadsheetCountsThem() {
    assertThat(read("a,b\n1,\"x\ny\"\n\n3,4\n"))
        .extracting(RawRow::number)
        .containsExactly(2L, 3L, 4L);
  }

  @Test
  void emptyCellsAtTheEndOfARowDoNotCountAndFilledOnesBeyondTheHeaderAreFaulty() {
    assertThat(read("a,b,,\n1\n1,2,3\n1,2,,,\u00a0\n,,,"))
        .extracting(RawRow::fault)
        .containsExactly("", "has 3 cells, and the header 2", "", "");
    RawRow row = read("a,b\n1").getFirst();
    assertThat(row.text("a")).isEqualTo("1");
    assertThat(row.cells()).containsEntry("b", NullNode.instance);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sep=;\na;b\n1,5;2",
        "sep=;\r\na;b\r\n1,5;2",
        "sep=;;\na;b\n1,5;2",
        "SEP=;\na;b\n1,5;2",
        "\"sep=;\"\r\na;b\n1,5;2"
      })
  void theLineThatNamesTheSeparatorIsNoHeader(String text) {
    RawRow row = read(text).getFirst();
    assertThat(row.text("a")).isEqualTo("1,5");
    assertThat(row.number()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ";;\nsep=;\na;b\n1,5;2",
        ";;\r\nsep=;;\r\na;b\r\n1,5;2",
        "\nsep=;\na;b\n1,5;2",
        " \t\n\"sep=;\"\na;b\n1,5;2",
        ",,\nSEP=;\n;;\na;b\n1,5;2"
      })
  void linesThatSayNothingMayStandAheadOfIt(String text) {
    RawRow row = read(text).getFirst();
    assertThat(row.text("a")).isEqualTo("1,5");
    assertThat(row.number()).isEqualTo(text.lines().count());
  }

  @Test
  void whatNobodySeesInAHeaderOrACellMakesNoDifference() {
    RawRow row = read("\u00a0State\u200b,Day \n No\u00a0 rway\u200b ,\u200b").getFirst();
    assertThat(row.text("State")).isEqualTo("No rway");
    assertThat(row.cells()).containsOnlyKeys("State", "Day");
    assertThat(row.text("Day")).isEmpty();
  }

  @Test
  void theMarkThatSpreadsheetsPutAheadIsNoPartOfAName() throws IOException {
    byte[] bytes = "\uFEFF\"state\",day\nNO,2015".getBytes(StandardCharsets.UTF_8);
    try (CsvTableReader table =
        new CsvTableReader(Utf8Reader.reader(new ByteArrayInputStream(bytes)), "")) {
      assertThat(table.columns()).containsExactly("state", "day");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n\r\n", ";;\n", "\"\";\n \n", "\u00a0\n,,,,\n"})
  void linesThatSayNothingMayStandAheadOfTheHeader(String ahead) {
    RawRow row = read(ahead + "a;b;c\n1,5;2,5;3,5").getFirst();
    assertThat(row.fault()).isEmpty();
    assertThat(row.text("a")).isEqualTo("1,5");
    assertThat(row.number()).isEqualTo(2 + ahead.lines().count());
  }

  @Test
  void aLineMayEndWithinANameAsSpreadsheetsWriteIt() {
    RawRow row = read("State,\"Date\r\n(d/m/y)\"\nNO,2015").getFirst();
    assertThat(row.text("Date (d/m/y)")).isEqualTo("2015");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "State;\"Date (d, m, y)\";Note",
        "the \"old\", a;b;c\";d",
        "\"a\tb\tc\";\"\"\"b,c,\""
      })
  void theSeparatorIsOutsideOfQuotes(String header) {
    try (CsvTableReader table =
        new CsvTableReader(new BufferedReader(new StringReader(header)), "")) {
      assertThat(table.columns()).hasSizeGreaterThan(1).noneMatch(it -> it.contains(";"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"state;day\nNO;2015", "\"state, or what it is\";day;\"a, b\"\nNO;1;2"})
  void whatIsInQuotesSeparatesNothing(String text) {
    assertThat(read(text).getFirst().fault()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a,a\n1,2", "a, a \n1,2", "a,\"b\n1,2", "a,b\n1,\"2\n3,4"})
  void aTableThatCannotBeToldIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(Refusal.class);
  }

  @Test
  void aCellOfAMillionCharactersIsRead() {
    String huge = "x".repeat(1_000_000);
    assertThat(read("a,b\n1," + huge).getFirst().text("b")).isEqualTo(huge);
  }

  private static List<RawRow> read(String text) {
    try (CsvTableReader table =
        new CsvTableReader(new BufferedReader(new StringReader(text)), "")) {
      List<RawRow> rows = new ArrayList<>();
      Optional<RawRow> row = table.next();
      while (row.isPresent()) {
        rows.add(row.get());
        row = table.next();
      }
      return rows;
    } catch (UncheckedIOException e) {
      throw new AssertionError(e);
    }
  }

  private static String cell(SeededRandom seeded) {
    return Stream.generate(() -> seeded.of(PIECES))
        .limit(seeded.below(5))
        .collect(Collectors.joining());
  }

  private static String line(List<String> cells, char separator, SeededRandom seeded) {
    return cells.stream()
        .map(cell -> written(cell, separator, seeded))
        .collect(Collectors.joining(String.valueOf(separator)));
  }

  private static String written(String cell, char separator, SeededRandom seeded) {
    boolean plain =
        cell.strip().equals(cell)
            && cell.chars().noneMatch(it -> it == separator || "\"\n\r".indexOf(it) >= 0);
    return plain && seeded.oneIn(2) ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }

  private static Map<String, String> cells(RawRow row) {
    assertThat(row.fault()).isEmpty();
    Map<String, String> cells = new TreeMap<>();
    row.cells()
        .forEach(
            (column, cell) -> {
              if (!cell.isNull()) {
                cells.put(column, cell.asString());
              }
            });
    return cells;
  }

  private static List<Map<String, String>> expected(List<List<String>> rows) {
    return rows.stream()
        .map(
            row -> {
              Map<String, String> cells = new TreeMap<>();
              for (int i = 0; i < row.size(); i++) {
                if (!row.get(i).isBlank()) {
                  cells.put("c" + i, row.get(i));
                }
              }
              return cells;
            })
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "x\n", "a,", "\"\""})
  void aRowBeyondAnyLengthIsRefusedBeforeItIsHeld(String piece) {
    var rows = new StringReader("a,b\n1,2\n\"" + piece.repeat(2_000_001));
    CsvTableReader table = new CsvTableReader(new BufferedReader(rows), ",");
    assertThat(table.next()).isPresent();
    assertThatThrownBy(table::next)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("row 2 has more than 2,000,000 characters");
  }

  @Test
  void aRowOfAnyNumberOfCellsIsRefusedToo() {
    var rows = new StringReader("a,b\n1,2\n" + "a,".repeat(1_100_000));
    CsvTableReader table = new CsvTableReader(new BufferedReader(rows), ",");
    assertThat(table.next()).isPresent();
    assertThatThrownBy(table::next).isInstanceOf(Refusal.class);
  }

  @Test
  void manyRowsMayHaveQuotationMarksAnywhere() {
    String row = "5\" pipe,\"said \"\"yes\"\",\nand left\"\n";
    CsvTableReader table =
        new CsvTableReader(new BufferedReader(new StringReader("a,b\n" + row.repeat(50_000))), ",");
    for (int n = 0; n < 50_000; n++) {
      assertThat(table.next().orElseThrow().fault()).isEmpty();
    }
  }
}
