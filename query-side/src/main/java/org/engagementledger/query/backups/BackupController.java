package org.engagementledger.query.backups;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.engagementledger.ledger.Ledger;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Gives the whole log as one file, while it is being written to. It goes out as it is read, from
 * the thread that was asked, so that it may take as long as it takes.
 */
@Controller
final class BackupController {
  private final Ledger ledger;

  BackupController(Ledger ledger) {
    this.ledger = ledger;
  }

  @GetMapping("/api/backup")
  void backup(HttpServletResponse answer) throws IOException {
    answer.setContentType("application/gzip");
    answer.setHeader("Content-Disposition", "attachment; filename=\"ledger-backup.gz\"");
    ledger.backup(answer.getOutputStream());
  }
}
