package org.engagementledger.query.dossiers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Dossier;
import org.engagementledger.forms.MeetingForm;
import org.engagementledger.pages.PageFormat;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Change;
import org.engagementledger.query.projections.Chronicle;
import org.engagementledger.query.projections.DeadLetters;
import org.engagementledger.query.references.KnownReferences;
import org.engagementledger.query.time.Asked;
import org.engagementledger.time.DossierAsOf;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The dossier of a country: a page for people, JSON, the page format and Markdown. */
@Controller
final class DossierController {
  private static final String ADDRESS = "/api/countries/{country}";

  private final Dossiers dossiers;
  private final KnownReferences references;
  private final DeadLetters letters;
  private final Clock clock;

  DossierController(
      Dossiers dossiers, KnownReferences references, DeadLetters letters, Clock clock) {
    this.dossiers = dossiers;
    this.references = references;
    this.letters = letters;
    this.clock = clock;
  }

  @GetMapping("/countries/{country}")
  ModelAndView page(
      @PathVariable CountryCode country, Asked asked, Catalogue at, Authentication signedIn) {
    DossierPage page = DossierPage.of(view(country, asked, at, signedIn), references.at(at));
    return new ModelAndView("dossiers/dossier", Map.of("page", page, "asked", asked))
        .addObject("isWaiting", letters.isWaiting(country.code(), at))
        .addObject("section", "countries");
  }

  @GetMapping(value = ADDRESS, produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView html(
      @PathVariable CountryCode country, Asked asked, Catalogue at, Authentication signedIn) {
    return page(country, asked, at, signedIn);
  }

  @GetMapping(value = ADDRESS, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<DossierView> json(
      @PathVariable CountryCode country, Asked asked, Catalogue at, Authentication signedIn) {
    DossierView view = view(country, asked, at, signedIn);
    long version = view.lastChange().map(Change::sequence).orElse(-1L);
    return ResponseEntity.ok().eTag(String.valueOf(version)).body(view);
  }

  @GetMapping(value = ADDRESS, produces = "text/plain;charset=UTF-8")
  ResponseEntity<String> plain(
      @PathVariable CountryCode country, Asked asked, Catalogue at, Authentication signedIn) {
    Dossier dossier = dossiers.of(country, asked, at, signedIn).known().asOf(asked.day()).dossier();
    return ResponseEntity.ok(PageFormat.TRACKER.print(dossier));
  }

  @GetMapping("/countries/{country}/meetings/new")
  ModelAndView meetingForm(@PathVariable CountryCode country, Catalogue at) {
    String name = dossiers.of(country, at).dossier().name();
    String today = LocalDate.now(clock).toString();
    return MeetingForm.blank(today).page(country, name, Map.of());
  }

  @GetMapping(value = ADDRESS, produces = "text/markdown;charset=UTF-8")
  ResponseEntity<String> markdown(
      @PathVariable CountryCode country, Asked asked, Catalogue at, Authentication signedIn) {
    DossierPage page = DossierPage.of(view(country, asked, at, signedIn), references.at(at));
    return ResponseEntity.ok(DossierMarkdown.print(page));
  }

  private DossierView view(
      CountryCode country, Asked asked, Catalogue at, Authentication signedIn) {
    Chronicle chronicle = dossiers.of(country, asked, at, signedIn);
    DossierAsOf asOf = chronicle.known().asOf(asked.day());
    return DossierView.of(asOf.dossier(), asOf, asked.time(), chronicle, references.at(at));
  }
}
