package org.engagementledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;
import org.engagementledger.rules.ModuleDependencies.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleDependenciesTest {
  @Test
  void modulesKnowOnlyThoseAboveThem() {
    assertThat(ModuleDependencies.forbidden(uses())).isEmpty();
  }

  @Test
  void everyModuleIsLookedAt() {
    assertThat(
            ModuleDependencies.CLASSES.stream()
                .map(it -> ModuleDependencies.module(it.getName()))
                .distinct())
        .containsExactlyInAnyOrder(
            "shared-events",
            "embedded-server",
            "ledger-store",
            "access",
            "command-side",
            "query-side",
            "standalone");
  }

  @ParameterizedTest
  @CsvSource({
    "org.engagementledger.dossiers.Dossier, tools.jackson.databind.JsonNode",
    "org.engagementledger.pages.content.Page, org.engagementledger.ledger.Ledger",
    "org.engagementledger.merkle.Frontier, com.mongodb.client.MongoClient",
    "org.engagementledger.ledger.Ledger, org.engagementledger.dossiers.Dossier",
    "org.engagementledger.wiring.LedgerConfiguration, org.engagementledger.command.CommandSide",
    "org.engagementledger.query.QuerySide, org.engagementledger.command.CommandSide",
    "org.engagementledger.command.CommandSide, org.engagementledger.query.QuerySide"
  })
  void aWrongUseIsRejected(String from, String to) {
    Use wrong = new Use(from, to);
    assertThat(ModuleDependencies.forbidden(Stream.of(wrong))).isEqualTo(List.of(wrong));
  }

  private static Stream<Use> uses() {
    return ModuleDependencies.CLASSES.stream().flatMap(ModuleDependenciesTest::uses);
  }

  private static Stream<Use> uses(JavaClass from) {
    return from.getDirectDependenciesFromSelf().stream()
        .map(it -> new Use(from.getName(), it.getTargetClass().getBaseComponentType().getName()));
  }
}
