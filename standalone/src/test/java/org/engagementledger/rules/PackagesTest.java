package org.engagementledger.rules;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.engagementledger.rules.RepositoryFiles.SourceFile;
import org.junit.jupiter.api.Test;

/** Packages are small, know each other one way, and a class is known by its simple name. */
class PackagesTest {
  private static final int MOST_FILES = 20;
  private static final String PACKAGE_INFO = "package-info.java";

  @Test
  void noPackageIsLargeNorHasASingleFile() {
    assertThat(packages(javaFiles())).hasSizeGreaterThan(40);
    assertThat(unfit(javaFiles())).isEmpty();

    assertThat(unfit(files("large/src/main/java/a/T%d.java", MOST_FILES + 1))).hasSize(1);
    assertThat(unfit(files("single/src/main/java/a/T%d.java", 1))).hasSize(1);
  }

  @Test
  void aSimpleNameIsGivenOnce() {
    assertThat(namedTwice(javaFiles())).isEmpty();

    assertThat(namedTwice(files("module%d/src/test/java/a/Told.java", 2)))
        .containsOnlyKeys("Told.java");
  }

  @Test
  void packagesFormNoCircle() {
    slices()
        .matching("org.engagementledger.(**)")
        .should()
        .beFreeOfCycles()
        .check(ModuleDependencies.CLASSES);
  }

  private static Stream<String> javaFiles() {
    return RepositoryFiles.sources().stream()
        .filter(SourceFile::isJava)
        .map(SourceFile::path)
        .filter(path -> path.contains("/java/org/") && !path.contains("/samples/"));
  }

  private static Stream<String> files(String pattern, int count) {
    return IntStream.range(0, count).mapToObj(pattern::formatted);
  }

  private static Map<String, Set<String>> packages(Stream<String> paths) {
    return paths
        .filter(path -> path.contains("/src/main/") && !path.endsWith(PACKAGE_INFO))
        .collect(groupingBy(path -> path.substring(0, path.lastIndexOf('/')), toSet()));
  }

  private static List<String> unfit(Stream<String> paths) {
    return packages(paths).entrySet().stream()
        .filter(it -> it.getValue().size() == 1 || it.getValue().size() > MOST_FILES)
        .map(it -> it.getKey() + " has " + it.getValue().size())
        .toList();
  }

  private static Map<String, List<String>> namedTwice(Stream<String> paths) {
    Map<String, List<String>> byName =
        paths
            .filter(path -> !path.endsWith(PACKAGE_INFO))
            .collect(
                groupingBy(
                    path -> path.substring(path.lastIndexOf('/') + 1),
                    TreeMap::new,
                    Collectors.toList()));
    byName.values().removeIf(same -> same.size() == 1);
    return byName;
  }
}
