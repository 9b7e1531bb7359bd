package org.engagementledger.query.countries;

import java.util.List;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.references.KnownReferences;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The list of countries, as a page and as JSON. */
@Controller
final class CountryController {
  private final Countries countries;
  private final KnownReferences references;

  CountryController(Countries countries, KnownReferences references) {
    this.countries = countries;
    this.references = references;
  }

  @GetMapping("/")
  String page(Catalogue at, Model page) {
    page.addAttribute("countries", countries.all(at));
    page.addAttribute("instruments", references.at(at).instruments().values());
    page.addAttribute("section", "countries");
    return "countries/countries";
  }

  @GetMapping("/api/countries")
  @ResponseBody
  List<CountrySummary> list(CountryFilter filter, Catalogue at) {
    filter.check(references.at(at));
    return countries.all(at).stream().filter(filter::admits).toList();
  }
}
