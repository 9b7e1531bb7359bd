package org.engagementledger.query.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.engagementledger.problems.Problem;
import org.engagementledger.query.Links;
import org.engagementledger.query.audit.export.AuditExportController;
import org.engagementledger.query.audit.projection.AuditEntry;
import org.engagementledger.query.audit.projection.AuditFilter;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.text.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The audit, as a page and as JSON. */
@Controller
final class AuditController {
  private static final int ON_A_PAGE = 50;
  private static final int MOST = 500;

  /** So many names are offered; any other can be typed. */
  private static final int SUGGESTED = 200;

  private final AuditReader audit;
  private final ActorNames actors;

  AuditController(AuditReader audit, ActorNames actors) {
    this.audit = audit;
    this.actors = actors;
  }

  @GetMapping("/audit")
  String page(AuditFilter filter, ReadModelCheckpoint at, Model page) {
    ResultPage<AuditEntry> part = audit.events(at, filter, ON_A_PAGE);
    page.addAttribute("part", part);
    page.addAttribute("filter", filter);
    Optional<String> subject = audit.subject(at, filter);
    Map<String, String> details = filter.details();
    subject.ifPresent(it -> details.remove("about"));
    page.addAttribute("subject", subject.orElse(null));
    page.addAttribute("details", details);
    page.addAttribute("types", AuditFilter.types().keySet());
    Set<String> known = actors.at(at);
    page.addAttribute("actors", known.stream().limit(SUGGESTED).toList());
    page.addAttribute("unknown", filter.actor() != null && !known.contains(filter.actor()));
    part.next()
        .ifPresent(next -> page.addAttribute("older", address("/audit", filter, ON_A_PAGE, next)));
    page.addAttribute("exports", AuditExportController.EXPORTS);
    page.addAttribute("section", "audit");
    return "audit/audit";
  }

  @GetMapping(path = "/api/audit", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<List<AuditEntry>> list(
      AuditFilter filter,
      @RequestParam(defaultValue = "" + ON_A_PAGE) int limit,
      ReadModelCheckpoint at) {
    if (limit < 1 || limit > MOST) {
      throw new Refusal("'limit' is a number from 1 to " + MOST).at("/limit");
    }
    ResultPage<AuditEntry> part = audit.events(at, filter, limit);
    var answer = ResponseEntity.ok();
    part.next().ifPresent(next -> answer.header(HttpHeaders.LINK, link(filter, limit, next)));
    return answer.body(part.entries());
  }

  @GetMapping("/api/audit/{event}")
  @ResponseBody
  AuditEntry event(@PathVariable String event, ReadModelCheckpoint at) {
    return audit.event(at, event).orElseThrow(AuditController::noSuchEvent);
  }

  @GetMapping("/audit/{event}")
  String eventPage(@PathVariable String event, ReadModelCheckpoint at, Model page) {
    AuditEntry entry = audit.event(at, event).orElseThrow(AuditController::noSuchEvent);
    page.addAttribute("it", entry);
    page.addAttribute("chain", entry.chain().orElseThrow());
    page.addAttribute("section", "audit");
    return "audit/event";
  }

  private static Problem noSuchEvent() {
    return new Problem(
        HttpStatus.NOT_FOUND,
        "no-such-event",
        "There is no event with this id, or it is a dead letter and not shown.");
  }

  private static String link(AuditFilter filter, int limit, long next) {
    return "<" + address("/api/audit", filter, limit, next) + ">; rel=\"next\"";
  }

  private static String address(String path, AuditFilter filter, int limit, long next) {
    Map<String, String> given = new LinkedHashMap<>(filter.given());
    if (limit != ON_A_PAGE) {
      given.put("limit", String.valueOf(limit));
    }
    given.put("before", String.valueOf(next));
    return Links.of(path, given);
  }
}
