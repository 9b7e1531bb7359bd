package org.engagementledger.time.statuses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent.EndorsementRegistered;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.engagementledger.time.KnownDossier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The endorsements that public lists name, most of them with dates that are not exact. */
class SafeSchoolsDeclarationTest {
  private static final InstrumentId DECLARATION = new InstrumentId("safe-schools-declaration");
  private static final Instant RECORDED = Instant.parse("2026-11-24T08:00:00Z");
  private static final Pattern ROW = Pattern.compile("([A-Z]{2}),(?:\"[^\"]*\"|[^,]*),([^,]*),.*");

  private static final String NOT_RUN =
      "NOT RUN: no shared/data/safe-schools-declaration.csv above this folder";

  private static List<StatusHistory> histories = List.of();

  @BeforeAll
  static void read() throws IOException {
    Optional<Path> file = file();
    if (file.isEmpty()) {
      System.out.println(NOT_RUN);
    }
    assumeTrue(file.isPresent(), NOT_RUN);
    try (Stream<String> lines = Files.lines(file.orElseThrow())) {
      histories =
          lines.map(ROW::matcher).filter(Matcher::matches).map(row -> history(row)).toList();
    }
  }

  /** Numbers of states that were published for those days. */
  @ParameterizedTest
  @CsvSource({"2015-05-29,37", "2017-04-30,63", "2019-12-31,100", "2024-06-06,119"})
  void thePublishedNumberOfStatesLiesWithinTheBounds(LocalDate day, int published) {
    CountRange bounds = standings(RECORDED).count(Status.ENDORSED, day);

    assertThat(published)
        .as("%s on %s", bounds, day)
        .isBetween(bounds.certain(), bounds.possible());
  }

  @Test
  void nobodyWithdrewSoTheNumberNeverFalls() {
    Stream<LocalDate> months =
        LocalDate.of(2015, 1, 1).datesUntil(LocalDate.of(2026, 12, 1), Period.ofMonths(1));
    List<CountRange> series =
        List.copyOf(standings(RECORDED).series(Status.ENDORSED, months).values());

    assertThat(series).hasSize(143);
    assertThat(series.stream().map(CountRange::certain)).isSorted();
    assertThat(series.stream().map(CountRange::possible)).isSorted();
    assertThat(series.getFirst()).isEqualTo(new CountRange(0, 1));
    assertThat(series.getLast()).isEqualTo(new CountRange(119, 119));
  }

  @Test
  void threeStatesCertainlyJoinedInTheFirstHalfOf2018AndOthersPossibly() {
    var joined =
        standings(RECORDED)
            .became(Status.ENDORSED, LocalDate.of(2017, 12, 31), LocalDate.of(2018, 6, 30));

    assertThat(joined.keySet().stream().filter(it -> joined.get(it) == Certainty.CERTAIN))
        .extracting(CountryCode::code)
        .containsExactly("DE", "ML", "GB");
    assertThat(joined).hasSizeGreaterThan(10);
  }

  @Test
  void beforeAnythingWasRecordedNothingIsKnown() {
    assertThat(standings(RECORDED.minusSeconds(1)).count(Status.ENDORSED, LocalDate.of(2024, 6, 6)))
        .isEqualTo(CountRange.ZERO);
  }

  private static InstrumentStatuses standings(Instant knownAt) {
    return InstrumentStatuses.known(knownAt, DECLARATION, histories);
  }

  private static StatusHistory history(Matcher row) {
    CountryCode country = new CountryCode(row.group(1));
    Endorsement fact =
        new Endorsement(DECLARATION, new EdtfDate(row.group(2)), "", List.of(), List.of());
    EntryId entry = new EntryId(country.code().toLowerCase(Locale.ROOT));
    RecordedEvent event =
        new RecordedEvent(1, RECORDED, new EndorsementRegistered(country, entry, fact));
    KnownDossier before = KnownDossier.unopened(country);
    return StatusHistory.none(country).after(event, before.dossier(), before.after(event));
  }

  private static Optional<Path> file() {
    return Stream.iterate(Path.of("").toAbsolutePath(), it -> it != null, Path::getParent)
        .map(it -> it.resolve("shared/data/safe-schools-declaration.csv"))
        .filter(Files::isReadable)
        .findFirst();
  }
}
