package org.engagementledger.query.endorsements;

import java.util.List;
import java.util.Optional;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.Status;
import org.engagementledger.limits.Heavy;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.time.Asked;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Where all countries stood on any date, as a page and as JSON. */
@Controller
final class WorldController {
  private final World world;

  WorldController(World world) {
    this.world = world;
  }

  @Heavy
  @GetMapping(value = "/", params = "asOf")
  String page(Asked asked, Catalogue at, Model page) {
    if (asked.isNow()) {
      return "redirect:/";
    }
    page.addAttribute("asked", asked);
    page.addAttribute("countries", world.asOf(asked, at));
    page.addAttribute("instruments", world.instruments(at));
    page.addAttribute("totals", world.endorsed(asked, at));
    page.addAttribute("section", "countries");
    return "endorsements/world";
  }

  @Heavy
  @GetMapping(
      value = "/",
      params = {"knownAt", "!asOf"})
  String pageKnown(Asked asked, Catalogue at, Model page) {
    return page(asked, at, page);
  }

  @Heavy
  @GetMapping(value = "/api/countries", params = "asOf")
  @ResponseBody
  List<CountryAsOf> list(
      @RequestParam Optional<InstrumentId> instrument, Which which, Asked asked, Catalogue at) {
    Status wanted = world.wanted(which, instrument, at);
    return world.asOf(which.place(), asked, at).stream()
        .filter(it -> instrument.stream().allMatch(on -> it.possible(on).contains(wanted)))
        .toList();
  }

  @Heavy
  @GetMapping(
      value = "/api/countries",
      params = {"knownAt", "!asOf"})
  @ResponseBody
  List<CountryAsOf> listKnown(
      @RequestParam Optional<InstrumentId> instrument, Which which, Asked asked, Catalogue at) {
    return list(instrument, which, asked, at);
  }
}
