package org.engagementledger.command.imports.rows;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.engagementledger.command.SubmittedTextRules;
import org.engagementledger.command.imports.formats.CellText;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.countries.CountryNames;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.ResolutionId;
import org.engagementledger.text.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Makes members of the API of what cells say. */
public final class CellConverter {
  /**
   * The first day on which it can have happened; with {@link #NOT_AFTER} a date that lies between.
   */
  static final String NOT_BEFORE = "notBefore";

  static final String NOT_AFTER = "notAfter";

  /** The first day of what lasted until {@link #LAST_DAY}; another name of the date. */
  static final String FIRST_DAY = "firstDay";

  public static final String LAST_DAY = "lastDay";
  private static final String DATE = "date";
  private static final String BETWEEN = ";";

  /** Members that are made of one text; others may be lists or objects, as the API has them. */
  private static final Set<String> TEXTS =
      Set.of(
          DATE,
          "adopted",
          "opened",
          NOT_BEFORE,
          NOT_AFTER,
          FIRST_DAY,
          LAST_DAY,
          "instrument",
          "resolution",
          "id",
          "kind",
          "highlight",
          "link");

  private static final Map<String, String> MADE_OF =
      Map.of(
          "source",
          "sources",
          "link",
          "sources",
          FIRST_DAY,
          DATE,
          NOT_BEFORE,
          DATE,
          NOT_AFTER,
          DATE);

  private static final Pattern OTHER_BETWEEN = Pattern.compile("[,|/&+]");

  private final DateFormats dates;

  CellConverter(DateFormats dates) {
    this.dates = dates;
  }

  /** The country that a cell means: by its code of two or three letters, or by its name. */
  static CountryCode country(String cell) {
    return CountryNames.of(CellText.plain(cell));
  }

  /**
   * Adds a member.
   *
   * @throws Refusal if the cell means nothing that such a member can be
   */
  void put(ObjectNode members, RowType sort, String member, JsonNode cell) {
    if (TEXTS.contains(member)) {
      requireText(cell);
    }
    String text = CellText.plain(cell.asString(""));
    switch (member) {
      case DATE, "adopted", "opened", NOT_BEFORE, NOT_AFTER, FIRST_DAY, LAST_DAY ->
          members.put(member, dates.read(text));
      case "instrument" -> members.put(member, Slug.of(text));
      case "resolution" -> members.put(member, ResolutionId.ofSymbol(text).id());
      case "id" -> members.put(member, Slug.of(text));
      case "instruments", "resolutions", "countries" -> putEach(members, member, cell);
      case "kind" -> members.put(member, constant(text));
      case "internal" -> putInternal(members, cell);
      case "highlight" -> members.put(member, truth(text));
      case "source", "link" -> putSource(members, sort, member, cell);
      default -> putText(members, sort, member, cell);
    }
  }

  /**
   * Makes a first and a last day of what lasts: of two columns, or of an interval of days in one.
   *
   * @param inexact whether an interval in one column is one day between the two
   */
  static void putDays(ObjectNode members, RowType sort, boolean inexact) {
    JsonNode first = members.remove(FIRST_DAY);
    if (first != null) {
      Refusal.unless(!members.has(DATE), "give a date or a first day, and not both");
      members.set(DATE, first);
    }
    String date = members.path(DATE).asString("");
    if (date.equals(members.path(LAST_DAY).asString(""))) {
      members.remove(LAST_DAY);
    }
    if (sort == RowType.ENGAGEMENT && !inexact && !date.isEmpty() && !members.has(LAST_DAY)) {
      DaySpan.between(new EdtfDate(date))
          .filter(DaySpan::canLast)
          .ifPresent(days -> putDays(members, days));
    }
  }

  private static void putDays(ObjectNode members, DaySpan days) {
    members.put(DATE, days.first().toString());
    if (!days.last().equals(days.first())) {
      members.put(LAST_DAY, days.last().toString());
    }
  }

  /** Makes one date of the two ends of an interval, where a table has them in two columns. */
  static void joinEnds(ObjectNode members) {
    String from = end(members, NOT_BEFORE);
    String to = end(members, NOT_AFTER);
    if (from.isEmpty() && to.isEmpty()) {
      return;
    }
    Refusal.unless(!members.has(DATE), "give a date, or notBefore and notAfter, and not both");
    String date = from.equals(to) ? from : orOpen(from) + "/" + orOpen(to);
    members.put(DATE, new EdtfDate(date).text());
  }

