package org.engagementledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.engagementledger.rules.Repository.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TidyTest {
  private static final List<Source> SOURCES = Repository.sources();

  @ParameterizedTest
  @EnumSource
  void theRepositoryKeepsTheRule(Tidy rule) {
    assertThat(SOURCES).anyMatch(rule::appliesTo);
    assertThat(rule.complaints(SOURCES)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theRuleRejectsItsBadSample(Tidy rule) {
    assertThat(rule.complaints(List.of(rule.badSample()))).hasSize(1);
  }

  @Test
  void everyPackageHasADescription() {
    Set<String> described = folders("package-info.java");
    assertThat(described).isNotEmpty();
    assertThat(folders(".java")).isSubsetOf(described);
  }

  private static Set<String> folders(String ending) {
    return SOURCES.stream()
        .map(Source::path)
        .filter(path -> path.contains("/src/main/java/") && path.endsWith(ending))
        .map(path -> path.substring(0, path.lastIndexOf('/')))
        .collect(Collectors.toSet());
  }
}
