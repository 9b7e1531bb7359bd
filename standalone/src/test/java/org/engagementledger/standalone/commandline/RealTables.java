package org.engagementledger.standalone.commandline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
      String[] ends = date.split("/", -1);
      LocalDate latest =
          ends.length == 2 && ends[1].equals("..") ? LocalDate.MAX : last(ends[ends.length - 1]);
      joined.put(cells[0], new Joined(first(ends[0]), latest));
    }
    return joined;
  }

  private static Joined first(Joined one, Joined other) {
    return one.earliest().isAfter(other.earliest()) ? other : one;
  }

  private static LocalDate first(String date) {
    return date.length() == 4 ? LocalDate.parse(date + "-01-01") : LocalDate.parse(date);
  }

  private static LocalDate last(String date) {
    return date.length() == 4 ? LocalDate.parse(date + "-12-31") : LocalDate.parse(date);
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
