package org.engagementledger.query.dossiers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.forms.MeetingForm;
import org.engagementledger.limits.HeavyRequest;
import org.engagementledger.pages.PageFormat;
import org.engagementledger.paging.NextPageLink;
import org.engagementledger.query.TextResponse;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.query.readmodels.Change;
import org.engagementledger.query.readmodels.TrackedDossier;
import org.engagementledger.query.readmodels.deadletters.DeadLetterStore;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.references.ReferenceReader;
import org.engagementledger.time.AttributeAsOf;
import org.engagementledger.time.DossierAsOf;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The dossier of a country: a page for people, JSON, the page format and Markdown. */
@Controller
final class DossierViewController {
  private static final String ADDRESS = "/api/countries/{country}";

  private final DossierReader dossiers;
  private final ReferenceReader references;
  private final DeadLetterStore letters;

  DossierViewController(
      DossierReader dossiers, ReferenceReader references, DeadLetterStore letters) {
    this.dossiers = dossiers;
    this.references = references;
    this.letters = letters;
  }

  @HeavyRequest({"knownAt", "Accept-Datetime"})
  @GetMapping("/countries/{country}")
  ModelAndView page(
      @PathVariable CountryCode country,
      @RequestParam(name = "page", defaultValue = "1") int number,
      AsOfParameters asked,
      ReadModelCheckpoint at,
      Authentication signedIn,
      HttpServletRequest request) {
    Whole whole = whole(country, asked, at, signedIn);
    DossierPage page =
        DossierPage.part(number, whole.view(), whole.attributes(), references.at(at));
    return new ModelAndView("dossiers/dossier", Map.of("page", page, "asked", asked))
        .addObject("isWaiting", letters.isWaiting(country.code(), at))
        .addObject("more", page.hasMore() ? NextPageLink.address(request, next(number)) : null)
        .addObject("section", "countries");
  }

  private static Map<String, String> next(int page) {
    return Map.of("page", String.valueOf(page + 1));
  }

  @HeavyRequest({"knownAt", "Accept-Datetime"})
  @GetMapping(value = ADDRESS, produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView html(
      @PathVariable CountryCode country,
      @RequestParam(name = "page", defaultValue = "1") int number,
      AsOfParameters asked,
      ReadModelCheckpoint at,
      Authentication signedIn,
      HttpServletRequest request) {
    return page(country, number, asked, at, signedIn, request);
  }

  @HeavyRequest({"knownAt", "Accept-Datetime"})
  @GetMapping(value = ADDRESS, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<DossierView> json(
      @PathVariable CountryCode country,
      @RequestParam Optional<String> after,
      AsOfParameters asked,
      ReadModelCheckpoint at,
      Authentication signedIn,
      HttpServletRequest request,
      HttpServletResponse answer) {
    TrackedDossier chronicle = dossiers.of(country, asked, at, signedIn);
    DossierAsOf asOf = chronicle.known().asOf(asked.day());
    DossierSlice slice = DossierSlice.of(asOf.dossier(), chronicle, after);
    slice
        .next()
        .ifPresent(it -> NextPageLink.link(request, answer, Map.of("after", String.valueOf(it))));
    DossierView view = view(slice.dossier(), asOf, asked, chronicle, at, signedIn);
    return ResponseEntity.ok().eTag(tag(view, after, asked, signedIn)).body(view);
  }

  /**
   * The version, to be sent as If-Match, and what else the answer depends on: the day, the part,
   * the time until which events count, and whether persons are shown.
   */
  private static String tag(
      DossierView view, Optional<String> after, AsOfParameters asked, Authentication signedIn) {
    return view.lastChange().map(Change::sequence).orElse(-1L)
        + "-"
        + view.asOf()
        + after.map(it -> "-after-" + it).orElse("")
        + (asked.isKnownNow() ? "" : "-known-" + asked.time())
        + (Role.seesPersons(signedIn) ? "" : "-without-persons");
  }

  @HeavyRequest
  @GetMapping(value = ADDRESS, produces = "text/plain;charset=UTF-8")
  void plain(
      @PathVariable CountryCode country,
      AsOfParameters asked,
      ReadModelCheckpoint at,
      Authentication signedIn,
      HttpServletResponse answer)
      throws IOException {
    Dossier dossier = dossiers.of(country, asked, at, signedIn).known().asOf(asked.day()).dossier();
    try (Writer out = TextResponse.open(answer, "text/plain")) {
      PageFormat.TRACKER.print(dossier, out);
    }
  }

  @GetMapping("/countries/{country}/meetings/new")
  ModelAndView meetingForm(@PathVariable CountryCode country, ReadModelCheckpoint at) {
    String name = dossiers.of(country, at).dossier().name();
    return MeetingForm.blank().page(country, name, Map.of());
  }

  @HeavyRequest
  @GetMapping(value = ADDRESS, produces = "text/markdown;charset=UTF-8")
  void markdown(
      @PathVariable CountryCode country,
      AsOfParameters asked,
      ReadModelCheckpoint at,
      Authentication signedIn,
      HttpServletResponse answer)
      throws IOException {
    Whole whole = whole(country, asked, at, signedIn);
    DossierPage page = DossierPage.of(whole.view(), whole.attributes(), references.at(at));
    try (Writer out = TextResponse.open(answer, "text/markdown")) {
      DossierMarkdown.print(page, out);
    }
  }

  /** What a page is made of. */
  private record Whole(DossierView view, List<AttributeAsOf> attributes) {}

  private Whole whole(
      CountryCode country, AsOfParameters asked, ReadModelCheckpoint at, Authentication signedIn) {
    TrackedDossier chronicle = dossiers.of(country, asked, at, signedIn);
    DossierAsOf asOf = chronicle.known().asOf(asked.day());
    return new Whole(view(asOf.dossier(), asOf, asked, chronicle, at, signedIn), asOf.attributes());
  }

  private DossierView view(
      Dossier shown,
      DossierAsOf asOf,
      AsOfParameters asked,
      TrackedDossier chronicle,
      ReadModelCheckpoint at,
      Authentication signedIn) {
    DossierView view = DossierView.of(shown, asOf, asked.time(), chronicle, references.at(at));
    return Role.seesPersons(signedIn) ? view : view.withoutEventOfLastChange();
  }
}
