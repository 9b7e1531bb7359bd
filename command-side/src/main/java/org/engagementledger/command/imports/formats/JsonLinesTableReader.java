package org.engagementledger.command.imports.formats;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.problems.JsonErrorMessages;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object on each line. */
public final class JsonLinesTableReader implements TableReader {
  private static final int LONGEST_LINE = 1_000_000;

  private final Reader text;
  private final ObjectReader json;
  private long line;

  public JsonLinesTableReader(Reader text, JsonMapper json) {
    this.text = text;
    this.json = json.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
  }

  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public Optional<RawRow> next() {
    try {
      return line().map(this::row);
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  @Override
  public void close() {
    try {
      text.close();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  /** The next line; of a longer one only so much that it is seen to be too long. */
  private Optional<String> line() throws IOException {
    StringBuilder read = new StringBuilder();
    int next = text.read();
    if (next < 0) {
      return Optional.empty();
    }
    line++;
    while (next >= 0 && next != '\n') {
      if (read.length() <= LONGEST_LINE) {
        read.append((char) next);
      }
      next = text.read();
    }
    return Optional.of(read.toString());
  }

  private RawRow row(String said) {
    if (said.isBlank()) {
      return new RawRow(line, Map.of(), "");
    }
    if (said.length() > LONGEST_LINE) {
      return RawRow.faulty(line, "has more than 1,000,000 characters");
    }
    try {
      return json.readTree(said) instanceof ObjectNode object
          ? new RawRow(line, cells(object), "")
          : RawRow.faulty(line, "is no JSON object");
    } catch (JacksonException wrong) {
      return RawRow.faulty(line, "is no JSON that can be read: " + explain(wrong));
    }
  }

  /** Each line is read by itself, so that all are called line 1. */
  private static String explain(JacksonException wrong) {
    return JsonErrorMessages.explain(wrong).detail().replace("line 1, ", "");
  }

  private static Map<String, JsonNode> cells(ObjectNode object) {
    Map<String, JsonNode> cells = new LinkedHashMap<>();
    object.forEachEntry(
        (name, value) -> {
          boolean isEmpty = value.isString() && CellText.trimmed(value.asString()).isEmpty();
          cells.put(name, isEmpty ? NullNode.instance : value);
        });
    return cells;
  }
}
