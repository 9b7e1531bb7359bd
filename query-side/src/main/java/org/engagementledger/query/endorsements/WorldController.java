package org.engagementledger.query.endorsements;

import org.engagementledger.limits.Heavy;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.time.Asked;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page of where all countries stood on any date. */
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
}
