package org.engagementledger.query.audit;

import java.util.List;
import org.engagementledger.limits.Heavy;
import org.engagementledger.query.projections.Catalogue;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What each actor did in a period, as a page and as JSON; the filters of the audit apply. */
@Controller
final class ActivityController {
  private final Audit audit;

  ActivityController(Audit audit) {
    this.audit = audit;
  }

  @Heavy
  @GetMapping(path = "/api/audit/actors", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  List<Activity> list(AuditFilter filter, Catalogue at) {
    return audit.activities(at, filter);
  }

  @Heavy
  @GetMapping("/audit/actors")
  String page(AuditFilter filter, Catalogue at, Model page) {
    page.addAttribute("activities", audit.activities(at, filter));
    page.addAttribute("filter", filter);
    page.addAttribute("section", "audit");
    return "audit/actors";
  }
}
