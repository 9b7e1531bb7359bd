package org.engagementledger.command.imports.tables;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.engagementledger.events.Refusal;
import org.engagementledger.problems.FieldError;
import org.engagementledger.problems.MalformedJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the rows of a table are read. {@code docs/importing.md} describes its JSON.
 *
 * @param name under which the rows are recognised when the file comes again; empty for the file's
 * @param separator of the columns; empty to find it out from the header
 * @param language of month names, as BCP 47 tags, one or several; none means English
 * @param dates how dates are written; none means EDTF
 * @param values for a member, what is meant by what a cell says
 * @param overrules whether the table puts right what others recorded
 * @param refines whether a row that agrees with what others recorded, and is more exact, amends it
 * @param restores whether the table records anew what a person took back
 * @param inexactIntervals whether an interval of days in the date of an engagement is one day that
 *     is not known exactly; otherwise it says how long the engagement lasted
 * @param rows what rows say; the first rule that fits a row counts
 */
record Mapping(
    String name,
    String separator,
    List<String> language,
    List<String> dates,
    Map<String, Map<String, String>> values,
    boolean overrules,
    boolean refines,
    boolean restores,
    boolean inexactIntervals,
    List<Rule> rows) {
  private static final Set<String> SEPARATORS = Set.of("", ",", ";", "\t", "|");

  /** Checks that there is something to read. */
  Mapping {
    Refusal.unless(SEPARATORS.contains(separator), "a separator is one of , ; | and tab");
    Refusal.unless(!rows.isEmpty(), "a mapping needs at least one rule under rows");
  }

  /** Columns carry the names that the API has for members. */
  static final Mapping OF_THE_API =
      new Mapping(
          "",
          "",
          List.of(),
          List.of(),
          Map.of(),
          false,
          false,
          false,
          false,
          List.of(new Rule(Map.of(), "", Map.of(), Map.of(), "")));

  /**
   * What some rows say.
   *
   * @param when for a column, the cells of the rows that are meant; none means all rows
   * @param sort what they say; empty if a column of that name says it
   * @param columns for a member of the API, the column that gives it
   * @param constants for a member, what it is where no column gives it
   * @param skip why nothing is recorded of them; empty if something is
   */
  record Rule(
      Map<String, List<String>> when,
      String sort,
      Map<String, String> columns,
      Map<String, String> constants,
      String skip) {
    /** Whether columns are called as the members that they give. */
    boolean isOfTheApi() {
      return sort.isEmpty() && skip.isEmpty();
    }

    private Rule in(List<String> table) {
      Map<String, List<String>> whenThere = new LinkedHashMap<>();
      when.forEach((column, cells) -> whenThere.put(found(column, table), cells));
      Map<String, String> there = new LinkedHashMap<>();
      columns.forEach((member, column) -> there.put(member, found(column, table)));
      return new Rule(whenThere, sort, there, constants, skip);
    }

    /** The columns that it looks at. */
    Set<String> looksAt() {
      Set<String> looked = new TreeSet<>(when.keySet());
      looked.addAll(columns.values());
      return looked;
    }

    private void check() {
      if (!isOfTheApi() && skip.isEmpty()) {
        Set<String> known = RowSort.named(sort).members();
        Map<String, String> said = new LinkedHashMap<>(columns);
        said.putAll(constants);
        said.keySet().stream()
            .filter(member -> !known.contains(member))
            .findFirst()
            .ifPresent(member -> refuse(member, known));
      }
      Refusal.unless(
          !isOfTheApi() || columns.isEmpty() && constants.isEmpty(),
          "a rule with columns or constants needs a sort");
    }

    private void refuse(String member, Set<String> known) {
      throw new Refusal(
          "'%s' is nothing that a row of the sort %s says; known are %s"
              .formatted(member, sort, String.join(", ", known)));
    }
  }

  /**
   * Reads a mapping.
   *
   * @throws Refusal if it is none, naming the member
   */
  static Mapping of(String text, JsonMapper json) {
    if (text.isBlank()) {
      return OF_THE_API;
    }
    try {
      JsonNode said = json.readTree(text);
      Refusal.unless(said.isObject(), "it is no JSON object");
      Mapping mapping = lenient(json).treeToValue(said, Mapping.class);
      mapping.rows.forEach(Rule::check);
      return mapping;
    } catch (Refusal refused) {
      throw new Refusal("the mapping: " + refused.getMessage()).at("/mapping");
    } catch (JacksonException wrong) {
      throw new Refusal("the mapping is not as described: " + explain(wrong)).at("/mapping");
    }
  }

  /** The columns that no rule looks at. */
  List<String> unused(List<String> columns) {
    boolean all = rows.stream().anyMatch(Rule::isOfTheApi);
    return columns.stream()
        .filter(column -> !all && rows.stream().noneMatch(it -> it.looksAt().contains(column)))
        .toList();
  }

  /**
   * The same with the columns called as they are in a table; capitals and spaces do not matter.
   *
   * @throws Refusal if the table lacks one that is looked at
   */
  Mapping in(List<String> columns) {
    List<Rule> here = rows.stream().map(rule -> rule.in(columns)).toList();
    return new Mapping(
        name,
        separator,
        language,
        dates,
        values,
        overrules,
        refines,
        restores,
        inexactIntervals,
        here);
  }

  private static String found(String column, List<String> columns) {
    if (columns.contains(column)) {
      return column;
    }
    String key = CellText.key(column);
    List<String> alike = columns.stream().filter(it -> CellText.key(it).equals(key)).toList();
    if (alike.size() != 1) {
      refuse(column, columns);
    }
    return alike.getFirst();
  }

  private static void refuse(String column, List<String> columns) {
    String known = "; its columns are " + String.join(", ", columns);
    throw new Refusal("the table has no column '" + column + "'" + known).at("/mapping");
  }

  private static JsonMapper lenient(JsonMapper json) {
    JsonSetter.Value absentIsEmpty = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
    return json.rebuild()
        .withConfigOverride(Map.class, it -> it.setNullHandling(absentIsEmpty))
        .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        .build();
  }

  private static String explain(JacksonException wrong) {
    FieldError error = MalformedJson.explain(wrong);
    return error.pointer().isEmpty() ? error.detail() : error.detail() + ", at " + error.pointer();
  }
}
