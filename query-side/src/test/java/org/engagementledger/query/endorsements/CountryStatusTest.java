package org.engagementledger.query.endorsements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EndorsementRegistered;
import org.engagementledger.events.DossierEvent.EndorsementWithdrawn;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.engagementledger.time.BitemporalPoint;
import org.engagementledger.time.KnownDossier;
import org.engagementledger.time.statuses.InstrumentStatuses;
import org.engagementledger.time.statuses.StatusHistory;
import org.junit.jupiter.api.Test;

class CountryStatusTest {
  private static final CountryCode NORWAY = new CountryCode("NO");
  private static final InstrumentId DECLARATION = new InstrumentId("safe-schools-declaration");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /** As of a day on which it may have endorsed once, have left, or have endorsed again. */
  @Test
  void allListsNameTheSameDateOfAStatusThatAStateMayHaveTakenTwice() {
    CountryStatusHistory norway =
        standings(
            new DossierOpened(NORWAY, "Norway", "Europe", "Northern Europe"),
            new EndorsementRegistered(NORWAY, new EntryId("e1"), endorsement("2015")),
            new EndorsementWithdrawn(NORWAY, new EntryId("w1"), withdrawal("2016/2018")),
            new EndorsementRegistered(NORWAY, new EntryId("e2"), endorsement("2017/2018")));
    LocalDate day = LocalDate.parse("2017-06-01");
    InstrumentStatuses known =
        InstrumentStatuses.known(NOW, DECLARATION, List.of(norway.statuses()));

    CountryStatus ofInstrument =
        CountryStatus.of(norway, Status.ENDORSED, day, known).orElseThrow();
    CountryAsOf ofWorld = CountryAsOf.of(norway, new BitemporalPoint(day, NOW));

    assertThat(ofInstrument.date().text()).isEqualTo("2017/2018");
    assertThat(ofWorld.statuses().values())
        .extracting(CountryAsOf.StatusWithCertainty::date)
        .containsExactly(Optional.of(ofInstrument.date()));
    assertThat(ofInstrument.isOnlyPossible()).isTrue();
  }

  private static CountryStatusHistory standings(DossierEvent... events) {
    KnownDossier known = KnownDossier.unopened(NORWAY);
    StatusHistory history = StatusHistory.none(NORWAY);
    for (int i = 0; i < events.length; i++) {
      RecordedEvent event = new RecordedEvent(i + 1L, NOW.minusSeconds(60 - i), events[i]);
      KnownDossier then = known.after(event);
      history = history.after(event, known.dossier(), then);
      known = then;
    }
    return new CountryStatusHistory("Norway", "Europe", "Northern Europe", history);
  }

  private static Endorsement endorsement(String date) {
    return new Endorsement(DECLARATION, new EdtfDate(date), "", List.of(), List.of());
  }

  private static Withdrawal withdrawal(String date) {
    return new Withdrawal(DECLARATION, new EdtfDate(date), "", List.of(), List.of());
  }
}
