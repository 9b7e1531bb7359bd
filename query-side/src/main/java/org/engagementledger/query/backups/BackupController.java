package org.engagementledger.query.backups;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.limits.Heavy;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * Gives the whole log as one file, while it is being written to. It goes out as it is read, from
 * the thread that was asked, so that it may take as long as it takes.
 */
@Controller
final class BackupController {
  private static final String ADDRESS = "/api/backup";

  private final Ledger ledger;

  BackupController(Ledger ledger) {
    this.ledger = ledger;
  }

  @Heavy
  @GetMapping(ADDRESS)
  void backup(HttpServletResponse answer) throws IOException {
    describe(answer);
    ledger.backup(answer.getOutputStream());
  }

  /** Who only asks what would come takes nothing, and nothing is read for it. */
  @RequestMapping(path = ADDRESS, method = RequestMethod.HEAD)
  void describe(HttpServletResponse answer) {
    answer.setContentType("application/gzip");
    answer.setHeader("Content-Disposition", "attachment; filename=\"ledger-backup.gz\"");
  }
}
