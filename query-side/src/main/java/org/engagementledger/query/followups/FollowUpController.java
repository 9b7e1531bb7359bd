package org.engagementledger.query.followups;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact.FollowUp;
import org.engagementledger.forms.EndOfPromiseForm;
import org.engagementledger.problems.Problem;
import org.engagementledger.query.addresses.Address;
import org.engagementledger.query.projections.Catalogue;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
  private final Clock clock;

  FollowUpController(Promises promises, Clock clock) {
    this.promises = promises;
    this.clock = clock;
  }

  @GetMapping("/follow-ups")
  String page(FollowUpFilter filter, Catalogue at, Authentication signedIn, Model page) {
    String tab = filter.given().getOrDefault("status", OPEN);
    FollowUpFilter shown = filter.with(tab.equals("all") ? null : tab);
    page.addAttribute("promises", promises.of(shown, at, signedIn));
    page.addAttribute("filter", filter);
    page.addAttribute("tab", tab);
    page.addAttribute("tabs", tabs(filter));
    page.addAttribute("calendar", Address.of("/api/follow-ups.ics", shown.given()));
    page.addAttribute("section", "follow-ups");
    return "followups/follow-ups";
  }

  @GetMapping("/api/follow-ups")
  @ResponseBody
  List<Promise> list(FollowUpFilter filter, Catalogue at, Authentication signedIn) {
    return promises.of(filter, at, signedIn);
  }

  /** Also beside the page, for people who copy that address. */
  @GetMapping({"/api/follow-ups.ics", "/follow-ups.ics"})
  ResponseEntity<byte[]> calendar(
      FollowUpFilter filter,
      @RequestParam(defaultValue = "event") String as,
      Catalogue at,
      Authentication signedIn) {
    String site = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    List<Promise> all = promises.of(filter, at, signedIn);
    String calendar = Calendar.of(all, Calendar.Form.of(as), site);
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
        .header("Content-Disposition", "inline; filename=\"follow-ups.ics\"")
        .body(calendar.getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/countries/{country}/follow-ups/{entry}/end")
  ModelAndView form(@PathVariable CountryCode country, @PathVariable EntryId entry, Catalogue at) {
    FollowUp promise = promises.find(country, entry, at).orElseThrow(() -> noPromise(country));
    String today = LocalDate.now(clock).toString();
    return EndOfPromiseForm.blank(today).page(country, entry, promise, Map.of());
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
