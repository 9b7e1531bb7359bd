package org.engagementledger.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent.AttributeSet;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EndorsementRegistered;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.DossierEvent.FollowUpPromised;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.events.ReferenceEvent.InstrumentDefined;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Source;

/** Events as they may come, drawn by chance from a seed. */
public final class RandomEventHistory {
  private static final InstrumentId INSTRUMENT = new InstrumentId("paris-principles");

  private final Random random;
  private final List<CountryCode> countries =
      Stream.of("NO", "AR", "MN").map(CountryCode::new).toList();
  private final List<EntryId> entries = new ArrayList<>();

  /** The same seed gives the same events. */
  public RandomEventHistory(long seed) {
    this.random = new Random(seed);
  }

  /** The next events. */
  public List<LedgerEvent> events(int count) {
    return Stream.generate(this::event).limit(count).toList();
  }

  private LedgerEvent event() {
    CountryCode country = countries.get(random.nextInt(countries.size()));
    return switch (random.nextInt(10)) {
      case 0 -> new DossierOpened(country, country.englishName(), "A region", "A part of it");
      case 1 -> instrument();
      case 2 -> new EndorsementRegistered(country, fresh(), endorsement());
      case 3 -> new AttributeSet(country, fresh(), attribute());
      case 4 -> new EntryAmended(country, known(), engagement(), "It was wrong");
      case 5 -> new EntryRetracted(country, known(), "It was about another state");
      case 6 -> new FollowUpPromised(country, fresh(), promise());
      case 7 ->
          new FollowUpCompleted(country, known(), FollowUp.State.DONE, date(), "As was promised");
      default -> new EngagementRecorded(country, fresh(), engagement());
    };
  }

  private LedgerEvent instrument() {
    return new InstrumentDefined(
        new Instrument(INSTRUMENT, words(), "Paris", date(), new Source("A source", "")));
  }

  private Endorsement endorsement() {
    return new Endorsement(INSTRUMENT, date(), words(), List.of(), List.of());
  }

  private Attribute attribute() {
    AttributeName[] names = AttributeName.values();
    return new Attribute(names[random.nextInt(names.length)], words(), date(), List.of());
  }

  private Engagement engagement() {
    EngagementKind[] kinds = EngagementKind.values();
    return Engagement.told(kinds[random.nextInt(kinds.length)], date(), words())
        .highlighted(random.nextBoolean());
  }

  private FollowUp promise() {
    return new FollowUp(
        known(), words(), "someone", date(), FollowUp.State.OPEN, date(), List.of());
  }

  private EntryId fresh() {
    EntryId entry = new EntryId("entry-" + entries.size());
    entries.add(entry);
    return entry;
  }

  /** The entry may belong to another country, or have been retracted; a fold bears that. */
  private EntryId known() {
    return entries.isEmpty() ? fresh() : entries.get(random.nextInt(entries.size()));
  }

  private EdtfDate date() {
    return new EdtfDate("20%02d-%02d".formatted(random.nextInt(30), 1 + random.nextInt(12)));
  }

  private String words() {
    return "words “%x” – <b>%d</b>".formatted(random.nextLong(), random.nextInt());
  }
}
