package org.engagementledger.rules;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.engagementledger.rules.RepositoryFiles.SourceFile;

/** What every file must be like. Each rule carries a file that it must reject. */
enum TidyRule {
  FILES_ARE_SHORT("a/src/main/java/Long.java", "\n".repeat(301)) {
    @Override
    boolean appliesTo(SourceFile file) {
      return file.isMain() || file.path().startsWith("docs/") || file.name().endsWith(".md");
    }

    @Override
    Stream<String> complaints(SourceFile file) {
      long lines = file.text().lines().filter(line -> !line.startsWith("import ")).count();
      return lines > 300
          ? Stream.of("has " + lines + " lines without imports; at most 300")
          : Stream.of();
    }
  },

  LINES_ARE_SHORT("a/src/main/java/Wide.java", "// " + "x".repeat(98)) {
    @Override
    boolean appliesTo(SourceFile file) {
      return file.isJava() && file.isMain() || file.path().endsWith(".md");
    }

    @Override
    Stream<String> complaints(SourceFile file) {
      int most = file.isJava() ? 100 : 140;
      return file.text()
          .lines()
          .filter(line -> line.length() > most && !line.startsWith("import ") && !isTable(line))
          .map(line -> "has a line of %d characters; at most %d".formatted(line.length(), most));
    }

    private static boolean isTable(String line) {
      return line.startsWith("|");
    }
  },

  CLASSES_ARE_NAMED_BY_WHAT_THEY_ARE("a/src/main/java/DateUtils.java", "") {
    private static final Pattern VAGUE =
        Pattern.compile(".*(Utils?|Helpers?|Manager|Impl|Base|Dto|Misc|Common)\\.java");

    @Override
    boolean appliesTo(SourceFile file) {
      return file.isJava();
    }

    @Override
    Stream<String> complaints(SourceFile file) {
      return VAGUE.matcher(file.name()).matches()
          ? Stream.of("has a name that says nothing")
          : Stream.of();
    }
  },

  PACKAGES_ARE_NAMED_BY_THE_SUBJECT("a/src/main/java/org/x/util/Dates.java", "") {
    private static final Pattern VAGUE =
        Pattern.compile(".*/(utils?|common|core|base|manager|helpers?|impl|dto|config|misc)/.*");

    @Override
    boolean appliesTo(SourceFile file) {
      return file.isJava();
    }

    @Override
    Stream<String> complaints(SourceFile file) {
      return VAGUE.matcher(file.path()).matches()
          ? Stream.of("lies in a package whose name says nothing")
          : Stream.of();
    }
  },

  NOTHING_IS_LEFT_FOR_LATER("a/src/main/java/Later.java", "// TO" + "DO write it") {
    private final Pattern later =
        Pattern.compile("\\bTO" + "DO\\b|\\bFIX" + "ME\\b|@Dis" + "abled\\b|@aut" + "hor\\b");

    @Override
    boolean appliesTo(SourceFile file) {
      return true;
    }

    @Override
    Stream<String> complaints(SourceFile file) {
      return found(later, file);
    }
  },

  /** Such a number is for programs; where people read Persian, it would come in their digits. */
  PADDED_NUMBERS_HAVE_NO_LANGUAGE("a/src/main/java/Id.java", "\"%04" + "d\".formatted(year)") {
    private final Pattern inTheLanguageOfTheMachine =
        Pattern.compile("%0\\d+d[^\"\n]*\"\\s*\\.formatted\\(");

    @Override
    boolean appliesTo(SourceFile file) {
      return file.isJava() && file.isMain();
    }

    @Override
    Stream<String> complaints(SourceFile file) {
      return found(inTheLanguageOfTheMachine, file);
    }
  },

  /** Sentences are English wherever the machine stands, and an address has no Persian digits. */
  PROGRAMS_HAVE_NO_LANGUAGE("a/src/main/java/Start.java", "static void main(String[] words) {}") {
    @Override
    boolean appliesTo(SourceFile file) {
      return file.isJava() && file.isMain() && file.text().contains("static void main(");
    }

    @Override
    Stream<String> complaints(SourceFile file) {
      return file.text().contains("Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);")
          ? Stream.of()
          : Stream.of("starts a program that formats in the language of the machine");
    }
  },

