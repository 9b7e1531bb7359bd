package org.engagementledger.command;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandSideArchitectureTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(it -> !it.contains("/samples/"))
          .importPackages("org.engagementledger.command");
  private static final JavaClasses SAMPLES =
      new ClassFileImporter().importPackages("org.engagementledger.command.samples");

  @Test
  void packagesFormNoCycle() {
    slices().matching("org.engagementledger.command.(**)").should().beFreeOfCycles().check(OURS);

    assertRejected(slices().matching("..samples.(*)..").should().beFreeOfCycles());
  }

  @Test
  void decidingKnowsNoClockAndNothingOutside() {
    pure("DossierRules", "DossierInvariants", "PositionInvariants", "EntryInvariants").check(OURS);

    assertRejected(pure("RulesWithAClock"));
  }

  @Test
  void thereIsNoInterfaceWithOneImplementation() {
    ArchRule rule = classes().that().areInterfaces().should(haveMoreThanOneImplementation());

    rule.check(OURS);
    assertRejected(rule);
  }

  private static void assertRejected(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(SAMPLES)).isInstanceOf(AssertionError.class);
  }

  private static ArchRule pure(String... names) {
    DescribedPredicate<JavaClass> named =
        DescribedPredicate.describe("are pure", it -> Set.of(names).contains(it.getSimpleName()));
    DescribedPredicate<JavaClass> outside =
        not(resideInAnyPackage(
                "java.lang..",
                "java.util..",
                "java.time..",
                "org.engagementledger.text..",
                "org.engagementledger.dates..",
                "org.engagementledger.countries..",
                "org.engagementledger.facts..",
                "org.engagementledger.events..",
                "org.engagementledger.dossiers..",
                "org.engagementledger.command.."))
            .and(not(JavaClass.Predicates.simpleName("FactTypeName")))
            .or(JavaClass.Predicates.type(Clock.class))
            .as("reach outside");
    return noClasses().that(named).should(dependOnClassesThat(outside));
  }

  /** A function's type, which lambdas implement, has no implementation that could be counted. */
  private static ArchCondition<JavaClass> haveMoreThanOneImplementation() {
    return new ArchCondition<>("have more than one implementation") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean one = type.getAllSubclasses().stream().filter(it -> !it.isInterface()).count() == 1;
        events.add(new SimpleConditionEvent(type, !one, type + " has one implementation"));
      }
    };
  }
}
