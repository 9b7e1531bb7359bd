package org.engagementledger.command.imports.tables;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.engagementledger.command.submissions.SubmittedTexts;
import org.engagementledger.events.AttributeName;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.CountryNames;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.Refusal;
import org.engagementledger.events.ResolutionId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Makes members of the API of what cells say. */
final class Cells {
  /**
   * The first day on which it can have happened; with {@link #NOT_AFTER} a date that lies between.
   */
  static final String NOT_BEFORE = "notBefore";

  static final String NOT_AFTER = "notAfter";
  private static final String BETWEEN = ";";
  private static final Pattern OTHER_BETWEEN = Pattern.compile("[,|/&+]");

  private final DateFormats dates;

  Cells(DateFormats dates) {
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
  void put(ObjectNode members, RowSort sort, String member, JsonNode cell) {
    String text = CellText.plain(cell.asString(""));
    switch (member) {
      case "date", "adopted", "opened", NOT_BEFORE, NOT_AFTER ->
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

  /** Makes one date of the two ends of an interval, where a table has them in two columns. */
  static void joinEnds(ObjectNode members) {
    String from = end(members, NOT_BEFORE);
    String to = end(members, NOT_AFTER);
    if (from.isEmpty() && to.isEmpty()) {
      return;
    }
    Refusal.unless(!members.has("date"), "give a date, or notBefore and notAfter, and not both");
    String date = from.equals(to) ? from : orOpen(from) + "/" + orOpen(to);
    members.put("date", new EdtfDate(date).text());
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

  private static void putText(ObjectNode members, RowSort sort, String member, JsonNode cell) {
    if (sort == RowSort.ATTRIBUTE && member.equals("name")) {
      members.put(member, AttributeName.ofSlug(Slug.of(cell.asString(""))).name());
    } else if (cell.isNumber()) {
      members.put(member, cell.asString());
    } else {
      members.set(
          member, cell.isString() ? StringNode.valueOf(CellText.trimmed(cell.asString())) : cell);
    }
  }

  /** Passages, or whether all of it is internal. */
  private static void putInternal(ObjectNode members, JsonNode cell) {
    String text = cell.asString("").strip();
    if (cell.isArray() || cell.isBoolean()) {
      members.set("internal", cell);
    } else if (List.of("yes", "no", "true", "false").contains(text.toLowerCase(Locale.ROOT))) {
      members.put("internal", truth(text));
    } else {
      ArrayNode each = members.putArray("internal");
      Arrays.stream(text.split(BETWEEN)).map(String::strip).forEach(each::add);
    }
  }

  private static void putEach(ObjectNode members, String member, JsonNode cell) {
    ArrayNode each = members.putArray(member);
    Stream<String> texts =
        cell.isArray()
            ? cell.valueStream().map(it -> it.asString(""))
            : Arrays.stream(cell.asString("").split(BETWEEN));
    texts.map(CellText::plain).filter(it -> !it.isEmpty()).forEach(it -> each.add(one(member, it)));
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
  private static void putSource(ObjectNode members, RowSort sort, String member, JsonNode cell) {
    if (cell.isObject()) {
      members.set(member, cell);
      return;
    }
    String text = CellText.trimmed(cell.asString(""));
    String part = member.equals("link") || text.matches("https?://\\S+") ? "link" : "title";
    SubmittedTexts.requirePlainLink(text, "/" + member);
    if (sort == RowSort.INSTRUMENT) {
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
