package org.engagementledger.query.audit.export;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.engagementledger.limits.HeavyRequest;
import org.engagementledger.problems.Problem;
import org.engagementledger.query.audit.projection.AuditFilter;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.text.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The audit as a file, in the form that is asked for. It goes out as it is read, from the thread
 * that was asked; if nobody takes it any more, nothing more is read.
 *
 * <p>An export is recorded, so a browser asks for it by a POST from a page of our own. A program,
 * which names its account itself, can ask by GET as well.
 */
@Controller
public final class AuditExportController {
  /** Where an export is asked for by POST. */
  public static final String EXPORTS = "/api/audit/exports";

  private static final String ADDRESS = "/api/audit";

  private final AuditExport export;

  AuditExportController(AuditExport export) {
    this.export = export;
  }

  /** Who asks for what, and whether only for what would come. */
  record Order(AuditFilter filter, ReadModelCheckpoint at, String actor, boolean isOnlyHead) {}

  @ModelAttribute
  Order order(AuditFilter filter, ReadModelCheckpoint at, Principal actor, HttpMethod method) {
    return new Order(filter, at, actor.getName(), HttpMethod.HEAD.equals(method));
  }

  /** The filter and the format are fields of a form, or parameters of the address. */
  @HeavyRequest
  @PostMapping(EXPORTS)
  void exported(
      @RequestParam String format,
      @ModelAttribute(binding = false) Order order,
      HttpServletResponse answer)
      throws IOException {
    AuditFormat wanted =
        AuditFormat.named(format)
            .orElseThrow(
                () ->
                    new Refusal(
                            "there is no format '%s'; known are %s"
                                .formatted(format, AuditFormat.names()))
                        .at("/format"));
    export.send(wanted, order.filter(), order.at(), order.actor(), answer);
  }

  @HeavyRequest
  @GetMapping(path = ADDRESS, produces = "text/csv")
  void csv(
      @ModelAttribute(binding = false) Order order,
      HttpServletRequest request,
      HttpServletResponse answer)
      throws IOException {
    send(AuditFormat.CSV, order, request, answer);
  }

  @HeavyRequest
  @GetMapping(path = ADDRESS, produces = MediaType.APPLICATION_NDJSON_VALUE)
  void jsonLines(
      @ModelAttribute(binding = false) Order order,
      HttpServletRequest request,
      HttpServletResponse answer)
      throws IOException {
    send(AuditFormat.JSON_LINES, order, request, answer);
  }

  @HeavyRequest
  @GetMapping(path = ADDRESS, produces = "application/cloudevents+x-ndjson")
  void cloudEvents(
      @ModelAttribute(binding = false) Order order,
      HttpServletRequest request,
      HttpServletResponse answer)
      throws IOException {
    send(AuditFormat.CLOUD_EVENTS, order, request, answer);
  }

  @HeavyRequest
  @GetMapping(path = ADDRESS, produces = "application/cloudevents-batch+json")
  void cloudEventsBatch(
      @ModelAttribute(binding = false) Order order,
      HttpServletRequest request,
      HttpServletResponse answer)
      throws IOException {
    send(AuditFormat.CLOUD_EVENTS_BATCH, order, request, answer);
  }

  /** Who only asks what would come takes nothing. */
  private void send(
      AuditFormat format, Order it, HttpServletRequest request, HttpServletResponse answer)
      throws IOException {
    requireProgram(request);
    if (it.isOnlyHead()) {
      export.describe(format, answer);
    } else {
      export.send(format, it.filter(), it.at(), it.actor(), answer);
    }
  }

  /** A browser is led by pages of other sites to GET what it is signed in to, and says whence. */
  private static void requireProgram(HttpServletRequest request) {
    if (request.getHeader(HttpHeaders.AUTHORIZATION) == null
        || request.getHeader("Sec-Fetch-Site") != null) {
      throw new Problem(
          HttpStatus.FORBIDDEN,
          "export-by-post",
          "An export is recorded, so in a browser it is asked for by POST %s: by the buttons of the"
                  .formatted(EXPORTS)
              + " audit's page. A program that sends an account's name and password can use GET.");
    }
  }
}
