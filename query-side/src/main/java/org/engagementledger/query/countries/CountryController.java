package org.engagementledger.query.countries;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.Status;
import org.engagementledger.query.endorsements.Which;
import org.engagementledger.query.endorsements.World;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.time.Today;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The list of countries, as a page and as JSON. */
@Controller
final class CountryController {
  private final Countries countries;
  private final World world;
  private final Clock clock;

  CountryController(Countries countries, World world, Clock clock) {
    this.countries = countries;
    this.world = world;
    this.clock = clock;
  }

  @GetMapping("/")
  String page(Catalogue at, Model page) {
    page.addAttribute("countries", countries.all(at));
    page.addAttribute("instruments", world.instruments(at));
    page.addAttribute("today", Today.latest(clock.instant()));
    page.addAttribute("section", "countries");
    return "countries/countries";
  }

  @GetMapping("/api/countries")
  @ResponseBody
  List<CountrySummary> list(
      @RequestParam Optional<InstrumentId> instrument, Which which, Catalogue at) {
    Status wanted = world.wanted(which, instrument, at);
    return countries.all(at).stream()
        .filter(it -> which.place().stream().allMatch(it::isIn))
        .filter(it -> instrument.stream().allMatch(on -> it.status(on) == wanted))
        .toList();
  }
}
