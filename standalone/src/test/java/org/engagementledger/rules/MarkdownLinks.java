package org.engagementledger.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.engagementledger.rules.RepositoryFiles.SourceFile;

/** The links of Markdown files to other files of this repository and to their headings. */
final class MarkdownLinks {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("^[a-z]+:.*");
  private static final Pattern HEADING = Pattern.compile("^#+ ");

  private MarkdownLinks() {}

  /** The links of a file of which the target, or the heading in it, does not exist. */
  static Stream<String> broken(SourceFile file) {
    return LINK.matcher(file.text())
        .results()
        .map(link -> link.group(1))
        .filter(link -> !ELSEWHERE.matcher(link).matches())
        .filter(link -> !leadsSomewhere(link, file));
  }

  private static boolean leadsSomewhere(String link, SourceFile from) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path file = RepositoryFiles.ROOT.resolve(from.path());
    Path target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
    return Files.exists(target) && (hash < 0 || hasHeading(target, link.substring(hash + 1)));
  }

  private static boolean hasHeading(Path file, String anchor) {
    return RepositoryFiles.text(file.toString())
        .lines()
        .filter(line -> HEADING.matcher(line).find())
        .anyMatch(line -> anchor(line).equals(anchor));
  }

  /** As forges make it: small letters and digits, with a hyphen for each space. */
  private static String anchor(String heading) {
    return HEADING
        .matcher(heading)
        .replaceFirst("")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }
}
