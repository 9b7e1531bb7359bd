package org.engagementledger.query.endorsements;

import org.engagementledger.limits.HeavyRequest;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page of where all countries stood on any date. */
@Controller
final class EndorsementOverviewController {
  private final EndorsementOverview world;

  EndorsementOverviewController(EndorsementOverview world) {
    this.world = world;
  }

  @HeavyRequest
  @GetMapping(value = "/", params = "asOf")
  String page(AsOfParameters asked, ReadModelCheckpoint at, Model page) {
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

  @HeavyRequest
  @GetMapping(
      value = "/",
      params = {"knownAt", "!asOf"})
  String pageKnown(AsOfParameters asked, ReadModelCheckpoint at, Model page) {
    return page(asked, at, page);
  }
}
