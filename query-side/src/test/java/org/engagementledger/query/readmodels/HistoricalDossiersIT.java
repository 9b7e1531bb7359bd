package org.engagementledger.query.readmodels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.query.QuerySideServer;
import org.engagementledger.query.readmodels.HistoricalDossiers.CountryEvents;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HistoricalDossiersIT {
  private static final CountryCode OF_ONE = new CountryCode("NO");
  private static final CountryCode OF_NONE = new CountryCode("SE");
  private static final List<CountryCode> COUNTRIES =
      List.of(OF_ONE, new CountryCode("FI"), OF_NONE, new CountryCode("KZ"));

  private static QuerySideServer run;
  private static HistoricalDossiers past;

  @BeforeAll
  static void recordMoreThanIsReadAtOnce() {
    run = new QuerySideServer();
    past = run.bean(HistoricalDossiers.class);
    List<DossierEvent> events = new ArrayList<>();
    events.addAll(Collections.nCopies(1_200, opened("KZ")));
    events.addAll(Collections.nCopies(300, opened("FI")));
    events.add(opened("NO"));
    Collections.shuffle(events, new Random(5));
    var unused = run.pen().record(events);
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void manyDossiersReadAtOnceHoldWhatEachHolds() {
    List<CountryEvents> all = past.events(COUNTRIES).toList();

    assertThat(all).extracting(CountryEvents::country).containsExactlyElementsOf(COUNTRIES);
    assertThat(all).extracting(it -> it.events().size()).containsExactly(1, 300, 0, 1_200);
    assertThat(all)
        .allSatisfy(it -> assertThat(ids(it.events())).isEqualTo(ids(past.events(it.country()))));
  }

  @Test
  void soDoFewOfALongLog() {
    List<CountryEvents> few = past.events(List.of(OF_ONE, OF_NONE)).toList();

    assertThat(few.getFirst().events()).hasSize(1);
    assertThat(ids(few.getFirst().events())).isEqualTo(ids(past.events(OF_ONE)));
    assertThat(few.getLast().events()).isEmpty();
  }

  private static DossierEvent opened(String country) {
    return new DossierOpened(new CountryCode(country), "A country", "A region", "A part of it");
  }

  private static List<String> ids(List<StoredEvent> events) {
    return events.stream().map(StoredEvent::id).toList();
  }
}
