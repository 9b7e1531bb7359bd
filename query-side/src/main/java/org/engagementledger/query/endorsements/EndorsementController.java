package org.engagementledger.query.endorsements;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.engagementledger.limits.HeavyRequest;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.text.Refusal;
import org.engagementledger.time.BitemporalPoint;
import org.engagementledger.time.statuses.CountRange;
import org.engagementledger.time.statuses.InstrumentStatuses;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which states had endorsed an instrument, how many, and who joined when; as JSON. */
@RestController
@RequestMapping("/api/instruments/{instrument}")
final class EndorsementController {
  private final EndorsementOverview world;

  EndorsementController(EndorsementOverview world) {
    this.world = world;
  }

  /** How many countries had a status at the end of a day. */
  record Count(Status status, LocalDate asOf, int certain, int possible) {}

  /** How many countries had a status at the end of a month. */
  record Point(YearMonth month, int certain, int possible) {
    static Point of(Map.Entry<LocalDate, CountRange> entry) {
      CountRange bounds = entry.getValue();
      return new Point(YearMonth.from(entry.getKey()), bounds.certain(), bounds.possible());
    }
  }

  @GetMapping("/endorsements")
  List<CountryStatus> endorsements(
      @PathVariable InstrumentId instrument,
      StatusFilter which,
      AsOfParameters asked,
      ReadModelCheckpoint at) {
    InstrumentStatuses standings = world.standings(instrument, which.place(), asked.time(), at);
    return world.standing(standings, which.wanted(), asked.day(), at);
  }

  @GetMapping({"/count", "/endorsements/count"})
  Count count(
      @PathVariable InstrumentId instrument,
      StatusFilter which,
      AsOfParameters asked,
      ReadModelCheckpoint at) {
    CountRange bounds =
        world
            .standings(instrument, which.place(), asked.time(), at)
            .count(which.wanted(), asked.day());
    return new Count(which.wanted(), asked.day(), bounds.certain(), bounds.possible());
  }

  @HeavyRequest
  @GetMapping("/series")
  List<Point> series(
      @PathVariable InstrumentId instrument,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(defaultValue = "month") String step,
      StatusFilter which,
      AsOfParameters asked,
      ReadModelCheckpoint at) {
    if (!step.equals("month")) {
      throw new Refusal("the only step of a series is a month: step=month").at("/step");
    }
    Instrument known = world.instrument(instrument, at);
    InstrumentStatuses standings = world.standings(instrument, which.place(), asked.time(), at);
    MonthlySeries months =
        MonthlySeries.of(from, to, MonthlySeries.opened(known, standings), asked.day());
    return standings.series(which.wanted(), months.ends()).entrySet().stream()
        .map(Point::of)
        .toList();
  }

  /** Who came to have a status after {@code from} and by the end of {@code to}. */
  @GetMapping("/joined")
  List<CountryStatus> joined(
      @PathVariable InstrumentId instrument,
      @RequestParam String from,
      @RequestParam String to,
      StatusFilter which,
      AsOfParameters asked,
      ReadModelCheckpoint at) {
    LocalDate after = BitemporalPoint.day("from", from);
    LocalDate until = BitemporalPoint.day("to", to);
    if (after.isAfter(until)) {
      throw new Refusal("'from' is after 'to'").at("/from");
    }
    return world.joined(instrument, which, after, until, asked.time(), at);
  }
}
