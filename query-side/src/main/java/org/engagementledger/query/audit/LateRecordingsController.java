package org.engagementledger.query.audit;

import java.util.List;
import java.util.Optional;
import org.engagementledger.query.audit.LateRecordings.Late;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.text.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What was recorded long after it happened, as a page and as JSON. */
@Controller
final class LateRecordingsController {
  private static final int ON_A_PAGE = 50;

  private final LateRecordings backdating;

  LateRecordingsController(LateRecordings backdating) {
    this.backdating = backdating;
  }

  /**
   * What is asked for.
   *
   * @param days how late at least; otherwise 90
   * @param possible whether what was only perhaps so late counts too
   * @param before a cursor: those before that position
   */
  record LateRecordingsQuery(
      Optional<Long> days, Optional<Boolean> possible, Optional<Long> before) {
    long lateness() {
      long given = days.orElse(90L);
      if (given < 1) {
        throw new Refusal("'days' is a number from 1 on").at("/days");
      }
      return given;
    }

    String address(String path, long next) {
      return "%s?days=%s&possible=%s&before=%s"
          .formatted(path, lateness(), possible.orElse(false), next);
    }
  }

  @GetMapping(path = "/api/audit/backdated", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<List<Late>> list(LateRecordingsQuery asked, ReadModelCheckpoint at) {
    ResultPage<Late> part = events(asked, at);
    var answer = ResponseEntity.ok();
    part.next()
        .map(next -> asked.address("/api/audit/backdated", next))
        .ifPresent(next -> answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\""));
    return answer.body(part.entries());
  }

  @GetMapping("/audit/backdated")
  String page(LateRecordingsQuery asked, ReadModelCheckpoint at, Model page) {
    ResultPage<Late> part = events(asked, at);
    page.addAttribute("days", asked.lateness());
    page.addAttribute("possible", asked.possible().orElse(false));
    page.addAttribute("late", part.entries());
    part.next()
        .ifPresent(next -> page.addAttribute("older", asked.address("/audit/backdated", next)));
    page.addAttribute("section", "audit");
    return "audit/backdated";
  }

  private ResultPage<Late> events(LateRecordingsQuery it, ReadModelCheckpoint at) {
    long before = it.before().orElse(Long.MAX_VALUE);
    return backdating.events(at, it.lateness(), it.possible().orElse(false), before, ON_A_PAGE);
  }
}
