package org.engagementledger.query.countries;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.Status;
import org.engagementledger.limits.Heavy;
import org.engagementledger.query.endorsements.Which;
import org.engagementledger.query.endorsements.World;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.time.Asked;
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

  @Heavy({"asOf", "knownAt", "Accept-Datetime"})
  @GetMapping("/api/countries")
  @ResponseBody
  List<ListedCountry> list(
      @RequestParam Optional<InstrumentId> instrument, Which which, Asked asked, Catalogue at) {
    Status wanted = world.wanted(which, instrument, at);
    Map<CountryCode, CountrySummary> today = isCurrent(asked) ? byCode(at) : Map.of();
    return world.asOf(which.place(), asked, at).stream()
        .filter(it -> instrument.stream().allMatch(on -> it.possible(on).contains(wanted)))
        .map(it -> ListedCountry.of(it, Optional.ofNullable(today.get(it.country()))))
        .toList();
  }

  /** Whether it is asked how things stand, whichever way. */
  private boolean isCurrent(Asked asked) {
    return asked.isKnownNow() && !asked.day().isBefore(Today.latest(clock.instant()));
  }

  private Map<CountryCode, CountrySummary> byCode(Catalogue at) {
    return countries.all(at).stream().collect(Collectors.toMap(CountrySummary::country, it -> it));
  }
}
