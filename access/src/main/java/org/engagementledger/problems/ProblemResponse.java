package org.engagementledger.problems;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is answered when a request cannot be met.
 *
 * @param slug the last part of the stable problem type
 * @param title what sort of problem it is, in a few words
 * @param sentence what is wrong
 * @param errors what is wrong with which field
 */
record ProblemResponse(
    HttpStatus status,
    String slug,
    String title,
    String sentence,
    List<FieldError> errors,
    HttpHeaders headers) {
  private static final String TYPE = "urn:engagement-ledger:problem:";

  static ProblemResponse of(HttpStatus status, String slug, String sentence) {
    return of(status, slug, sentence, List.of());
  }

  static ProblemResponse of(
      HttpStatus status, String slug, String sentence, List<FieldError> errors) {
    return new ProblemResponse(
        status, slug, status.getReasonPhrase(), sentence, errors, HttpHeaders.EMPTY);
  }

  static ProblemResponse invalid(FieldError error) {
    String field = error.pointer().isEmpty() ? "" : error.pointer().substring(1) + ": ";
    return of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", field + error.detail()).about(error);
  }

  ProblemResponse about(FieldError error) {
    return new ProblemResponse(status, slug, title, sentence, List.of(error), headers);
  }

  ProblemResponse titled(String other) {
    return new ProblemResponse(status, slug, other, sentence, errors, headers);
  }

  ProblemResponse with(HttpHeaders others) {
    return new ProblemResponse(status, slug, title, sentence, errors, others);
  }

  /** Problem details for a program, a page for a person. */
  Object to(HttpServletRequest request) {
    String asked =
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
            ? original
            : request.getRequestURI();
    return asked.startsWith("/api/") || asked.startsWith("/actuator/")
        ? details(asked)
        : page(request);
  }

  private ResponseEntity<ProblemDetail> details(String asked) {
    ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, sentence);
    detail.setType(URI.create(TYPE + slug));
    detail.setTitle(title);
    detail.setInstance(URI.create(asked));
    if (!errors.isEmpty()) {
      detail.setProperty("errors", errors);
    }
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(detail);
  }

  private ModelAndView page(HttpServletRequest request) {
    Principal signedIn = request.getUserPrincipal();
    ModelAndView page = new ModelAndView("error", status);
    page.addObject("account", signedIn == null ? null : signedIn.getName());
    page.addObject("status", status.value());
    page.addObject("title", title);
    page.addObject("message", sentence);
    page.addObject("again", CorrectableQuery.of(request, errors).orElse(null));
    return page;
  }
}
