package org.engagementledger.command.dossiers;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.DayRange;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;

/**
 * What must hold for the positions of a state on one instrument: it is endorsed once until
 * withdrawn, and withdrawn only after it was endorsed.
 *
 * <p>What counts is the order in which things happened, and each happened by the day on which its
 * date was recorded. So the past can be recorded late: that a state had not endorsed in 2010 after
 * that it endorsed in 2015. But what was recorded in 2019 cannot come after what happened in 2021.
 */
final class PositionInvariants {
  static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private final CountryCode country;
  private final InstrumentId instrument;
  private final List<Entry> happened;

  private PositionInvariants(CountryCode country, InstrumentId instrument, List<Entry> happened) {
    this.country = country;
    this.instrument = instrument;
    this.happened = happened;
  }

  /** What does not hold for that instrument, a sentence for each position; none if all does. */
  static List<String> broken(Dossier dossier, InstrumentId instrument) {
    List<Entry> recorded =
        dossier
            .standing()
            .filter(it -> it.fact() instanceof Position on && on.instrument().equals(instrument))
            .toList();
    List<Entry> happened = DayRange.inOrder(recorded, Entry::since);
    return new PositionInvariants(dossier.country(), instrument, happened).broken();
  }

  private List<String> broken() {
    return IntStream.range(0, happened.size()).boxed().flatMap(it -> broken(it).stream()).toList();
  }

  private Optional<String> broken(int index) {
    Entry next = happened.get(index);
    boolean endorsed = index > 0 && status(happened.get(index - 1)) == Status.ENDORSED;
    boolean withdraws = status(next) == Status.WITHDRAWN;
    if (withdraws == endorsed) {
      return Optional.empty();
    }
    Status missing = withdraws ? Status.ENDORSED : Status.WITHDRAWN;
    return Optional.of(
        happened.stream()
            .skip(index + 1L)
            .filter(it -> status(it) == missing && isLaterByRecording(it).test(next))
            .findFirst()
            .map(it -> recordedBefore(next, it))
            .orElseGet(
                () -> withdraws ? notEndorsed(next) : endorsed(happened.get(index - 1), next)));
  }

  private String recordedBefore(Entry next, Entry missing) {
    return ("%s's %s (%s) was recorded by %s, so it happened by then; the %s (%s) cannot come"
            + " before it. Amend or retract the one that is wrong")
        .formatted(
            country,
            named(next) + (status(next) == Status.WITHDRAWN ? " from " : " of ") + instrument,
            said(next),
            DAY.format(next.since().latest()),
            named(missing),
            said(missing));
  }

  private String notEndorsed(Entry next) {
    return "%s was not endorsed before %s, so it cannot be withdrawn then"
        .formatted(instrument, said(next));
  }

  private String endorsed(Entry before, Entry next) {
    String recorded =
        isLaterByRecording(next).test(before)
            ? ", recorded by " + DAY.format(before.since().latest()) + ", so it happened by then"
            : "";
    return ("%s is endorsed already (%s%s); before it is %s (%s), that must be withdrawn, amended"
            + " or retracted")
        .formatted(
            instrument,
            said(before),
            recorded,
            status(next) == Status.ENDORSED ? "endorsed again" : "recorded as not endorsed",
            said(next));
  }

  /** Whether only the day on which another was recorded says that this one came after it. */
  private static Predicate<Entry> isLaterByRecording(Entry one) {
    return other ->
        one.since().earliest().isAfter(other.since().latest())
            && !one.since().earliest().isAfter(other.fact().date().latest());
  }

  private static String named(Entry position) {
    return switch (status(position)) {
      case WITHDRAWN -> "withdrawal";
      case ENDORSED -> "endorsement";
      case NOT_ENDORSED, UNKNOWN -> "declination";
    };
  }

  private static Status status(Entry position) {
    return ((Position) position.fact()).status();
  }

  private static String said(Entry position) {
    String date = position.fact().date().text();
    return date.equals("../..") ? "date unknown" : date;
  }
}
