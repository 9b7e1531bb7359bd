package org.engagementledger.query.countries;

import java.util.Comparator;
import java.util.List;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Documents;
import org.engagementledger.query.projections.DossierProjection;
import org.engagementledger.query.projections.Projection;
import org.engagementledger.query.references.KnownReferences;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** The list of countries, as a page and as JSON. */
@Controller
final class CountryController {
  private static final String NAME = "countries";

  private final Documents documents;
  private final KnownReferences references;

  CountryController(Documents documents, KnownReferences references) {
    this.documents = documents;
    this.references = references;
  }

  @Bean
  static Projection countryProjection(JsonMapper json) {
    return new DossierProjection(NAME, 1, step -> true, CountrySummary::of, json);
  }

  @GetMapping("/")
  String page(Catalogue at, Model page) {
    page.addAttribute("countries", countries(at));
    page.addAttribute("instruments", references.at(at).instruments().values());
    page.addAttribute("section", "countries");
    return "countries/countries";
  }

  @GetMapping("/api/countries")
  @ResponseBody
  List<CountrySummary> list(CountryFilter filter, Catalogue at) {
    filter.check(references.at(at));
    return countries(at).stream().filter(filter::admits).toList();
  }

  private List<CountrySummary> countries(Catalogue at) {
    return documents.all(at, NAME, CountrySummary.class).stream()
        .sorted(Comparator.comparing(CountrySummary::name))
        .toList();
  }
}
