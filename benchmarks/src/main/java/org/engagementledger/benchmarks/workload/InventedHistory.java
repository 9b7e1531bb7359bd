package org.engagementledger.benchmarks.workload;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.log.ProposedEvent;

/**
 * Two years of work on 200 countries, drawn by chance from a seed: engagements of a kilobyte, every
 * fifth event corrects one, in commits of one to sixteen events, as those of several people are.
 */
public final class InventedHistory {
  private static final List<CountryCode> COUNTRIES =
      Stream.of(Locale.getISOCountries()).sorted().map(CountryCode::new).limit(200).toList();

  /** Countries whose dossiers have as many events as most. */
  public static final List<CountryCode> TYPICAL = COUNTRIES.subList(0, 4);

  /** The country whose dossier has about {@link #LARGE_EVENTS}, four fifths of them entries. */
  public static final CountryCode LARGE = COUNTRIES.getLast();

  private static final int LARGE_EVENTS = 20_000;
  private static final int MONTHS = 24;

  private final Random random = new Random(6);
  private final InventedWords words = new InventedWords(random);
  private final Map<CountryCode, Integer> sequences = new HashMap<>();

  /** Records so many events, as many in each month. */
  public void fill(MongoDatabase database, int events) {
    for (int month = MONTHS; month > 0; month--) {
      Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(-30L * month));
      LocalDate day = LocalDate.now(clock);
      try (Ledger ledger = Ledger.open(database, LedgerOptions.defaults().withClock(clock))) {
        for (int left = events / MONTHS; left > 0; ) {
          int together = Math.min(left, 1 + random.nextInt(16));
          var unused =
              ledger.append(Stream.generate(() -> next(events, day)).limit(together).toList());
          left -= together;
        }
      }
    }
  }

  private ProposedEvent next(int events, LocalDate day) {
    boolean isLarge = random.nextInt(events) < LARGE_EVENTS;
    CountryCode country = isLarge ? LARGE : COUNTRIES.get(random.nextInt(COUNTRIES.size()));
    int sequence = sequences.merge(country, 0, (before, none) -> before + 1);
    String type =
        sequence == 0
            ? "dossier-opened"
            : sequence % 5 > 0 ? "engagement-recorded" : "entry-amended";
    return new ProposedEvent(
        new UUID(random.nextLong(), random.nextLong()).toString(),
        "org.engagementledger." + type + ".v1",
        country.code(),
        sequence,
        Map.of("actor", "actor-" + random.nextInt(25), "command", "RecordMeeting"),
        sequence == 0
            ? "{\"country\":\"%s\",\"name\":\"A state\"}".formatted(country.code())
            : engagement(country, sequence, day));
  }

  private String engagement(CountryCode country, int sequence, LocalDate day) {
    boolean amends = sequence % 5 == 0;
    return """
        {"country":"%s","entry":"%d","fact":{"sort":"engagement","kind":"%s","date":"%s",\
        "title":"%s","text":"%s","place":"Geneva"}%s}"""
        .formatted(
            country.code(),
            amends ? sequence - 1 - random.nextInt(4) : sequence,
            random.nextBoolean() ? "MEETING" : "STATEMENT",
            day.minusDays(random.nextInt(5 * 365)),
            words.text(5),
            words.text(110),
            amends ? ",\"reason\":\"it was wrong\"" : "");
  }
}
