package org.engagementledger.query.readmodels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Engagement;
import org.junit.jupiter.api.Test;

class DossierCacheTest {
  private static final int EVENTS = 20;

  private final List<CountryCode> countries =
      Stream.of(Locale.getISOCountries()).limit(50).map(CountryCode::new).toList();
  private final Map<String, List<StoredEvent>> log = new LinkedHashMap<>();
  private final List<String> read = new ArrayList<>();

  /** As an import of a table does that has a line for each country, one after the other. */
  @Test
  void eventsThatGoRoundMoreDossiersThanFitAreNotAllReadAgain() {
    goRound(folds(countries.size() * EVENTS / 2));

    assertThat(read).hasSizeBetween(countries.size(), countries.size() * EVENTS * 2 / 5);
  }

  @Test
  void noDossierIsReadAgainThatFits() {
    goRound(folds(countries.size() * (EVENTS + 1)));

    assertThat(read).doesNotHaveDuplicates().hasSameSizeAs(countries);
  }

  @Test
  void aDossierThatWasReadAgainHasAllThatWasRecorded() {
    DossierCache folds = folds(EVENTS);
    goRound(folds);

    StreamBatch.DossierBatch run =
        (StreamBatch.DossierBatch) folds.run(List.of(append(countries.getFirst())));

    assertThat(run.after().dossier().entries()).hasSize(EVENTS);
  }

  private DossierCache folds(int most) {
    return new DossierCache(
        (stream, sequence) -> {
          read.add(stream);
          return List.copyOf(log.getOrDefault(stream, List.of())).subList(0, (int) sequence);
        },
        most);
  }

  private void goRound(DossierCache folds) {
    for (int round = 0; round < EVENTS; round++) {
      for (CountryCode country : countries) {
        var unused = folds.run(List.of(append(country)));
      }
    }
  }

  private StoredEvent append(CountryCode country) {
    List<StoredEvent> stream = log.computeIfAbsent(country.code(), code -> new ArrayList<>());
    String id = country.code() + "-" + stream.size();
    DossierEvent event =
        stream.isEmpty()
            ? new DossierOpened(country, country.englishName(), "", "")
            : new EngagementRecorded(
                country,
                new EntryId(id),
                Engagement.told(EngagementKind.MEETING, new EdtfDate("2024-03"), "In Geneva"));
    StoredEvent seen =
        new StoredEvent(
            log.values().stream().mapToInt(List::size).sum() + 1L,
            Instant.parse("2026-03-01T12:00:00Z"),
            id,
            "type",
            country.code(),
            stream.size(),
            Map.of("actor", "recorder"),
            () -> event);
    stream.add(seen);
    return seen;
  }
}