  /** Members that have a column and say nothing in it; those without a column are not there. */
  static void putEmpty(ObjectNode members, RowType sort, Map<String, JsonNode> said) {
    said.forEach(
        (column, cell) -> {
          String member = MADE_OF.getOrDefault(column, column);
          if (cell.isNull() && sort.members().contains(column) && !members.has(member)) {
            members.putNull(member);
          }
        });
  }

  private static String end(ObjectNode members, String member) {
    JsonNode end = members.remove(member);
    String date = end == null ? "" : end.asString("");
    Refusal.unless(
        date.indexOf('/') < 0 && !date.startsWith("["), "'%s' is no end of an interval", date);
    return date;
  }

  private static String orOpen(String end) {
    return end.isEmpty() ? ".." : end;
  }

  private static void putText(ObjectNode members, RowType sort, String member, JsonNode cell) {
    if (sort == RowType.ATTRIBUTE && member.equals("name")) {
      members.put(member, AttributeName.ofSlug(Slug.of(cell.asString(""))).name());
    } else if (cell.isNumber()) {
      members.put(member, cell.asString());
    } else {
      members.set(
          member, cell.isString() ? StringNode.valueOf(CellText.trimmed(cell.asString())) : cell);
    }
  }

  /** Refuses what is a list or an object where one text is meant. */
  static void requireText(JsonNode cell) {
    Refusal.unless(cell.isValueNode(), "this is one text, and neither a list nor an object");
  }

  private static String entryOf(JsonNode list, JsonNode entry) {
    String text = entry.isString() ? CellText.plain(entry.asString()) : "";
    Refusal.unless(!text.isEmpty(), "%s has an entry that is no text", list);
    return text;
  }

  /** Passages, or whether all of it is internal. */
  private static void putInternal(ObjectNode members, JsonNode cell) {
    String text = cell.asString("").strip();
    if (cell.isArray() || cell.isBoolean()) {
      members.set("internal", cell);
    } else if (List.of("yes", "no", "true", "false").contains(text.toLowerCase(Locale.ROOT))) {
      members.put("internal", truth(text));
    } else {
      requireText(cell);
      ArrayNode each = members.putArray("internal");
      Arrays.stream(text.split(BETWEEN)).map(String::strip).forEach(each::add);
    }
  }

  private static void putEach(ObjectNode members, String member, JsonNode cell) {
    ArrayNode each = members.putArray(member);
    if (cell.isArray()) {
      cell.forEach(it -> each.add(one(member, entryOf(cell, it))));
    } else {
      requireText(cell);
      Arrays.stream(cell.asString("").split(BETWEEN))
          .map(CellText::plain)
          .filter(it -> !it.isEmpty())
          .forEach(it -> each.add(one(member, it)));
    }
  }

  private static String one(String member, String text) {
    return switch (member) {
      case "instruments" -> Slug.of(text);
      case "resolutions" -> ResolutionId.ofSymbol(text).id();
      default -> oneCountry(text).code();
    };
  }

  /** Names of countries have commas in them, so that only a semicolon stands between two. */
  private static CountryCode oneCountry(String text) {
    try {
      return country(text);
    } catch (Refusal refused) {
      throw OTHER_BETWEEN.matcher(text).find()
          ? new Refusal(refused.getMessage() + "; several are separated by semicolons")
          : refused;
    }
  }

  /** A source has a title, a link, or both; a cell with nothing but an address is a link. */
  private static void putSource(ObjectNode members, RowType sort, String member, JsonNode cell) {
    if (cell.isObject()) {
      members.set(member, cell);
      return;
    }
    requireText(cell);
    String text = CellText.trimmed(cell.asString(""));
    String part = member.equals("link") || text.matches("https?://\\S+") ? "link" : "title";
    SubmittedTextRules.requirePlainLink(text, "/" + member);
    if (sort == RowType.INSTRUMENT) {
      members.withObjectProperty("source").put(part, text);
    } else {
      ArrayNode sources = members.withArrayProperty("sources");
      ObjectNode source = sources.isEmpty() ? sources.addObject() : (ObjectNode) sources.get(0);
      source.put(part, text);
    }
  }

  private static String constant(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_");
  }

  private static boolean truth(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    Refusal.unless(
        List.of("true", "false", "yes", "no").contains(word), "'%s' is neither yes nor no", text);
    return word.equals("true") || word.equals("yes");
  }
}
