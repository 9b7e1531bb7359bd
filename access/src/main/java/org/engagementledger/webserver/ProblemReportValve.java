package org.engagementledger.webserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;

/**
 * Answers what is no HTTP at all, so that no part of the program sees it: by a problem detail where
 * it seems to be for the API, otherwise by a page. A method or a transfer coding that nobody here
 * knows is no fault of the program, and so no 5xx.
 */
public final class ProblemReportValve extends ErrorReportValve {
  /** Made by Tomcat. */
  public ProblemReportValve() {
    setShowReport(false);
    setShowServerInfo(false);
  }

  @Override
  protected void report(Request request, Response response, Throwable failure) {
    if (response.getStatus() == HttpStatus.NOT_IMPLEMENTED.value() && !response.isCommitted()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
    }
    int code = response.getStatus();
    HttpStatus status = HttpStatus.resolve(code);
    if (code < 400 || response.getContentWritten() > 0 || status == null || !response.isError()) {
      return;
    }
    String title = status.getReasonPhrase();
    boolean isForPrograms = String.valueOf(request.getRequestURI()).startsWith("/api/");
    String text = isForPrograms ? problem(title, code) : page(title, code);
    try {
      response.setContentType(isForPrograms ? "application/problem+json" : "text/html");
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      response.finishResponse();
    } catch (IOException | IllegalStateException nobodyThere) {
      // Whoever sent it is gone.
    }
  }

  private static String problem(String title, int code) {
    return """
        {"type":"urn:engagement-ledger:problem:malformed","title":"%s","status":%d,\
        "detail":"This is not a request that HTTP/1.1 allows."}"""
        .formatted(title, code);
  }

  private static String page(String title, int code) {
    return """
        <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>%1$s</title>
        <h1>%1$s</h1><p>This is not a request that HTTP/1.1 allows (status %2$d).</p></html>
        """
        .formatted(title, code);
  }
}
