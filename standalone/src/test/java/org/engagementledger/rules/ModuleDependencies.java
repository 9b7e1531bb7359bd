package org.engagementledger.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which package belongs to which module, and which module may know which. */
final class ModuleDependencies {
  private static final String OURS = "org.engagementledger.";

  /** All classes of the product. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.engagementledger");

  /** A module knows only those above it. */
  private static final Map<String, List<String>> PACKAGES = new LinkedHashMap<>();

  static {
    PACKAGES.put(
        "shared-events",
        List.of("text", "dates", "countries", "facts", "events", "dossiers", "pages", "time"));
    PACKAGES.put("embedded-server", List.of("embedded"));
    PACKAGES.put("ledger-store", List.of("merkle", "json", "ledger"));
    PACKAGES.put(
        "access",
        List.of(
            "access",
            "axon",
            "conditions",
            "forms",
            "history",
            "limits",
            "paging",
            "parameters",
            "problems",
            "security",
            "templates",
            "webserver",
            "wiring"));
    PACKAGES.put("command-side", List.of("command"));
    PACKAGES.put("query-side", List.of("query"));
    PACKAGES.put("standalone", List.of("standalone"));
  }

  /** The exceptions to knowing everything above: who is not to know whom. */
  private static final Map<String, Set<String>> STRANGERS =
      Map.of(
          "embedded-server", Set.of("shared-events"),
          "ledger-store", Set.of("shared-events", "embedded-server"),
          "access", Set.of("embedded-server"),
          "command-side", Set.of("embedded-server"),
          "query-side", Set.of("embedded-server", "command-side"));

  /** The packages that use nothing besides the JDK, but for annotations. */
  private static final Set<String> PURE =
      Set.of(
          "text", "dates", "countries", "facts", "events", "dossiers", "pages", "time", "merkle");

  private ModuleDependencies() {}

  /**
   * A class uses another.
   *
   * @param from the full name of the one
   * @param to the full name of the other
   */
  record Use(String from, String to) {}

  /** Those that are not allowed. */
  static List<Use> forbidden(Stream<Use> uses) {
    return uses.filter(use -> !isAllowed(use)).distinct().toList();
  }

  private static boolean isAllowed(Use use) {
    if (use.to().startsWith(OURS)) {
      return knows(module(use.from()), module(use.to()));
    }
    return !PURE.contains(topPackage(use.from()))
        || isOfTheJdk(use.to())
        || use.to().startsWith("org.jspecify.");
  }

  private static boolean knows(String from, String to) {
    List<String> order = List.copyOf(PACKAGES.keySet());
    return order.indexOf(to) <= order.indexOf(from)
        && !STRANGERS.getOrDefault(from, Set.of()).contains(to);
  }

  /** The module to which a class of ours belongs. */
  static String module(String className) {
    String top = topPackage(className);
    return PACKAGES.entrySet().stream()
        .filter(it -> it.getValue().contains(top))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no module is known for " + className));
  }

  private static String topPackage(String className) {
    return className.substring(OURS.length()).split("\\.", 2)[0];
  }

  private static boolean isOfTheJdk(String className) {
    return className.startsWith("java.") || !className.contains(".");
  }
}
