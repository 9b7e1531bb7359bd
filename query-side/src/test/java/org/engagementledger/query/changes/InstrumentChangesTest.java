package org.engagementledger.query.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EndorsementRegistered;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.query.changes.ComparisonRequest.By;
import org.engagementledger.query.readmodels.StoredEvent;
import org.engagementledger.time.BitemporalPoint;
import org.engagementledger.time.EntryChange.ChangeKind;
import org.junit.jupiter.api.Test;

class InstrumentChangesTest {
  private static final CountryCode NORWAY = new CountryCode("NO");
  private static final EntryId ENTRY = new EntryId("e1");
  private static final InstrumentId DECLARATION = new InstrumentId("safe-schools-declaration");
  private static final InstrumentId PRINCIPLES = new InstrumentId("paris-principles");

  private static final DossierEvent OPENED =
      new DossierOpened(NORWAY, "Norway", "Europe", "Northern Europe");
  private static final DossierEvent ENDORSED =
      new EndorsementRegistered(NORWAY, ENTRY, endorsement(DECLARATION));
  private static final DossierEvent MOVED =
      new EntryAmended(NORWAY, ENTRY, endorsement(PRINCIPLES), "it was the other one");
  private static final DossierEvent RETRACTED =
      new EntryRetracted(NORWAY, ENTRY, "it was another state");

  @Test
  void whatIsMovedToAnotherInstrumentIsAChangeOfBoth() {
    DossierComparison changes = sinceTheSecond(OPENED, ENDORSED, MOVED);

    for (InstrumentId instrument : List.of(DECLARATION, PRINCIPLES)) {
      assertThat(changes.on(instrument).statuses()).hasSize(1);
      assertThat(changes.on(instrument).entries())
          .singleElement()
          .satisfies(line -> assertThat(line.kind()).isEqualTo(ChangeKind.CHANGED))
          .satisfies(line -> assertThat(line.causes()).hasSize(1));
    }
  }

  @Test
  void whatIsMovedAndRetractedIsAChangeOfTheOneThatItWasOn() {
    DossierComparison changes = sinceTheSecond(OPENED, ENDORSED, MOVED, RETRACTED);

    assertThat(changes.on(DECLARATION).entries())
        .singleElement()
        .satisfies(line -> assertThat(line.kind()).isEqualTo(ChangeKind.RETRACTED));
    assertThat(changes.on(new InstrumentId("vancouver-principles")).isEmpty()).isTrue();
  }

  private static DossierComparison sinceTheSecond(DossierEvent... events) {
    List<StoredEvent> seen = StoredEventSamples.of(List.of(events));
    LocalDate day = LocalDate.parse("2026-03-02");
    BitemporalPoint before = new BitemporalPoint(day, StoredEventSamples.BEGIN.plusSeconds(1));
    BitemporalPoint after = new BitemporalPoint(day, StoredEventSamples.BEGIN.plusSeconds(9));
    return DossierComparison.of(
        NORWAY,
        new ComparisonRequest(By.RECORDED, "then", "now", before, after),
        seen,
        Optional.empty());
  }

  private static Endorsement endorsement(InstrumentId instrument) {
    return new Endorsement(instrument, new EdtfDate("2015-05-29"), "", List.of(), List.of());
  }
}
