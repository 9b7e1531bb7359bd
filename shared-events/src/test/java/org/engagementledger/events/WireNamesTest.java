package org.engagementledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.engagementledger.facts.Fact;
import org.engagementledger.samples.KazakhstanStory;
import org.junit.jupiter.api.Test;

class WireNamesTest {
  @Test
  void everyEventHasANameOfItsOwn() {
    assertThat(classes(WireNames.EVENTS.values())).isEqualTo(leaves(LedgerEvent.class));
  }

  @Test
  void everySortOfFactHasANameOfItsOwn() {
    assertThat(classes(WireNames.FACTS.values())).isEqualTo(leaves(Fact.class));
  }

  @Test
  void namesStayAsTheyAreWhateverTheClassesAreCalled() {
    assertThat(WireNames.EVENTS.keySet())
        .containsExactly(
            "org.engagementledger.dossier-opened.v1",
            "org.engagementledger.description-amended.v1",
            "org.engagementledger.endorsement-registered.v1",
            "org.engagementledger.endorsement-withdrawn.v1",
            "org.engagementledger.non-endorsement-recorded.v1",
            "org.engagementledger.resolution-cosponsored.v1",
            "org.engagementledger.engagement-recorded.v1",
            "org.engagementledger.follow-up-promised.v1",
            "org.engagementledger.follow-up-completed.v1",
            "org.engagementledger.attribute-set.v1",
            "org.engagementledger.contact-added.v1",
            "org.engagementledger.contact-changed.v1",
            "org.engagementledger.contact-removed.v1",
            "org.engagementledger.entry-amended.v1",
            "org.engagementledger.entry-retracted.v1",
            "org.engagementledger.page-imported.v1",
            "org.engagementledger.instrument-defined.v1",
            "org.engagementledger.resolution-registered.v1",
            "org.engagementledger.event-retried.v1",
            "org.engagementledger.event-discarded.v1",
            "org.engagementledger.audit-exported.v1",
            "org.engagementledger.backup-taken.v1",
            "org.engagementledger.ledger-restored.v1",
            "org.engagementledger.account-added.v1",
            "org.engagementledger.account-role-changed.v1",
            "org.engagementledger.account-locked.v1",
            "org.engagementledger.account-unlocked.v1",
            "org.engagementledger.password-reset.v1",
            "org.engagementledger.password-changed.v1",
            "org.engagementledger.account-sessions-ended.v1",
            "org.engagementledger.rebuild-begun.v1",
            "org.engagementledger.rebuild-finished.v1");
    assertThat(WireNames.FACTS.keySet())
        .isEqualTo(
            Set.of(
                "endorsement",
                "withdrawal",
                "non-endorsement",
                "cosponsorship",
                "engagement",
                "follow-up",
                "attribute",
                "contact"));
  }

  @Test
  void everyEventHappensInTheStory() {
    assertThat(classes(KazakhstanStory.EVENTS.stream().map(Object::getClass).toList()))
        .isEqualTo(leaves(LedgerEvent.class));
  }

  private static Set<Class<?>> classes(Collection<? extends Class<?>> classes) {
    assertThat(classes).doesNotHaveDuplicates();
    return Set.copyOf(classes);
  }

  private static Set<Class<?>> leaves(Class<?> type) {
    Set<Class<?>> leaves = new HashSet<>();
    if (type.isSealed()) {
      Arrays.stream(type.getPermittedSubclasses()).map(it -> leaves(it)).forEach(leaves::addAll);
    } else {
      leaves.add(type);
    }
    return leaves;
  }
}
