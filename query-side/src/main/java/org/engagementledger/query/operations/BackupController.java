package org.engagementledger.query.operations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Set;
import org.engagementledger.events.DisclosureEvent.BackupTaken;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.log.LogHead;
import org.engagementledger.limits.HeavyRequest;
import org.engagementledger.query.readmodels.OperationsLog;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * Gives the whole log as one file, while it is being written to. It goes out as it is read, from
 * the thread that was asked, so that it may take as long as it takes. That it was asked for is
 * recorded before, so that each backup holds the event of its own taking.
 */
@Controller
final class BackupController {
  private static final String ADDRESS = "/api/backup";

  /** What a browser says of a request that no other site has led it to. */
  private static final Set<String> NO_OTHER_SITE = Set.of("same-origin", "none");

  private final Ledger ledger;
  private final OperationsLog note;

  BackupController(Ledger ledger, OperationsLog note) {
    this.ledger = ledger;
    this.note = note;
  }

  @HeavyRequest
  @GetMapping(ADDRESS)
  void backup(HttpServletRequest request, Principal actor, HttpServletResponse answer)
      throws IOException {
    if (!comesFromAProgram(request)) {
      refuse(answer);
      return;
    }
    LogHead before = ledger.head();
    var unused = note.of(new BackupTaken(before.position(), before.root().hex()), actor.getName());
    describe(answer);
    ledger.backup(answer.getOutputStream());
  }

  /** Who only asks what would come takes nothing, and nothing is read or recorded for it. */
  @RequestMapping(path = ADDRESS, method = RequestMethod.HEAD)
  void describe(HttpServletRequest request, HttpServletResponse answer) throws IOException {
    if (comesFromAProgram(request)) {
      describe(answer);
    } else {
      refuse(answer);
    }
  }

  private static void describe(HttpServletResponse answer) {
    answer.setContentType("application/gzip");
    answer.setHeader("Content-Disposition", "attachment; filename=\"ledger-backup.gz\"");
  }

  private static void refuse(HttpServletResponse answer) throws IOException {
    answer.sendError(
        HttpStatus.FORBIDDEN.value(),
        "A backup is for programs: use ./ledger backup, or send the account with the request.");
  }

  /**
   * It records, so a link must not be enough to lead somebody's browser to it: a program sends the
   * account with the request, and a browser that does so as well says which site led it here.
   */
  private static boolean comesFromAProgram(HttpServletRequest request) {
    @Nullable String site = request.getHeader("Sec-Fetch-Site");
    return request.getHeader("Authorization") != null
        && (site == null || NO_OTHER_SITE.contains(site));
  }
}
