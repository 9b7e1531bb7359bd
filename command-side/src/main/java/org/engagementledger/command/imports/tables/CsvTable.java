package org.engagementledger.command.imports.tables;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.events.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** Comma-separated values with a header (RFC 4180), or separated by semicolons or tabs. */
final class CsvTable implements Table {
  private static final int LONGEST_HEADER = 64 * 1024;
  private static final CsvMapper CSV =
      CsvMapper.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build();

  /** As Excel writes it ahead of the header, for itself. */
  private static final Pattern SEPARATOR_LINE = Pattern.compile("sep=(.)[,;\\t]*\\s*");

  private final MappingIterator<String[]> records;
  private final List<String> columns;
  private long row;

  /**
   * Reads the header.
   *
   * @param separator of columns; empty to take the one that gives most columns
   */
  CsvTable(Reader text, String separator) {
    String said = separator.isEmpty() ? separatorLine(text) : separator;
    char between = said.isEmpty() ? separator(text) : said.charAt(0);
    records = records(new BoundedRecordReader(text, between), between);
    columns = header(record().orElseThrow(() -> new Refusal("the file is empty").at("/file")));
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Optional<RawRow> next() {
    return record().map(this::row);
  }

  @Override
  public void close() {
    records.close();
  }

  private RawRow row(String[] cells) {
    int filled = filled(cells);
    if (filled > columns.size()) {
      return RawRow.faulty(
          row, "has %d cells, and the header %d".formatted(filled, columns.size()));
    }
    Map<String, JsonNode> said = new LinkedHashMap<>();
    for (int i = 0; i < filled; i++) {
      if (!CellText.trimmed(cells[i]).isEmpty()) {
        said.put(columns.get(i), StringNode.valueOf(cells[i]));
      }
    }
    return new RawRow(row, said, "");
  }

  /** How many cells there are up to the last that says something: spreadsheets add empty ones. */
  private static int filled(String... cells) {
    int filled = cells.length;
    while (filled > 0 && CellText.trimmed(cells[filled - 1]).isEmpty()) {
      filled--;
    }
    return filled;
  }

  private Optional<String[]> record() {
    try {
      if (!records.hasNextValue()) {
        return Optional.empty();
      }
      String[] cells = records.nextValue();
      row++;
      return Optional.of(cells);
    } catch (JacksonException wrong) {
      if (wrong.getCause() instanceof IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      if (wrong.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      String where = "after row " + row + " this is no CSV: ";
      throw new Refusal(where + wrong.getOriginalMessage()).at("/file");
    }
  }

  private static List<String> header(String[] names) {
    List<String> columns = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String name : Arrays.copyOf(names, Math.max(1, filled(names)))) {
      String plain = CellText.plain(name);
      String column = plain.isEmpty() ? "column " + (columns.size() + 1) : plain;
      if (name.strip().chars().anyMatch(Character::isISOControl)) {
        throw new Refusal("the first line is no header of a table").at("/file");
      }
      if (!seen.add(column)) {
        throw new Refusal("the header has the column '" + column + "' twice").at("/file");
      }
      columns.add(column);
    }
    return List.copyOf(columns);
  }

  /** The separator that a first line {@code sep=;} names, and that line is gone; else empty. */
  private String separatorLine(Reader text) {
    Matcher line = SEPARATOR_LINE.matcher(begin(text));
    if (!line.matches()) {
      return "";
    }
    try {
      int next = text.read();
      while (next >= 0 && next != '\n') {
        next = text.read();
      }
      row++;
      return line.group(1);
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  private static char separator(Reader text) {
    String begin = begin(text);
    char best = ',';
    int most = 1;
    for (char separator : new char[] {',', ';', '\t'}) {
      int columns = columns(begin, separator);
      if (columns > most) {
        best = separator;
        most = columns;
      }
    }
    return best;
  }

  private static int columns(String begin, char separator) {
    try (MappingIterator<String[]> header = records(new StringReader(begin), separator)) {
      return header.hasNextValue() ? header.nextValue().length : 0;
    } catch (JacksonException none) {
      return 0;
    }
  }

  private static String begin(Reader text) {
    try {
      text.mark(LONGEST_HEADER);
      StringBuilder begin = new StringBuilder();
      int next = text.read();
      while (next >= 0 && next != '\n' && begin.length() < LONGEST_HEADER - 1) {
        begin.append((char) next);
        next = text.read();
      }
      text.reset();
      return begin.toString();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  private static MappingIterator<String[]> records(Reader text, char separator) {
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
    return CSV.readerFor(String[].class).with(schema).readValues(text);
  }
}
