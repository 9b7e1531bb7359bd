package org.engagementledger.query.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.engagementledger.limits.Heavy;
import org.engagementledger.query.projections.Catalogue;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * The audit as a file, in the form that is asked for. It goes out as it is read, from the thread
 * that was asked; if nobody takes it any more, nothing more is read.
 */
@Controller
final class AuditExportController {
  private static final String ADDRESS = "/api/audit";

  private final AuditExport export;

  AuditExportController(AuditExport export) {
    this.export = export;
  }

  /** Who asks for what, and whether only for what would come. */
  record Order(AuditFilter filter, Catalogue at, String actor, boolean isOnlyHead) {}

  @ModelAttribute
  Order order(AuditFilter filter, Catalogue at, Principal actor, HttpMethod method) {
    return new Order(filter, at, actor.getName(), HttpMethod.HEAD.equals(method));
  }

  @Heavy
  @GetMapping(path = ADDRESS, produces = "text/csv")
  void csv(@ModelAttribute(binding = false) Order order, HttpServletResponse answer)
      throws IOException {
    send(AuditFormat.CSV, order, answer);
  }

  @Heavy
  @GetMapping(path = ADDRESS, produces = MediaType.APPLICATION_NDJSON_VALUE)
  void jsonLines(@ModelAttribute(binding = false) Order order, HttpServletResponse answer)
      throws IOException {
    send(AuditFormat.JSON_LINES, order, answer);
  }

  @Heavy
  @GetMapping(path = ADDRESS, produces = "application/cloudevents+x-ndjson")
  void cloudEvents(@ModelAttribute(binding = false) Order order, HttpServletResponse answer)
      throws IOException {
    send(AuditFormat.CLOUD_EVENTS, order, answer);
  }

  @Heavy
  @GetMapping(path = ADDRESS, produces = "application/cloudevents-batch+json")
  void cloudEventsBatch(@ModelAttribute(binding = false) Order order, HttpServletResponse answer)
      throws IOException {
    send(AuditFormat.CLOUD_EVENTS_BATCH, order, answer);
  }

  /** Who only asks what would come takes nothing. */
  private void send(AuditFormat format, Order it, HttpServletResponse answer) throws IOException {
    if (it.isOnlyHead()) {
      export.describe(format, answer);
    } else {
      export.send(format, it.filter(), it.at(), it.actor(), answer);
    }
  }
}
