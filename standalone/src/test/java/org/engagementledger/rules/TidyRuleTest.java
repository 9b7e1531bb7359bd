package org.engagementledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.engagementledger.rules.RepositoryFiles.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TidyRuleTest {
  private static final List<SourceFile> SOURCES = RepositoryFiles.sources();

  @ParameterizedTest
  @EnumSource
  void theRepositoryKeepsTheRule(TidyRule rule) {
    assertThat(SOURCES).anyMatch(rule::appliesTo);
    assertThat(rule.complaints(SOURCES)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theRuleRejectsItsBadSample(TidyRule rule) {
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
        .map(SourceFile::path)
        .filter(path -> path.contains("/src/main/java/") && path.endsWith(ending))
        .map(path -> path.substring(0, path.lastIndexOf('/')))
        .collect(Collectors.toSet());
  }
}
