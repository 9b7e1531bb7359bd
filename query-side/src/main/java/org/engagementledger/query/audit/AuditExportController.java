package org.engagementledger.query.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.engagementledger.query.projections.Catalogue;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

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

  /** Who asks for what, and where it goes. */
  private record Order(
      AuditFilter filter,
      Catalogue at,
      Principal actor,
      HttpServletRequest request,
      HttpServletResponse answer) {}

  @GetMapping(path = ADDRESS, produces = "text/csv")
  void csv(
      AuditFilter filter,
      Catalogue at,
      Principal actor,
      HttpServletRequest request,
      HttpServletResponse answer)
      throws IOException {
    send(AuditFormat.CSV, new Order(filter, at, actor, request, answer));
  }

  @GetMapping(path = ADDRESS, produces = MediaType.APPLICATION_NDJSON_VALUE)
  void jsonLines(
      AuditFilter filter,
      Catalogue at,
      Principal actor,
      HttpServletRequest request,
      HttpServletResponse answer)
      throws IOException {
    send(AuditFormat.JSON_LINES, new Order(filter, at, actor, request, answer));
  }

  @GetMapping(path = ADDRESS, produces = "application/cloudevents+x-ndjson")
  void cloudEvents(
      AuditFilter filter,
      Catalogue at,
      Principal actor,
      HttpServletRequest request,
      HttpServletResponse answer)
      throws IOException {
    send(AuditFormat.CLOUD_EVENTS, new Order(filter, at, actor, request, answer));
  }

  @GetMapping(path = ADDRESS, produces = "application/cloudevents-batch+json")
  void cloudEventsBatch(
      AuditFilter filter,
      Catalogue at,
      Principal actor,
      HttpServletRequest request,
      HttpServletResponse answer)
      throws IOException {
    send(AuditFormat.CLOUD_EVENTS_BATCH, new Order(filter, at, actor, request, answer));
  }

  /** Who only asks what would come takes nothing. */
  private void send(AuditFormat format, Order it) throws IOException {
    if (HttpMethod.HEAD.matches(it.request().getMethod())) {
      export.describe(format, it.answer());
    } else {
      export.send(format, it.filter(), it.at(), it.actor().getName(), it.answer());
    }
  }
}
