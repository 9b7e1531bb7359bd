package org.engagementledger.merkle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class MerkleDependencyTest {
  private static final String HERE = "org.engagementledger.merkle";
  private static final ArchRule NEEDS_ONLY_THE_JDK =
      classes()
          .that()
          .resideInAPackage(HERE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify.annotations", HERE);

  @Test
  void theTreeNeedsNothingButTheJdk() {
    JavaClasses product =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HERE);
    NEEDS_ONLY_THE_JDK.check(product);
    assertThat(product).extracting(it -> it.getSimpleName()).contains("Hash", "Frontier");
  }

  @Test
  void theRuleRejectsAClassThatNeedsMore() {
    JavaClasses bad = new ClassFileImporter().importClasses(MerkleClassWithLogger.class);
    assertThat(NEEDS_ONLY_THE_JDK.evaluate(bad).hasViolation()).isTrue();
  }
}
