package org.engagementledger.standalone.commandline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real tables beside the repository, read here by other means than the product's. */
final class RealTables {
  /** None of the files has a quoted cell before the ones that are looked at. */
  private static final Pattern COMMA = Pattern.compile(",");

  private static final List<String> JOINING =
      List.of(
          "ratification",
          "accession",
          "acceptance",
          "approval",
          "succession",
          "participation",
          "definitive signature");

  /** The days between which a state joined. */
  record Joined(LocalDate earliest, LocalDate latest) {}

  /** Where a state stood, and since when. */
  record Stood(String status, Joined days) {}

  private static final JsonMapper JSON = new JsonMapper();

  private RealTables() {}

  /** The folder with the tables, where it is at hand. */
  static Optional<Path> folder() {
    return above("shared/data").filter(it -> Files.exists(it.resolve("treaty-actions.csv")));
  }

  /** A mapping that the documents show. */
  static Path mapping(String name) {
    return above("docs/imports/" + name + ".json").orElseThrow();
  }

  /** When each state joined each treaty. */
  static Map<String, Map<String, Joined>> treaties(Path folder) {
    Map<String, Map<String, Joined>> joined = new TreeMap<>();
    for (String[] cells : rows(folder.resolve("treaty-actions.csv"))) {
      if (JOINING.contains(cells[2])) {
        LocalDate day = LocalDate.parse(cells[3]);
        joined
            .computeIfAbsent(cells[0].toLowerCase(Locale.ROOT), it -> new TreeMap<>())
            .merge(cells[1], new Joined(day, day), RealTables::first);
      }
    }
    return joined;
  }

  /** When each state endorsed, of a table whose third column is an interval. */
  static Map<String, Joined> endorsers(Path table) {
    Map<String, Joined> joined = new TreeMap<>();
    for (String[] cells : rows(table)) {
      String date =
          Arrays.stream(cells)
              .filter(it -> it.matches("\\d{4}(-.*)?(/.*)?"))
              .findFirst()
              .orElseThrow();
      joined.put(cells[0], days(date));
    }
    return joined;
  }

  /** Where each state stood on each instrument by all tables; what is said first counts. */
  static Map<String, Map<String, Stood>> all(Path folder) {
    Map<String, Map<String, Joined>> joined = new TreeMap<>(treaties(folder));
    for (String name : List.of("safe-schools-declaration", "vancouver-principles")) {
      joined.put(name, endorsers(folder.resolve(name + ".csv")));
    }
    Map<String, Map<String, Stood>> all = new TreeMap<>();
    joined.forEach(
        (instrument, states) ->
            states.forEach(
                (state, days) -> add(all, instrument, state, new Stood("ENDORSED", days))));
    JsonNode treaties = treaties();
    for (String[] cells : rows(folder.resolve("human-rights-status.csv"))) {
      String treaty = treaties.path(cells[0]).asString();
      String state = state(cells[1]);
      switch (cells[2]) {
        case "state party" -> add(all, treaty, state, new Stood("ENDORSED", year(cells)));
        case "signatory state" -> add(all, treaty, state, new Stood("NOT_ENDORSED", days("../..")));
        default -> {}
      }
    }
    return all;
  }

  /** How many rows of treaty actions say on which day of the year of the other table it was. */
  static long moreExactThanTheYear(Path folder) {
    JsonNode treaties = treaties();
    Map<String, Joined> years = new TreeMap<>();
    for (String[] cells : rows(folder.resolve("human-rights-status.csv"))) {
      if (cells[2].equals("state party")) {
        years.put(treaties.path(cells[0]).asString() + state(cells[1]), year(cells));
      }
    }
    return rows(folder.resolve("treaty-actions.csv")).stream()
        .filter(it -> JOINING.contains(it[2]))
        .filter(it -> isOn(LocalDate.parse(it[3]), years.get(lower(it[0]) + it[1])))
        .count();
  }

  private static boolean isOn(LocalDate day, @Nullable Joined days) {
    return days != null && !day.isBefore(days.earliest()) && !day.isAfter(days.latest());
  }

  private static JsonNode treaties() {
    return JSON.readTree(mapping("human-rights-status")).at("/values/instrument");
  }

  private static String state(String code) {
    return code.equals("TP") ? "TL" : code;
  }

  private static String lower(String treaty) {
    return treaty.toLowerCase(Locale.ROOT);
  }

  private static void add(
      Map<String, Map<String, Stood>> all, String instrument, String state, Stood stood) {
    var unused = all.computeIfAbsent(instrument, it -> new TreeMap<>()).putIfAbsent(state, stood);
  }

  private static Joined year(String[] cells) {
    return days(cells.length > 3 && !cells[3].isEmpty() ? cells[3] : "../..");
  }

  /** The days that a year, a month, a day or an interval of them can mean. */
  static Joined days(String date) {
    String[] ends = date.split("/", -1);
    return new Joined(first(ends[0]), last(ends[ends.length - 1]));
  }

  private static Joined first(Joined one, Joined other) {
    return one.earliest().isAfter(other.earliest()) ? other : one;
  }

  private static LocalDate first(String date) {
    return switch (date.length()) {
      case 2 -> LocalDate.MIN;
      case 4 -> LocalDate.parse(date + "-01-01");
      case 7 -> YearMonth.parse(date).atDay(1);
      default -> LocalDate.parse(date);
    };
  }

  private static LocalDate last(String date) {
    return switch (date.length()) {
      case 2 -> LocalDate.MAX;
      case 4 -> LocalDate.parse(date + "-12-31");
      case 7 -> YearMonth.parse(date).atEndOfMonth();
      default -> LocalDate.parse(date);
    };
  }

  private static List<String[]> rows(Path table) {
    try (Stream<String> lines = Files.lines(table)) {
      return lines.skip(1).map(COMMA::split).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Optional<Path> above(String path) {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .takeWhile(folder -> folder != null)
        .map(folder -> folder.resolve(path))
        .filter(Files::exists)
        .findFirst();
  }
}
