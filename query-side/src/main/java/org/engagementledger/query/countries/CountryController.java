package org.engagementledger.query.countries;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Today;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.engagementledger.limits.HeavyRequest;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.query.endorsements.EndorsementOverview;
import org.engagementledger.query.endorsements.StatusFilter;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The list of countries, as a page and as JSON. */
@Controller
final class CountryController {
  private final Countries countries;
  private final EndorsementOverview world;
  private final Clock clock;

  CountryController(Countries countries, EndorsementOverview world, Clock clock) {
    this.countries = countries;
    this.world = world;
    this.clock = clock;
  }

  @GetMapping("/")
  String page(ReadModelCheckpoint at, Model page) {
    page.addAttribute("countries", countries.all(at));
    page.addAttribute("instruments", world.instruments(at));
    page.addAttribute("today", Today.latest(clock.instant()));
    page.addAttribute("section", "countries");
    return "countries/countries";
  }

  @HeavyRequest({"asOf", "knownAt", "Accept-Datetime"})
  @GetMapping("/api/countries")
  @ResponseBody
  List<ListedCountry> list(
      @RequestParam Optional<InstrumentId> instrument,
      StatusFilter which,
      AsOfParameters asked,
      ReadModelCheckpoint at) {
    Status wanted = world.wanted(which, instrument, at);
    Map<CountryCode, CountrySummary> today = isCurrent(asked) ? byCode(at) : Map.of();
    return world.asOf(which.place(), asked, at).stream()
        .filter(it -> instrument.stream().allMatch(on -> it.possible(on).contains(wanted)))
        .map(it -> ListedCountry.of(it, Optional.ofNullable(today.get(it.country()))))
        .toList();
  }

  /** Whether it is asked how things stand, whichever way. */
  private boolean isCurrent(AsOfParameters asked) {
    return asked.isKnownNow() && !asked.day().isBefore(Today.latest(clock.instant()));
  }

  private Map<CountryCode, CountrySummary> byCode(ReadModelCheckpoint at) {
    return countries.all(at).stream().collect(Collectors.toMap(CountrySummary::country, it -> it));
  }
}
