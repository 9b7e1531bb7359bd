package org.engagementledger.query.endorsements;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.events.Instrument;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.Status;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.time.Asked;
import org.engagementledger.time.Standings;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The page of an instrument: who endorsed it, and how their number grew. */
@Controller
final class InstrumentController {
  private final World world;

  InstrumentController(World world) {
    this.world = world;
  }

  @GetMapping("/instruments/{id}")
  ModelAndView page(@PathVariable InstrumentId id, Asked asked, Catalogue at) {
    Instrument instrument = world.instrument(id, at);
    Standings standings = world.standings(id, Optional.empty(), asked.time(), at);
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
  private static Chart chart(Instrument instrument, Standings standings, LocalDate until) {
    Months months = Months.between(Months.opened(instrument, standings), until);
    return new Chart(standings.series(Status.ENDORSED, months.ends()));
  }
}
