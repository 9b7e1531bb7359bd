package org.engagementledger.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.events.DeadLetterEvent;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.Entry;
import org.engagementledger.events.Fact;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.events.ReadingEvent;
import org.engagementledger.events.ReferenceEvent;
import org.engagementledger.events.References;
import org.engagementledger.query.Story;
import org.junit.jupiter.api.Test;

class AuditSentenceTest {
  @Test
  void theStoryHasAnEventOfEveryType() {
    Set<Class<?>> told = Story.events().stream().map(Object::getClass).collect(Collectors.toSet());
    assertThat(told).isEqualTo(leaves(LedgerEvent.class).collect(Collectors.toSet()));
  }

  @Test
  void everyEventIsToldInASentenceThatNamesNoPerson() {
    assertThat(sentences())
        .hasSameSizeAs(Story.events())
        .allSatisfy(
            sentence ->
                assertThat(sentence)
                    .isNotBlank()
                    .doesNotContain("[", "{", "null")
                    .doesNotContain(Story.PERSONAL));
  }

  @Test
  void aSentenceSaysWhatWasDone() {
    assertThat(sentences())
        .contains(
            "Opened the dossier on Kazakstan",
            "Kazakhstan: recorded the endorsement of the Safe Schools Declaration (2015)",
            "Kazakhstan: retracted the withdrawal from the Safe Schools Declaration (February"
                + " 2020)",
            "Kazakhstan: recorded the co-sponsorship of S/RES/2427 (2018) (9 July 2018)",
            "Kazakhstan: corrected a meeting (June 2018): At the mission",
            "Kazakhstan: noted the promise (June 2018): Send the concept note as done",
            "Kazakhstan: removed a contact (Mission in Geneva)",
            "Kazakhstan: imported the page kazakhstan.txt");
  }

  private static List<String> sentences() {
    Told told = new Told();
    return Story.events().stream().map(told::tell).toList();
  }

  /** Goes through the story as the projections do. */
  private static final class Told {
    private Dossier dossier = Dossier.unopened(Story.KZ);
    private References references = References.NONE;

    String tell(LedgerEvent event) {
      Optional<Fact> before =
          event instanceof AboutEntry about
              ? dossier.entry(about.entry()).map(Entry::fact)
              : Optional.empty();
      switch (event) {
        case DossierEvent e -> dossier = dossier.after(e);
        case ReferenceEvent e -> references = references.after(e);
        case DeadLetterEvent e -> {}
        case ReadingEvent e -> {}
      }
      return new AuditSentence(references).of(event, dossier.name(), before);
    }
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(AuditSentenceTest::leaves)
        : Stream.of(type);
  }
}
