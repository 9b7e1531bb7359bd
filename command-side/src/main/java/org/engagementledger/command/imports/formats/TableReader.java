package org.engagementledger.command.imports.formats;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The rows of a file, one after the other. */
public interface TableReader extends AutoCloseable {
  /**
   * A row as it stands in the file.
   *
   * @param number as a spreadsheet counts, from 1; the header is row 1
   * @param cells what its columns say; null where a cell is blank
   * @param fault why it cannot be read; empty if it can
   */
  record RawRow(long number, Map<String, JsonNode> cells, String fault) {
    /** A row that cannot be read. */
    static RawRow faulty(long number, String fault) {
      return new RawRow(number, Map.of(), fault);
    }

    /** Whether no cell says anything. */
    public boolean isBlank() {
      return cells.values().stream().allMatch(JsonNode::isNull);
    }

    /** What a column says, as {@link CellText#plain} has it; empty if nothing. */
    public String text(String column) {
      JsonNode cell = cells.get(column);
      return cell == null || cell.isNull() ? "" : CellText.plain(cell.asString(""));
    }
  }

  /** The names in the header; empty if rows carry the names themselves. */
  List<String> columns();

  /**
   * The next row; empty after the last.
   *
   * @throws org.engagementledger.text.Refusal if the file cannot be read any further
   */
  Optional<RawRow> next();

  @Override
  void close();
}
