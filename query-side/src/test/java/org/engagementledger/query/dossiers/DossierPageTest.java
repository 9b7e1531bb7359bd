package org.engagementledger.query.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.ReferenceData;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.query.readmodels.Change;
import org.engagementledger.time.AttributeAsOf;
import org.junit.jupiter.api.Test;

class DossierPageTest {
  private static final Change RECORDED = new Change("event", 0, Instant.EPOCH, "recorder");

  @Test
  void anAttributeIsWhatHappenedLastAndNotWhatWasRecordedLast() {
    DossierPage page = page(1, "2018", "2015/2019", "2016");

    EntryView shown = page.attributes().get(AttributeName.PEACEKEEPING);
    assertThat(shown).extracting(it -> it.fact().date().text()).isEqualTo("2015/2019");
  }

  private static DossierPage page(int last, String... dates) {
    List<EntryView> said = Stream.of(dates).map(DossierPageTest::said).toList();
    return DossierPage.of(
        new DossierView(
            new CountryCode("KZ"),
            "Kazakhstan",
            "Asia",
            "Central Asia",
            LocalDate.EPOCH,
            Instant.EPOCH,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            said,
            List.of(),
            Optional.empty()),
        List.of(
            new AttributeAsOf(
                AttributeName.PEACEKEEPING,
                List.of(said.getFirst().id(), said.get(last).id()),
                Certainty.CERTAIN)),
        ReferenceData.NONE);
  }

  private static EntryView said(String date) {
    Attribute fact = new Attribute(AttributeName.PEACEKEEPING, date, new EdtfDate(date), List.of());
    return new EntryView(
        new EntryId("a" + date.replace('/', '-')),
        1,
        fact,
        RECORDED,
        RECORDED,
        Certainty.CERTAIN,
        List.of());
  }
}
