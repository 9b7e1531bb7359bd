package org.engagementledger.query.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.engagementledger.limits.HeavyRequest;
import org.engagementledger.paging.ListPage;
import org.engagementledger.paging.NextPageLink;
import org.engagementledger.query.audit.projection.AuditFilter;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What each actor did in a period, as a page and as JSON; the filters of the audit apply. */
@Controller
final class ActivityController {
  private static final int ON_A_PAGE = 200;

  private final AuditReader audit;

  ActivityController(AuditReader audit) {
    this.audit = audit;
  }

  @HeavyRequest
  @GetMapping(path = "/api/audit/actors", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  List<ActorActivity> list(
      AuditFilter filter,
      @RequestParam Optional<String> after,
      ReadModelCheckpoint at,
      HttpServletRequest request,
      HttpServletResponse answer) {
    var part = ListPage.of(audit.activities(at, filter), ListPage.place(after));
    part.next().ifPresent(it -> NextPageLink.link(request, answer, next(it, filter, at)));
    return part.entries();
  }

  @HeavyRequest
  @GetMapping("/audit/actors")
  String page(
      AuditFilter filter,
      @RequestParam Optional<String> after,
      ReadModelCheckpoint at,
      HttpServletRequest request,
      Model page) {
    var part = ListPage.of(audit.activities(at, filter), ListPage.place(after), ON_A_PAGE);
    page.addAttribute("activities", part.entries());
    part.next()
        .map(it -> NextPageLink.address(request, next(it, filter, at)))
        .ifPresent(it -> page.addAttribute("more", it));
    page.addAttribute("filter", filter);
    page.addAttribute("section", "audit");
    return "audit/actors";
  }

  /** What is recorded meanwhile may change who did most; so the pages are of the same events. */
  private static Map<String, String> next(int place, AuditFilter filter, ReadModelCheckpoint at) {
    long before = Objects.requireNonNullElse(filter.before(), at.position() + 1);
    return Map.of("after", Integer.toString(place), "before", Long.toString(before));
  }
}
