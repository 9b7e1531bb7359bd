package org.engagementledger.query.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AttributeSet;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Participant;
import org.engagementledger.facts.Participant.Side;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.facts.Redaction;
import org.engagementledger.query.search.FullScanSearch.ScanQuery;

/** Histories whose texts are of few words, so that searches meet; drawn by chance from a seed. */
final class RandomTexts {
  static final List<String> WORDS =
      List.of("school", "schools", "Genève", "TROMSØ", "straße", "safe", "S/RES/2427", "<b>", "학교");
  private static final List<CountryCode> COUNTRIES =
      Stream.of("NO", "AR", "MN", "KZ").map(CountryCode::new).toList();

  /** Each as it is written, whatever its forms. */
  private static final List<String> TYPED =
      List.of(
          "\"school\"",
          "\"SCHOOL\"",
          "school*",
          "\"geneve\"",
          "\"tromso\"",
          "\"strasse\"",
          "\"safe school\"",
          "\"school safe\"",
          "s/res/2427",
          "\"2427\"",
          "\"b\"",
          "\"학교\"",
          "\"inventedname\"",
          "\"adviser\"",
          "\"peacekeeping\"");

  private final Random random;
  private final List<DossierEvent.Recorded> recorded = new ArrayList<>();

  RandomTexts(long seed) {
    this.random = new Random(seed);
  }

  /** Dossiers that are opened, and then that many events. */
  List<DossierEvent> events(int count) {
    return Stream.concat(
            COUNTRIES.stream().map(it -> new DossierOpened(it, it.englishName(), "A", "B")),
            Stream.generate(this::event).limit(count))
        .toList();
  }

  /** A search as of some day, by what was known at one of those times. */
  ScanQuery question(List<Instant> times) {
    String q =
        Stream.generate(() -> of(TYPED)).limit(1 + below(3)).collect(Collectors.joining(" "));
    String kind = below(4) == 0 ? of(List.of("meeting", "attribute", "joint-statement")) : "";
    String from = below(4) == 0 ? date() : "";
    String to = below(4) == 0 ? date() : "";
    boolean backwards =
        !from.isEmpty() && !to.isEmpty() && new EdtfDate(from).certainlyAfter(new EdtfDate(to));
    return new ScanQuery(
        q,
        kind,
        backwards ? to : from,
        backwards ? from : to,
        below(2) == 0 ? Optional.of(day()) : Optional.empty(),
        below(2) == 0 ? Optional.of(of(times)) : Optional.empty());
  }

  private DossierEvent event() {
    DossierEvent.Recorded old = recorded.isEmpty() ? fresh() : of(recorded);
    return switch (below(6)) {
      case 0 ->
          new EntryAmended(
              old.country(), old.entry(), perhapsMarked(other(old.fact())), "It was wrong");
      case 1 -> new EntryRetracted(old.country(), old.entry(), "It was about another state");
      default -> fresh();
    };
  }

  private DossierEvent.Recorded fresh() {
    EntryId id = new EntryId("e" + recorded.size());
    CountryCode country = of(COUNTRIES);
    DossierEvent.Recorded event =
        below(4) == 0
            ? new AttributeSet(country, id, attribute())
            : new EngagementRecorded(country, id, engagement());
    recorded.add(event);
    return event;
  }

  private Fact perhapsMarked(Fact fact) {
    return switch (below(4)) {
      case 0 ->
          fact.marked(List.of(of(fact.texts().stream().filter(it -> !it.isBlank()).toList())));
      case 1 -> fact.marked(List.of(Redaction.ALL));
      default -> fact;
    };
  }

  private Fact other(Fact old) {
    if (below(3) == 0) {
      return old;
    }
    if (old instanceof Attribute it) {
      return new Attribute(it.name(), text(), new EdtfDate(date()), List.of());
    }
    return old instanceof Engagement it && below(2) == 0 ? it.retold(text()) : engagement();
  }

  private Attribute attribute() {
    AttributeName name = of(List.of(AttributeName.PEACEKEEPING, AttributeName.ADDITIONAL));
    return new Attribute(name, text(), new EdtfDate(date()), List.of());
  }

  private Engagement engagement() {
    EdtfDate date = new EdtfDate(date());
    return new Engagement(
        of(List.of(EngagementKind.MEETING, EngagementKind.LETTER, EngagementKind.JOINT_STATEMENT)),
        date,
        date.isDay() && below(2) == 0 ? Optional.of(later(date)) : Optional.empty(),
        below(2) == 0 ? text() : "",
        text() + "\n" + text(),
        below(3) == 0 ? text() : "",
        "",
        below(3) == 0 ? text() : "",
        List.of(
            new Participant(
                Side.THEIRS,
                Optional.of(new PersonalText("p1", "Inventedname")),
                below(5) == 0 ? "Adviser" : "Counsellor",
                "")),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        List.of());
  }

  private EdtfDate later(EdtfDate date) {
    return EdtfDate.of(date.earliest().plusDays(1 + below(300)));
  }

  private String text() {
    return Stream.generate(() -> of(WORDS)).limit(1 + below(4)).collect(Collectors.joining(" "));
  }

  private String date() {
    return switch (below(6)) {
      case 0 -> "20%02d".formatted(10 + below(20));
      case 1 -> "../20%02d".formatted(10 + below(10));
      case 2 -> "20%02d-%02d".formatted(10 + below(20), 1 + below(12));
      default -> day();
    };
  }

  private String day() {
    return "20%02d-%02d-%02d".formatted(10 + below(20), 1 + below(12), 1 + below(28));
  }

  private int below(int bound) {
    return random.nextInt(bound);
  }

  private <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
