package org.engagementledger.command.imports.rows;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.engagementledger.command.imports.formats.CellText;
import org.engagementledger.problems.SpellingSuggestions;
import org.engagementledger.text.Refusal;

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
public record TableMapping(
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
  public TableMapping {
    Refusal.unless(SEPARATORS.contains(separator), "a separator is one of , ; | and tab");
    Refusal.unless(!rows.isEmpty(), "a mapping needs at least one rule under rows");
  }

  /** Columns carry the names that the API has for members. */
  public static final TableMapping OF_THE_API =
      new TableMapping(
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

    private boolean isOf(RowType other) {
      return skip.isEmpty() && RowType.named(sort) == other;
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
      when.forEach(
          (column, cells) ->
              Refusal.unless(
                  !cells.isEmpty(), "under when, '%s' has no cell: no row would be meant", column));
      if (!skip.isEmpty()) {
        Refusal.unless(
            sort.isEmpty() && columns.isEmpty() && constants.isEmpty(),
            "a rule has a skip, or a sort with columns and constants, and not both");
        return;
      }
      Refusal.unless(
          !isOfTheApi() || columns.isEmpty() && constants.isEmpty(),
          "a rule with columns or constants needs a sort");
      if (!isOfTheApi()) {
        Set<String> known = RowType.named(sort).members();
        Map<String, String> said = new LinkedHashMap<>(columns);
        said.putAll(constants);
        said.keySet().stream()
            .filter(member -> !known.contains(member))
            .findFirst()
            .ifPresent(member -> refuse(member, known));
      }
    }

    private void refuse(String member, Set<String> known) {
      throw new Refusal(
          "'%s' is nothing that a row of the sort %s says; known are %s"
              .formatted(member, sort, String.join(", ", known)));
    }
  }

  /**
   * The same.
   *
   * @throws Refusal if something in it can mean nothing
   */
  TableMapping checked() {
    rows.forEach(Rule::check);
    Set<String> known = members();
    values.forEach(
        (member, meanings) -> {
          Refusal.unless(
              known.contains(member),
              "under values, '%s' is nothing that its rows say; known are %s (the nearest first)",
              member,
              String.join(", ", SpellingSuggestions.first(known, member)));
          requireOneMeaning(member, meanings);
        });
    return this;
  }

  /** The same for a table with that separator, unless it says another. */
  public TableMapping separatedBy(String other) {
    return separator.isEmpty() ? with(other, rows) : this;
  }

  private Set<String> members() {
    boolean all = rows.stream().anyMatch(Rule::isOfTheApi);
    return Arrays.stream(RowType.values())
        .filter(sort -> all || rows.stream().anyMatch(it -> it.isOf(sort)))
        .flatMap(sort -> sort.members().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void requireOneMeaning(String member, Map<String, String> meanings) {
    Map<String, String> folded = new HashMap<>();
    meanings.forEach(
        (cell, meaning) -> {
          String other = folded.putIfAbsent(CellText.folded(cell), meaning);
          Refusal.unless(
              other == null || other.equals(meaning),
              "under values, '%s' has '%s' twice, which means '%s' and '%s'; capitals and accents"
                  + " do not matter",
              member,
              cell,
              other,
              meaning);
        });
  }

  /** The columns that no rule looks at. */
  public List<String> unused(List<String> columns) {
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
  public TableMapping in(List<String> columns) {
    return with(separator, rows.stream().map(rule -> rule.in(columns)).toList());
  }

  private TableMapping with(String nextSeparator, List<Rule> nextRows) {
    return new TableMapping(
        name,
        nextSeparator,
        language,
        dates,
        values,
        overrules,
        refines,
        restores,
        inexactIntervals,
        nextRows);
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
}
