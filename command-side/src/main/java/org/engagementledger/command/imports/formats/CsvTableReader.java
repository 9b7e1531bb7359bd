package org.engagementledger.command.imports.formats;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.text.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** Comma-separated values with a header (RFC 4180), or separated by semicolons or tabs. */
public final class CsvTableReader implements TableReader {
  private static final int LONGEST_HEADER = 64 * 1024;
  private static final CsvMapper CSV =
      CsvMapper.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build();

  /** As Excel writes it ahead of the header, for itself; lines that say nothing may be first. */
  private static final Pattern SEPARATOR_LINE =
      Pattern.compile(
          "(?:[,;\\t ]*\\R)*+[,;\\t]*\"?sep=(.)\"?[,;\\t]*[ \\t]*(?:\\R|\\z)",
          Pattern.CASE_INSENSITIVE);

  /** What no text has; a line may end within the quotes of a name, though. */
  private static final Pattern BINARY = Pattern.compile("[\\p{Cc}&&[^\\r\\n\\t\u0085]]");

  private static final String SEPARATORS = ",;\t";

  private final MappingIterator<String[]> records;
  private final List<String> columns;
  private long row;

  /**
   * Reads the header.
   *
   * @param separator of columns; empty to take the one that gives most columns
   */
  public CsvTableReader(Reader text, String separator) {
    String said = separator.isEmpty() ? separatorLine(text) : separator;
    char between = said.isEmpty() ? separator(text) : said.charAt(0);
    records = records(new BoundedRecordReader(text, between), between);
    columns = header(firstRecord());
  }

  /** Lines that say nothing may stand ahead of the header. */
  private String[] firstRecord() {
    Optional<String[]> record = record();
    while (record.isPresent() && Arrays.stream(record.get()).allMatch(CsvTableReader::isEmpty)) {
      record = record();
    }
    return record.orElseThrow(() -> new Refusal("the file is empty").at("/file"));
  }

  /** Nor does a line of separators, be they of another kind. */
  private static boolean isEmpty(String cell) {
    return cell.chars()
        .allMatch(
            it ->
                SEPARATORS.indexOf(it) >= 0 || CellText.trimmed(Character.toString(it)).isEmpty());
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
    for (int i = 0; i < columns.size(); i++) {
      boolean isEmpty = i >= filled || CellText.trimmed(cells[i]).isEmpty();
      said.put(columns.get(i), isEmpty ? NullNode.instance : StringNode.valueOf(cells[i]));
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
    for (String name : Arrays.copyOf(names, filled(names))) {
      String plain = CellText.plain(name);
      String column = plain.isEmpty() ? "column " + (columns.size() + 1) : plain;
      if (BINARY.matcher(name).find()) {
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
    if (!line.lookingAt()) {
      return "";
    }
    try {
      long left = line.end();
      while (left > 0) {
        left -= text.skip(left);
      }
      row += line.group().lines().count();
      return line.group(1);
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  /** The one that stands most often in the first line that says something, outside its quotes. */
  private static char separator(Reader text) {
    Map<Character, Integer> counts = new HashMap<>();
    boolean isQuoted = false;
    boolean mayBeginQuoted = true;
    boolean isBlank = true;
    for (char next : begin(text).toCharArray()) {
      if (next == '\n' && !isQuoted && !isBlank) {
        break;
      }
      if (next == '\n' && !isQuoted) {
        counts.clear();
      } else if (next == '"') {
        mayBeginQuoted = isQuoted || mayBeginQuoted;
        isQuoted = !isQuoted && mayBeginQuoted;
      } else if (SEPARATORS.indexOf(next) >= 0 && !isQuoted) {
        counts.merge(next, 1, Integer::sum);
      } else {
        isBlank = isBlank && isEmpty(String.valueOf(next));
      }
      mayBeginQuoted =
          SEPARATORS.indexOf(next) >= 0 || next == '\n' || next == '"' && mayBeginQuoted;
    }
    return most(counts);
  }

  private static char most(Map<Character, Integer> counts) {
    char best = ',';
    for (int i = 0; i < SEPARATORS.length(); i++) {
      char separator = SEPARATORS.charAt(i);
      if (counts.getOrDefault(separator, 0) > counts.getOrDefault(best, 0)) {
        best = separator;
      }
    }
    return best;
  }

  private static String begin(Reader text) {
    try {
      text.mark(LONGEST_HEADER);
      char[] begin = new char[LONGEST_HEADER];
      int length = 0;
      int read = text.read(begin, 0, LONGEST_HEADER);
      while (read > 0) {
        length += read;
        read = text.read(begin, length, LONGEST_HEADER - length);
      }
      text.reset();
      return new String(begin, 0, length);
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  private static MappingIterator<String[]> records(Reader text, char separator) {
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
    return CSV.readerFor(String[].class).with(schema).readValues(text);
  }
}
