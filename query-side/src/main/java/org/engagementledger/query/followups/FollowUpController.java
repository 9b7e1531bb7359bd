package org.engagementledger.query.followups;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact.FollowUp;
import org.engagementledger.forms.EndOfPromiseForm;
import org.engagementledger.limits.Heavy;
import org.engagementledger.limits.ListPage;
import org.engagementledger.limits.NextPage;
import org.engagementledger.problems.Problem;
import org.engagementledger.query.addresses.Address;
import org.engagementledger.query.addresses.TextStream;
import org.engagementledger.query.projections.Catalogue;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What was promised: as a page, as JSON and as a calendar; first what is due first. */
@Controller
final class FollowUpController {
  private static final String OPEN = "open";
  private static final List<String> TABS = List.of(OPEN, "overdue", "done", "dropped", "all");

  private final Promises promises;

  FollowUpController(Promises promises) {
    this.promises = promises;
  }

  @GetMapping("/follow-ups")
  String page(
      FollowUpFilter filter,
      @RequestParam Optional<String> after,
      Catalogue at,
      Authentication signedIn,
      Model page,
      HttpServletRequest request) {
    String tab = filter.given().getOrDefault("status", OPEN);
    FollowUpFilter shown = filter.with(tab.equals("all") ? null : tab);
    ListPage<Promise> part = promises.page(shown, after, at, signedIn);
    page.addAttribute("promises", part.entries());
    next(part).ifPresent(it -> page.addAttribute("more", NextPage.address(request, it)));
    page.addAttribute("filter", filter);
    page.addAttribute("tab", tab);
    page.addAttribute("tabs", tabs(filter));
    page.addAttribute("calendar", Address.of("/api/follow-ups.ics", shown.given()));
    page.addAttribute("section", "follow-ups");
    return "followups/follow-ups";
  }

  @GetMapping("/api/follow-ups")
  @ResponseBody
  List<Promise> list(
      FollowUpFilter filter,
      @RequestParam Optional<String> after,
      Catalogue at,
      Authentication signedIn,
      HttpServletRequest request,
      HttpServletResponse answer) {
    ListPage<Promise> part = promises.page(filter, after, at, signedIn);
    next(part).ifPresent(it -> NextPage.link(request, answer, it));
    return part.entries();
  }

  private static Optional<Map<String, String>> next(ListPage<Promise> part) {
    return part.next()
        .map(it -> Map.of("after", PromiseCursor.of(part.entries().getLast()).text()));
  }

  /** Also beside the page, for people who copy that address. */
  @Heavy
  @GetMapping({"/api/follow-ups.ics", "/follow-ups.ics"})
  void calendar(
      FollowUpFilter filter,
      @RequestParam(defaultValue = "event") String as,
      Catalogue at,
      Authentication signedIn,
      HttpServletResponse answer)
      throws IOException {
    String site = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    Calendar.Form form = Calendar.Form.of(as);
    List<Promise> all = promises.of(filter, at, signedIn);
    answer.setHeader("Content-Disposition", "inline; filename=\"follow-ups.ics\"");
    try (Writer out = TextStream.open(answer, "text/calendar")) {
      Calendar.write(all, form, site, out);
    }
  }

  @GetMapping("/countries/{country}/follow-ups/{entry}/end")
  ModelAndView form(@PathVariable CountryCode country, @PathVariable EntryId entry, Catalogue at) {
    FollowUp promise = promises.find(country, entry, at).orElseThrow(() -> noPromise(country));
    return EndOfPromiseForm.blank().page(country, entry, promise, Map.of());
  }

  private static Problem noPromise(CountryCode country) {
    return new Problem(
        HttpStatus.NOT_FOUND,
        "no-such-entry",
        "The dossier on %s has no such promise.".formatted(country.englishName()));
  }

  /** The address of each tab, with the other parts of the filter as they are. */
  private static Map<String, String> tabs(FollowUpFilter filter) {
    Map<String, String> tabs = new LinkedHashMap<>();
    for (String tab : TABS) {
      tabs.put(tab, Address.of("/follow-ups", filter.with(tab).given()));
    }
    return tabs;
  }
}
