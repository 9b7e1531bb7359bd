package org.engagementledger.problems;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.engagementledger.events.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.core.JacksonException;

/**
 * Answers what cannot be met: to programs as problem details with a stable type, to people as a
 * page. A stack trace is in the log if the fault is ours, and never in the answer.
 */
@ControllerAdvice
final class ProblemAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  Object onProblem(Problem problem, HttpServletRequest request) {
    return answer(problem.status(), problem.slug(), problem.getMessage(), List.of(), request);
  }

  @ExceptionHandler
  Object onRefusal(Refusal refusal, HttpServletRequest request) {
    return refusal.pointer().isEmpty()
        ? answer(HttpStatus.CONFLICT, "refused", refusal.getMessage(), List.of(), request)
        : invalid(new FieldError(refusal.pointer(), refusal.getMessage()), request);
  }

  @ExceptionHandler
  Object onJson(JacksonException wrong, HttpServletRequest request) {
    FieldError error = MalformedJson.explain(wrong);
    return error.pointer().isEmpty()
        ? answer(HttpStatus.BAD_REQUEST, "malformed", error.detail(), List.of(error), request)
        : invalid(error, request);
  }

  @ExceptionHandler
  Object onWrongType(MethodArgumentTypeMismatchException wrong, HttpServletRequest request) {
    FieldError error = new FieldError("/" + wrong.getName(), rootMessage(wrong));
    String sentence = wrong.getName() + ": " + error.detail();
    return answer(HttpStatus.BAD_REQUEST, "invalid", sentence, List.of(error), request);
  }

  @ExceptionHandler
  Object onOther(Exception other, HttpServletRequest request) throws Exception {
    if (other instanceof AccessDeniedException || other instanceof AuthenticationException) {
      throw other;
    }
    return other instanceof ErrorResponse known ? known(known, request) : fault(other, request);
  }

  private static Object known(ErrorResponse known, HttpServletRequest request) {
    HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
    String sentence =
        Objects.requireNonNullElse(known.getBody().getDetail(), status.getReasonPhrase());
    String slug = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return answer(status, slug, sentence, List.of(), request);
  }

  private static Object fault(Exception fault, HttpServletRequest request) {
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), fault);
    String sentence = "Something went wrong here; it has been logged.";
    return answer(HttpStatus.INTERNAL_SERVER_ERROR, "fault", sentence, List.of(), request);
  }

  private static String rootMessage(Throwable wrong) {
    for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal.getMessage();
      }
    }
    return "this has the wrong form";
  }

  private static Object invalid(FieldError error, HttpServletRequest request) {
    String sentence = error.pointer().substring(1) + ": " + error.detail();
    return answer(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", sentence, List.of(error), request);
  }

  private static Object answer(
      HttpStatus status,
      String slug,
      String sentence,
      List<FieldError> errors,
      HttpServletRequest request) {
    ProblemDetail detail = detail(status, slug, sentence, errors, request);
    return request.getRequestURI().startsWith("/api/")
        ? ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(detail)
        : page(detail, status);
  }

  private static ModelAndView page(ProblemDetail detail, HttpStatus status) {
    ModelAndView page = new ModelAndView("error", status);
    page.addObject("status", status.value());
    page.addObject("title", detail.getTitle());
    page.addObject("message", detail.getDetail());
    return page;
  }

  private static ProblemDetail detail(
      HttpStatus status,
      String slug,
      String sentence,
      List<FieldError> errors,
      HttpServletRequest request) {
    ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, sentence);
    detail.setType(URI.create("urn:engagement-ledger:problem:" + slug));
    detail.setTitle(status.getReasonPhrase());
    detail.setInstance(URI.create(request.getRequestURI()));
    if (!errors.isEmpty()) {
      detail.setProperty("errors", errors);
    }
    return detail;
  }
}