  NO_MACHINE_SHOWS("README.md", "cd /ho" + "me/someone/ledger") {
    private final Pattern machine =
        Pattern.compile(
            "/ho" + "me/\\w+/|/wo" + "rk/\\w+|/ro" + "ot/\\w+|repo\\d?\\.maven\\.|/tm" + "p/bash");

    @Override
    boolean appliesTo(SourceFile file) {
      return true;
    }

    @Override
    Stream<String> complaints(SourceFile file) {
      return found(machine, file);
    }
  },

  EVERY_PACKAGE_SAYS_WHAT_IT_IS_FOR("a/src/main/java/org/x/package-info.java", "package org.x;") {
    @Override
    boolean appliesTo(SourceFile file) {
      return file.name().equals("package-info.java");
    }

    @Override
    Stream<String> complaints(SourceFile file) {
      boolean complete = file.text().startsWith("/**") && file.text().contains("@NullMarked");
      return complete ? Stream.of() : Stream.of("lacks its sentence or @NullMarked");
    }
  },

  DESIGN_PAGES_HAVE_THEIR_SECTIONS(
      "docs/design/later.md",
      "# Later\n\n## What it is\n\n## Decisions\n\n2026-01-01\n\n## Checked by\n\n`TidyTest`") {
    private final Pattern sections =
        Pattern.compile(
            "# .+\n\n## What it is\n.*\n## How it works now\n"
                + ".*\n## Decisions\n.*\\d{4}-\\d{2}-\\d{2}.*\n## Checked by\n.*`\\w+`.*",
            Pattern.DOTALL);

    @Override
    boolean appliesTo(SourceFile file) {
      return isDesignPage(file);
    }

    @Override
    Stream<String> complaints(SourceFile file) {
      return sections.matcher(file.text()).matches()
          ? Stream.of()
          : Stream.of("lacks a section, a dated decision, or a test that checks it");
    }
  },

  DESIGN_PAGES_ARE_IN_THE_INDEX("docs/design/forgotten.md", "# Forgotten") {
    private final String index = RepositoryFiles.text(DESIGN + "README.md");

    @Override
    boolean appliesTo(SourceFile file) {
      return isDesignPage(file);
    }

    @Override
    Stream<String> complaints(SourceFile file) {
      return index.contains("](" + file.name() + ")")
          ? Stream.of()
          : Stream.of("is not in the index of design pages");
    }
  },

  LINKS_LEAD_SOMEWHERE("docs/page.md", "See [the log](design/log.md#no-such-heading).") {
    @Override
    boolean appliesTo(SourceFile file) {
      return file.path().endsWith(".md");
    }

    @Override
    Stream<String> complaints(SourceFile file) {
      return MarkdownLinks.broken(file).map(link -> "links to '" + link + "', which is not there");
    }
  },

  /** A renamed test would leave pages that name what nobody finds. */
  TESTS_THAT_PAGES_NAME_EXIST("docs/page.md", "Checked by `NoSuch" + "Test` and `TidyRuleTest`.") {
    private final Pattern test = Pattern.compile("`([A-Z]\\w*(?:Test|IT))`");

    @Override
    boolean appliesTo(SourceFile file) {
      return file.path().endsWith(".md");
    }

    @Override
    Stream<String> complaints(SourceFile file) {
      return test.matcher(file.text())
          .results()
          .map(named -> named.group(1))
          .filter(name -> !RepositoryFiles.hasFile(name + ".java"))
          .map(name -> "names the test " + name + ", which is not there");
    }
  };

  private static final String DESIGN = "docs/design/";

  private final String path;
  private final String text;

  TidyRule(String path, String text) {
    this.path = path;
    this.text = text;
  }

  /** A file that this rule must reject. */
  SourceFile badSample() {
    return new SourceFile(path, text);
  }

  /** Whether the rule has a say on this file. */
  abstract boolean appliesTo(SourceFile file);

  /** What is wrong with the file. */
  abstract Stream<String> complaints(SourceFile file);

  /** All complaints about these files, each with the file's path. */
  List<String> complaints(List<SourceFile> files) {
    return files.stream()
        .filter(this::appliesTo)
        .flatMap(file -> complaints(file).map(it -> file.path() + " " + it))
        .toList();
  }

  private static boolean isDesignPage(SourceFile file) {
    return file.path().startsWith(DESIGN) && !file.name().equals("README.md");
  }

  private static Stream<String> found(Pattern pattern, SourceFile file) {
    Matcher matcher = pattern.matcher(file.text());
    return matcher.results().map(it -> "says '" + it.group() + "'");
  }
}
