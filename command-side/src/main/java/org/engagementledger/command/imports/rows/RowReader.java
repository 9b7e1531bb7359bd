package org.engagementledger.command.imports.rows;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.formats.CellText;
import org.engagementledger.command.imports.formats.TableReader.RawRow;
import org.engagementledger.command.imports.rows.TableMapping.Rule;
import org.engagementledger.text.FoldedText;
import org.engagementledger.text.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Reads rows by a mapping. */
public final class RowReader {
  private static final String SORT = "sort";

  /** Every member that a row can have, by its key. */
  private static final Map<String, String> MEMBERS =
      Stream.concat(
              Stream.of(SORT), Arrays.stream(RowType.values()).flatMap(it -> it.members().stream()))
          .distinct()
          .collect(Collectors.toMap(CellText::key, Function.identity()));

  private final TableMapping mapping;
  private final CellConverter cells;
  private final JsonMapper json;

  public RowReader(TableMapping mapping, JsonMapper json) {
    this.mapping = mapping;
    this.json = json;
    try {
      cells = new CellConverter(new DateFormats(mapping.dates(), mapping.language()));
    } catch (Refusal wrong) {
      throw wrong.at("/mapping");
    }
  }

  /** What a row says, or why that cannot be said. */
  public RowParseResult read(RawRow raw) {
    if (!raw.fault().isEmpty()) {
      return new RowParseResult.SkippedRow(
          RowReport.unread(raw.number(), Action.REFUSED, "", raw.fault()));
    }
    return raw.isBlank() ? new RowParseResult.BlankRow() : byRule(raw);
  }

  private RowParseResult byRule(RawRow raw) {
    for (int i = 0; i < mapping.rows().size(); i++) {
      Rule rule = mapping.rows().get(i);
      if (fits(rule, raw)) {
        return rule.skip().isEmpty() ? said(raw, i) : skipped(raw, rule.skip());
      }
    }
    return refused(raw, "", "no rule of the mapping is for a row that says so");
  }

  private static boolean fits(Rule rule, RawRow raw) {
    return rule.when().entrySet().stream()
        .allMatch(
            it ->
                it.getValue().stream()
                    .map(CellText::folded)
                    .anyMatch(FoldedText.of(raw.text(it.getKey()))::equals));
  }

  private RowParseResult said(RawRow given, int number) {
    Rule rule = mapping.rows().get(number);
    RawRow raw = rule.isOfTheApi() ? withMembers(given) : given;
    Map<String, JsonNode> said = rule.isOfTheApi() ? ofTheApi(raw) : mapped(rule, raw);
    String member = SORT;
    try {
      RowType sort = sort(rule, raw);
      requireKnown(sort, said);
      TableRow row = new TableRow(raw.number(), number, sort, "", "", json.createObjectNode());
      for (Map.Entry<String, JsonNode> cell : said.entrySet()) {
        member = cell.getKey();
        row = cell.getValue().isNull() ? row : with(row, member, cell.getValue());
      }
      member = "date";
      CellConverter.putDays(row.members(), sort, mapping.inexactIntervals());
      CellConverter.joinEnds(row.members());
      member = "country";
      Refusal.unless(!sort.isFact() || !row.country().isEmpty(), "the row says no country");
      member = "";
      Refusal.unless(!row.members().isEmpty(), "the row says nothing but its country");
      CellConverter.putEmpty(row.members(), sort, said);
      return new RowParseResult.ParsedRow(row);
    } catch (Refusal wrong) {
      String at = wrong.pointer().isEmpty() ? member : wrong.pointer().substring(1);
      return refused(raw, rule.columns().getOrDefault(at, at), wrong.getMessage());
    }
  }

  private static RowType sort(Rule rule, RawRow raw) {
    if (!rule.sort().isEmpty()) {
      return RowType.named(rule.sort());
    }
    boolean isEngagement = raw.text(SORT).isEmpty() && !raw.text("kind").isEmpty();
    Refusal.unless(
        isEngagement || !raw.text(SORT).isEmpty(),
        "nothing says what the row is: give a mapping, or a column 'sort'");
    return isEngagement ? RowType.ENGAGEMENT : RowType.named(raw.text(SORT));
  }

  /** The row with its columns called as the members of the API that they spell in some way. */
  private static RawRow withMembers(RawRow raw) {
    Map<String, JsonNode> cells = new LinkedHashMap<>();
    raw.cells()
        .forEach((name, cell) -> cells.put(MEMBERS.getOrDefault(CellText.key(name), name), cell));
    return new RawRow(raw.number(), cells, "");
  }

  private static Map<String, JsonNode> ofTheApi(RawRow raw) {
    Map<String, JsonNode> said = new LinkedHashMap<>(raw.cells());
    said.remove(SORT);
    return said;
  }

  private static Map<String, JsonNode> mapped(Rule rule, RawRow raw) {
    Map<String, JsonNode> said = new LinkedHashMap<>();
    rule.constants().forEach((member, text) -> said.put(member, StringNode.valueOf(text)));
    rule.columns()
        .forEach(
            (member, column) -> {
              JsonNode cell = raw.cells().get(column);
              if (cell != null && !(cell.isNull() && said.containsKey(member))) {
                said.put(member, cell);
              }
            });
    return said;
  }

  /** A table has columns for rows of all sorts, which are empty where they do not matter. */
  private static void requireKnown(RowType sort, Map<String, JsonNode> said) {
    List<String> known = List.copyOf(sort.members());
    said.entrySet().stream()
        .filter(cell -> !cell.getValue().isNull())
        .map(Map.Entry::getKey)
        .filter(member -> !known.contains(member))
        .findFirst()
        .ifPresent(member -> refuse(sort, member, known));
  }

  private static void refuse(RowType sort, String member, List<String> known) {
    String others = "; known are " + String.join(", ", known);
    throw new Refusal("this is nothing that a row of the sort " + sort.slug() + " says" + others)
        .at("/" + member);
  }

  private TableRow with(TableRow row, String member, JsonNode cell) {
    JsonNode meant = meant(member, cell);
    ObjectNode members = row.members();
    RowType sort = row.sort();
    if (sort.isFact() && member.equals("country")) {
      CellConverter.requireText(meant);
      String code = CellConverter.country(meant.asString("")).code();
      return new TableRow(row.number(), row.rule(), sort, code, row.id(), members);
    }
    if (sort.isFact() && member.equals("id")) {
      CellConverter.requireText(meant);
      String id = CellText.plain(meant.asString(""));
      return new TableRow(row.number(), row.rule(), sort, row.country(), id, members);
    }
    cells.put(members, sort, member, meant);
    return row;
  }

  private JsonNode meant(String member, JsonNode cell) {
    if (!cell.isValueNode()) {
      return cell;
    }
    String said = CellText.folded(cell.asString(""));
    return mapping.values().getOrDefault(member, Map.of()).entrySet().stream()
        .filter(it -> CellText.folded(it.getKey()).equals(said))
        .findFirst()
        .<JsonNode>map(it -> StringNode.valueOf(it.getValue()))
        .orElse(cell);
  }

  private static RowParseResult skipped(RawRow raw, String why) {
    return new RowParseResult.SkippedRow(RowReport.unread(raw.number(), Action.SKIPPED, "", why));
  }

  private static RowParseResult refused(RawRow raw, String column, String why) {
    return new RowParseResult.SkippedRow(
        RowReport.unread(raw.number(), Action.REFUSED, column, why));
  }
}
