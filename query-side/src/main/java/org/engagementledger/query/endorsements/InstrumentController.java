package org.engagementledger.query.endorsements;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.time.statuses.InstrumentStatuses;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The page of an instrument: who endorsed it, and how their number grew. */
@Controller
final class InstrumentController {
  private final EndorsementOverview world;

  InstrumentController(EndorsementOverview world) {
    this.world = world;
  }

  @GetMapping("/instruments/{id}")
  ModelAndView page(@PathVariable InstrumentId id, AsOfParameters asked, ReadModelCheckpoint at) {
    Instrument instrument = world.instrument(id, at);
    InstrumentStatuses standings = world.standings(id, Optional.empty(), asked.time(), at);
    return new ModelAndView(
        "endorsements/instrument",
        Map.of(
            "instrument",
            instrument,
            "asked",
            asked,
            "count",
            standings.count(Status.ENDORSED, asked.day()),
            "chart",
            chart(instrument, standings, asked.day()),
            "standings",
            world.standing(standings, Status.ENDORSED, asked.day(), at),
            "section",
            "countries"));
  }

  /** From when the instrument was open until the day that is asked for. */
  private static EndorsementChart chart(
      Instrument instrument, InstrumentStatuses standings, LocalDate until) {
    MonthlySeries months =
        MonthlySeries.between(MonthlySeries.opened(instrument, standings), until);
    return new EndorsementChart(standings.series(Status.ENDORSED, months.ends()));
  }
}
