package org.engagementledger.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dates.Today;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AttributeSet;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Attribute;
import org.junit.jupiter.api.Test;

/** At every hour of two days: what the rules accept is there as of now. */
class NowLawTest {
  private static final CountryCode NZ = new CountryCode("NZ");
  private static final Instant START = Instant.parse("2026-11-29T00:00:00Z");

  @Test
  void asOfNowIsWhatIsCurrent() {
    List<RecordedEvent> events = new ArrayList<>();
    record(new DossierOpened(NZ, "New Zealand", "Oceania", ""), START, events);
    for (int hour = 0; hour < 48; hour++) {
      Instant now = START.plus(Duration.ofHours(hour));
      LocalDate latest = Today.latest(now);
      record(said("first" + hour, latest.toString()), now, events);
      record(said("last" + hour, Today.ended(now).plusDays(1).toString()), now, events);
      record(said("month" + hour, latest.toString().substring(0, 7)), now, events);
      for (Instant later : List.of(now, now.plusMillis(1), now.plus(Duration.ofMinutes(59)))) {
        BitemporalPoint asked = BitemporalPoint.of(Optional.empty(), Optional.empty(), later);
        KnownDossier known = KnownDossier.at(later, NZ, events);
        DossierAsOf asOf = known.asOf(asked.asOf());
        assertThat(asOf.dossier()).as("%s", later).isEqualTo(known.dossier());
        assertThat(asOf.entries())
            .as("%s", later)
            .hasSize(3 * (hour + 1))
            .allMatch(it -> it.certainty() == Certainty.CERTAIN);
      }
    }
  }

  private static AttributeSet said(String entry, String date) {
    Attribute fact = new Attribute(AttributeName.MEMBERSHIPS, entry, new EdtfDate(date), List.of());
    return new AttributeSet(NZ, new EntryId(entry), fact);
  }

  private static void record(DossierEvent event, Instant time, List<RecordedEvent> events) {
    events.add(new RecordedEvent(events.size() + 1L, time, event));
  }
}
