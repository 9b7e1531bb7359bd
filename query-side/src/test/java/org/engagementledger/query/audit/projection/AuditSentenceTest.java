package org.engagementledger.query.audit.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.dossiers.ReferenceData;
import org.engagementledger.events.AccountEvent;
import org.engagementledger.events.DeadLetterEvent;
import org.engagementledger.events.DisclosureEvent;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.DossierEvent.EndorsementRegistered;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.events.RebuildEvent;
import org.engagementledger.events.ReferenceEvent;
import org.engagementledger.events.ReferenceEvent.InstrumentDefined;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Source;
import org.engagementledger.query.EveryEventStory;
import org.engagementledger.query.wording.FactDescriptions;
import org.engagementledger.query.wording.SentenceTemplate;
import org.junit.jupiter.api.Test;

class AuditSentenceTest {
  @Test
  void theStoryHasAnEventOfEveryType() {
    Set<Class<?>> told =
        EveryEventStory.events().stream().map(Object::getClass).collect(Collectors.toSet());
    assertThat(told).isEqualTo(leaves(LedgerEvent.class).collect(Collectors.toSet()));
  }

  @Test
  void everyEventIsToldInASentenceThatNamesNoPerson() {
    assertThat(sentences())
        .hasSameSizeAs(EveryEventStory.events())
        .allSatisfy(
            sentence ->
                assertThat(sentence)
                    .isNotBlank()
                    .doesNotContain("[", "{", "null")
                    .doesNotContain(EveryEventStory.PERSONAL));
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
            "Kazakhstan: imported the page kazakhstan.txt",
            "Added the account anna as reader",
            "Made the account anna recorder; it was reader",
            "Locked the account anna",
            "Rebuilt the read models audit from 20 events; 1 document had been wrong");
  }

  @Test
  void aNameIsTheOneOfToday() {
    InstrumentId id = new InstrumentId("safe-schools-declaration");
    SentenceTemplate said =
        AuditSentence.of(
            new EndorsementRegistered(
                EveryEventStory.KZ,
                new EntryId("e1"),
                new Endorsement(id, new EdtfDate("2015"), "", List.of(), List.of())),
            "safe-schools-declaration",
            Optional.empty());
    Instrument renamed =
        new Instrument(
            id, "New Declaration", "New", new EdtfDate("2015"), new Source("A list", ""));
    assertThat(
            new FactDescriptions(ReferenceData.NONE.after(new InstrumentDefined(renamed))).of(said))
        .isEqualTo(
            "safe-schools-declaration: recorded the endorsement of the New Declaration (2015)");
    assertThat(new FactDescriptions(ReferenceData.NONE).of(said))
        .endsWith("the endorsement of the safe-schools-declaration (2015)");
  }

  private static List<String> sentences() {
    Told told = new Told();
    return EveryEventStory.events().stream().map(told::tell).toList();
  }

  /** Goes through the story as the projections do. */
  private static final class Told {
    private Dossier dossier = Dossier.unopened(EveryEventStory.KZ);
    private ReferenceData references = ReferenceData.NONE;

    String tell(LedgerEvent event) {
      Optional<Fact> before =
          event instanceof AboutEntry about
              ? dossier.entry(about.entry()).map(Entry::fact)
              : Optional.empty();
      switch (event) {
        case DossierEvent e -> dossier = dossier.after(e, LocalDate.MAX);
        case ReferenceEvent e -> references = references.after(e);
        case DeadLetterEvent e -> {}
        case DisclosureEvent e -> {}
        case AccountEvent e -> {}
        case RebuildEvent e -> {}
      }
      return new FactDescriptions(references).of(AuditSentence.of(event, dossier.name(), before));
    }
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(AuditSentenceTest::leaves)
        : Stream.of(type);
  }
}
