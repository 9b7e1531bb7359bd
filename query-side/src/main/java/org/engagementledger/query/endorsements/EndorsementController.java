package org.engagementledger.query.endorsements;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.engagementledger.events.Instrument;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.Refusal;
import org.engagementledger.events.Status;
import org.engagementledger.limits.Heavy;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.time.Asked;
import org.engagementledger.time.Bounds;
import org.engagementledger.time.Standings;
import org.engagementledger.time.TwoTimes;
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
  private final World world;

  EndorsementController(World world) {
    this.world = world;
  }

  /** How many countries had a status at the end of a day. */
  record Count(Status status, LocalDate asOf, int certain, int possible) {}

  /** How many countries had a status at the end of a month. */
  record Point(YearMonth month, int certain, int possible) {
    static Point of(Map.Entry<LocalDate, Bounds> entry) {
      Bounds bounds = entry.getValue();
      return new Point(YearMonth.from(entry.getKey()), bounds.certain(), bounds.possible());
    }
  }

  @GetMapping("/endorsements")
  List<Standing> endorsements(
      @PathVariable InstrumentId instrument, Which which, Asked asked, Catalogue at) {
    Standings standings = world.standings(instrument, which.place(), asked.time(), at);
    return world.standing(standings, which.wanted(), asked.day(), at);
  }

  @GetMapping({"/count", "/endorsements/count"})
  Count count(@PathVariable InstrumentId instrument, Which which, Asked asked, Catalogue at) {
    Bounds bounds =
        world
            .standings(instrument, which.place(), asked.time(), at)
            .count(which.wanted(), asked.day());
    return new Count(which.wanted(), asked.day(), bounds.certain(), bounds.possible());
  }

  @Heavy
  @GetMapping("/series")
  List<Point> series(
      @PathVariable InstrumentId instrument,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(defaultValue = "month") String step,
      Which which,
      Asked asked,
      Catalogue at) {
    if (!step.equals("month")) {
      throw new Refusal("the only step of a series is a month: step=month").at("/step");
    }
    Instrument known = world.instrument(instrument, at);
    Standings standings = world.standings(instrument, which.place(), asked.time(), at);
    Months months = Months.of(from, to, Months.opened(known, standings), asked.day());
    return standings.series(which.wanted(), months.ends()).entrySet().stream()
        .map(Point::of)
        .toList();
  }

  /** Who came to have a status after {@code from} and by the end of {@code to}. */
  @GetMapping("/joined")
  List<Standing> joined(
      @PathVariable InstrumentId instrument,
      @RequestParam String from,
      @RequestParam String to,
      Which which,
      Asked asked,
      Catalogue at) {
    LocalDate after = TwoTimes.day("from", from);
    LocalDate until = TwoTimes.day("to", to);
    if (after.isAfter(until)) {
      throw new Refusal("'from' is after 'to'").at("/from");
    }
    return world.joined(instrument, which, after, until, asked.time(), at);
  }
}
