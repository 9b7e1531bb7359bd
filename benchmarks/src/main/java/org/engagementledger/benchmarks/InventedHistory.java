package org.engagementledger.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.Instrument;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.events.ReferenceEvent.InstrumentDefined;
import org.engagementledger.events.ReferenceEvent.ResolutionRegistered;
import org.engagementledger.events.Resolution;
import org.engagementledger.events.Source;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.Proposal;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.ledger.axon.EventCodec.Written;

/**
 * Two years of work on 200 countries, drawn by chance from a seed. Whatever the length of the log,
 * some dossiers have as many events as said; the others share the rest. What is recorded about the
 * same time shares commits of one to sixteen events, as those of several people do.
 */
final class InventedHistory {
  static final List<Instrument> INSTRUMENTS =
      IntStream.range(0, 5).mapToObj(InventedHistory::instrument).toList();
  static final List<Resolution> RESOLUTIONS =
      IntStream.range(0, 8).mapToObj(InventedHistory::resolution).toList();

  /** The countries whose dossiers have {@link #TYPICAL_EVENTS}. */
  static final List<CountryCode> TYPICAL = countries().subList(0, 4);

  static final int TYPICAL_EVENTS = 500;

  /** The country whose dossier has {@link #LARGE_EVENTS}. */
  static final CountryCode LARGE = countries().get(4);

  static final int LARGE_EVENTS = 4_000;

  private static final int TOGETHER = 16;
  private static final int ACTORS = 25;
  private static final int SEED = 6;

  private final Random random = new Random(SEED);
  private final Map<CountryCode, InventedDossier> dossiers = new HashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private final EventCodec codec;
  private final SlowClock clock;

  InventedHistory(EventCodec codec, SlowClock clock) {
    this.codec = codec;
    this.clock = clock;
  }

  static List<CountryCode> countries() {
    return Stream.of(Locale.getISOCountries()).sorted().map(CountryCode::new).limit(200).toList();
  }

  /** Records so many events on countries. */
  void fill(Ledger ledger, int events) {
    var unused = ledger.append(references().map(this::proposal).toList());
    List<CountryCode> turns = turns(events);
    for (int from = 0; from < turns.size(); ) {
      int to = Math.min(turns.size(), from + 1 + random.nextInt(TOGETHER));
      Instant now = clock.goOn((double) to / turns.size());
      LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
      unused = ledger.append(turns.subList(from, to).stream().map(it -> next(it, today)).toList());
      from = to;
    }
  }

  /** Whose turn it is, as often as each is to have one. */
  private List<CountryCode> turns(int events) {
    List<CountryCode> turns = new ArrayList<>(Collections.nCopies(LARGE_EVENTS, LARGE));
    TYPICAL.forEach(it -> turns.addAll(Collections.nCopies(TYPICAL_EVENTS, it)));
    List<CountryCode> others = countries().subList(5, countries().size());
    for (int next = 0; turns.size() < events; next++) {
      turns.add(others.get(next % others.size()));
    }
    Collections.shuffle(turns, random);
    return turns;
  }

  private Proposal next(CountryCode country, LocalDate today) {
    return proposal(
        dossiers.computeIfAbsent(country, it -> new InventedDossier(it, random)).next(today));
  }

  private Proposal proposal(LedgerEvent event) {
    Written written = codec.write(event);
    return new Proposal(
        new UUID(random.nextLong(), random.nextLong()).toString(),
        written.type(),
        event.stream(),
        sequences.merge(event.stream(), 0L, (before, none) -> before + 1),
        attributes(event),
        written.json());
  }

  /** Every tenth came with one of the imports. */
  private Map<String, String> attributes(LedgerEvent event) {
    Map<String, String> attributes = new HashMap<>();
    attributes.put("actor", "actor-" + random.nextInt(ACTORS));
    attributes.put("command", "Make" + event.getClass().getSimpleName());
    if (random.nextInt(10) == 0) {
      attributes.put("correlationid", "import " + random.nextInt(40));
    }
    return attributes;
  }

  private static Stream<LedgerEvent> references() {
    return Stream.concat(
        INSTRUMENTS.stream().map(InstrumentDefined::new),
        RESOLUTIONS.stream().map(ResolutionRegistered::new));
  }

  private static Instrument instrument(int number) {
    return new Instrument(
        new InstrumentId("instrument-" + number),
        "Instrument number " + number,
        "No " + number,
        new EdtfDate("2015-05-29"),
        new Source("Invented", ""));
  }

  private static Resolution resolution(int number) {
    return Resolution.of(
        "Security Council", "S/RES/" + (2000 + number), "On schools", new EdtfDate("2018-07-09"));
  }
}
