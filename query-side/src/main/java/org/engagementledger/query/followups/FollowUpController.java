package org.engagementledger.query.followups;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.forms.FollowUpCompletionForm;
import org.engagementledger.limits.HeavyRequest;
import org.engagementledger.paging.ListPage;
import org.engagementledger.paging.NextPageLink;
import org.engagementledger.problems.Problem;
import org.engagementledger.query.Links;
import org.engagementledger.query.TextResponse;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
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

  private final PromiseReader promises;

  FollowUpController(PromiseReader promises) {
    this.promises = promises;
  }

  @GetMapping("/follow-ups")
  String page(
      FollowUpFilter filter,
      @RequestParam Optional<String> after,
      ReadModelCheckpoint at,
      Authentication signedIn,
      Model page,
      HttpServletRequest request) {
    String tab = filter.given().getOrDefault("status", OPEN);
    FollowUpFilter shown = filter.with(tab.equals("all") ? null : tab);
    ListPage<Promise> part = promises.page(shown, after, at, signedIn);
    page.addAttribute("promises", part.entries());
    next(part).ifPresent(it -> page.addAttribute("more", NextPageLink.address(request, it)));
    page.addAttribute("filter", filter);
    page.addAttribute("tab", tab);
    page.addAttribute("tabs", tabs(filter));
    page.addAttribute("calendar", Links.of("/api/follow-ups.ics", shown.given()));
    page.addAttribute("section", "follow-ups");
    return "followups/follow-ups";
  }

  @GetMapping("/api/follow-ups")
  @ResponseBody
  List<Promise> list(
      FollowUpFilter filter,
      @RequestParam Optional<String> after,
      ReadModelCheckpoint at,
      Authentication signedIn,
      HttpServletRequest request,
      HttpServletResponse answer) {
    ListPage<Promise> part = promises.page(filter, after, at, signedIn);
    next(part).ifPresent(it -> NextPageLink.link(request, answer, it));
    return part.entries();
  }

  private static Optional<Map<String, String>> next(ListPage<Promise> part) {
    return part.next()
        .map(it -> Map.of("after", PromiseCursor.of(part.entries().getLast()).text()));
  }

  /** Also beside the page, for people who copy that address. */
  @HeavyRequest
  @GetMapping({"/api/follow-ups.ics", "/follow-ups.ics"})
  void calendar(
      FollowUpFilter filter,
      @RequestParam(defaultValue = "event") String as,
      ReadModelCheckpoint at,
      Authentication signedIn,
      HttpServletResponse answer)
      throws IOException {
    String site = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    FollowUpCalendar.Form form = FollowUpCalendar.Form.of(as);
    List<Promise> all = promises.of(filter, at, signedIn);
    answer.setHeader("Content-Disposition", "inline; filename=\"follow-ups.ics\"");
    try (Writer out = TextResponse.open(answer, "text/calendar")) {
      FollowUpCalendar.write(all, form, site, out);
    }
  }

  @GetMapping("/countries/{country}/follow-ups/{entry}/end")
  ModelAndView form(
      @PathVariable CountryCode country, @PathVariable EntryId entry, ReadModelCheckpoint at) {
    FollowUp promise = promises.find(country, entry, at).orElseThrow(() -> noPromise(country));
    return FollowUpCompletionForm.blank().page(country, entry, promise, Map.of());
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
      tabs.put(tab, Links.of("/follow-ups", filter.with(tab).given()));
    }
    return tabs;
  }
}
