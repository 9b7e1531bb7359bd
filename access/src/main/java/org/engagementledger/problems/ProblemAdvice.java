package org.engagementledger.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.engagementledger.ledger.append.UntrustedClock;
import org.engagementledger.ledger.axon.EventUnreadable;
import org.engagementledger.ledger.follow.CommitNotVisible;
import org.engagementledger.ledger.log.LedgerDamaged;
import org.engagementledger.ledger.server.StorageDamage;
import org.engagementledger.text.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationManager;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;

/**
 * Answers what cannot be met: to programs as problem details with a stable type, to people as a
 * page. A stack trace is in the log if the fault is ours, and never in the answer.
 *
 * <p>The status says whose move it is. 400: this cannot be read at all. 404: the address names
 * nothing. 422: a field of the body or a parameter of the address says something that can never be
 * recorded or answered, whoever finds out, and {@code errors} points at it. 409: what is asked
 * makes sense, but not for the dossier as it stands. 412: the dossier has moved on since it was
 * read. 500: the fault is the program's own. 503: the database cannot be asked; the same again may
 * be met.
 */
@ControllerAdvice
final class ProblemAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final String FORMAT = "format";
  private static final int LONGEST_FORMAT = 100;

  private final ObjectProvider<ContentNegotiationManager> forms;

  ProblemAdvice(ObjectProvider<ContentNegotiationManager> forms) {
    this.forms = forms;
  }

  /** An unmet condition is answered further out, where nothing of the answer has begun. */
  @ExceptionHandler
  Object onProblem(Problem problem, HttpServletRequest request) {
    if (problem instanceof PreconditionFailed) {
      throw problem;
    }
    return ProblemResponse.of(problem.status(), problem.slug(), problem.getMessage()).to(request);
  }

  @ExceptionHandler
  Object onRefusal(Refusal refusal, HttpServletRequest request) {
    return refusal.pointer().isEmpty()
        ? ProblemResponse.of(HttpStatus.CONFLICT, "refused", refusal.getMessage()).to(request)
        : ProblemResponse.invalid(new FieldError(refusal.pointer(), refusal.getMessage()))
            .to(request);
  }

  /** It was put back, or altered; nobody who asks can help it, but whoever runs it can. */
  @ExceptionHandler
  Object onDamage(LedgerDamaged damage, HttpServletRequest request) {
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), damage);
    return ProblemResponse.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "ledger-damaged",
            "%s. %s.".formatted(damage.sentence(), damage.remedy()))
        .to(request);
  }

  /** Right after an election it passes; otherwise whoever runs it has to start it again. */
  @ExceptionHandler
  Object onLateCommit(CommitNotVisible late, HttpServletRequest request) {
    return ProblemResponse.of(
            DatabaseUnavailable.STATUS, "log-not-visible", late.getMessage() + ".")
        .to(request);
  }

  /** Whoever runs it has to look at the clock. */
  @ExceptionHandler
  Object onClock(UntrustedClock clock, HttpServletRequest request) {
    return ProblemResponse.of(DatabaseUnavailable.STATUS, "clock", clock.sentence() + ".")
        .to(request);
  }

  @ExceptionHandler
  Object onBody(InvalidRequestBody wrong, HttpServletRequest request) {
    FieldError error = wrong.error();
    return wrong.isNoJson()
        ? malformed(error.detail()).about(error).to(request)
        : ProblemResponse.invalid(error).to(request);
  }

  /** A parameter or a header with characters that none can have; it is found when it is read. */
  @ExceptionHandler
  Object onWrongCharacters(RequestRejectedException wrong, HttpServletRequest request) {
    return malformed("This request has a wrong form.").to(request);
  }

  /** A body that Spring itself reads. */
  @ExceptionHandler
  Object onBody(HttpMessageNotReadableException wrong, HttpServletRequest request) {
    return wrong.getCause() instanceof JacksonException json
        ? onBody(new InvalidRequestBody(json), request)
        : malformed("The body cannot be read.").to(request);
  }

  private static ProblemResponse malformed(String sentence) {
    return ProblemResponse.of(HttpStatus.BAD_REQUEST, "malformed", sentence);
  }

  /** What has been recorded once must be readable for ever; here it is not. */
  @ExceptionHandler
  Object onUnreadable(EventUnreadable event, HttpServletRequest request) {
    LOG.error("{} {} failed: {}", request.getMethod(), request.getRequestURI(), event.getMessage());
    return ProblemResponse.of(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "unreadable-event",
            ("The event %s at position %d of the ledger cannot be read by this version of the"
                    + " program. It is a dead letter: an administrator can install the version that"
                    + " recorded it, or leave it out.")
                .formatted(event.id(), event.position()))
        .titled("A recorded event cannot be read")
        .to(request);
  }

  /** What was sent comes as {@link InvalidRequestBody}; this is of the program's own documents. */
  @ExceptionHandler
  Object onDocument(JacksonException wrong, HttpServletRequest request) {
    LOG.error(
        "{} {} failed: a document of our own cannot be read, {} at {}",
        request.getMethod(),
        request.getRequestURI(),
        wrong.getClass().getSimpleName(),
        wrong.getPathReference());
    return ProblemResponse.of(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "unreadable-document",
            "Something that the program keeps cannot be read any more; it has been logged. What is"
                + " shown can be made anew by a rebuild.")
        .titled("A stored document cannot be read")
        .to(request);
  }

  /** A wrong part of the path names nothing; a wrong parameter asks for nothing that can be had. */
  @ExceptionHandler
  Object onWrongType(MethodArgumentTypeMismatchException wrong, HttpServletRequest request) {
    FieldError error = new FieldError("/" + wrong.getName(), sentence(wrong));
    return wrong.getParameter().hasParameterAnnotation(PathVariable.class)
        ? ProblemResponse.of(HttpStatus.NOT_FOUND, "not-found", error.detail())
            .about(error)
            .to(request)
        : ProblemResponse.invalid(error).to(request);
  }

  /** A form is one of those that the address gives; the parameter says so before the header. */
  @ExceptionHandler
  Object onForm(HttpMediaTypeNotAcceptableException wrong, HttpServletRequest request) {
    String format = request.getParameter(FORMAT);
    List<String> known = formats(wrong.getSupportedMediaTypes());
    if (format == null || known.isEmpty()) {
      return known(wrong, request);
    }
    String start = format.substring(0, Math.min(LONGEST_FORMAT, format.length()));
    String detail =
        "there is no format '%s' here; known are %s (the nearest first)"
            .formatted(format, String.join(", ", SpellingSuggestions.first(known, start)));
    return ProblemResponse.invalid(new FieldError("/" + FORMAT, detail)).to(request);
  }

  private List<String> formats(List<MediaType> given) {
    return forms.stream()
        .flatMap(it -> it.getMediaTypeMappings().entrySet().stream())
        .filter(it -> given.stream().anyMatch(it.getValue()::isCompatibleWith))
        .map(Map.Entry::getKey)
        .toList();
  }

  @ExceptionHandler
  Object onMissing(MissingServletRequestParameterException missing, HttpServletRequest request) {
    FieldError error = new FieldError("/" + missing.getParameterName(), "this is missing");
    return ProblemResponse.invalid(error).to(request);
  }

  @ExceptionHandler
  Object onWrongParameters(InvalidParameters wrong, HttpServletRequest request) {
    request.setAttribute(CorrectableQuery.UNKNOWN, wrong.unknown());
    return invalid(wrong.errors(), request);
  }

  /** Of several parameters that belong together each wrong one is named. */
  @ExceptionHandler
  Object onParameters(BindException wrong, HttpServletRequest request) {
    List<FieldError> errors =
        wrong.getFieldErrors().stream()
            .map(it -> new FieldError("/" + it.getField(), sentence(it.unwrap(Throwable.class))))
            .toList();
    return invalid(errors, request);
  }

  private static Object invalid(List<FieldError> errors, HttpServletRequest request) {
    String sentence =
        errors.stream()
            .map(it -> it.pointer().substring(1) + ": " + it.detail())
            .collect(Collectors.joining("; "));
    return ProblemResponse.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", sentence, errors)
        .to(request);
  }

  /**
   * What has begun to be sent cannot be taken back; the connection is then cut, so that nobody
   * takes the part for the whole. Parameters that cannot be read are refused further out, as
   * nothing here could answer without reading them.
   */
  @ExceptionHandler
  Object onOther(Exception other, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    if (response.isCommitted()
        || other instanceof AccessDeniedException
        || other instanceof AuthenticationException
        || other instanceof InvalidParameterException) {
      throw other;
    }
    if (other instanceof ErrorResponse known) {
      return known(known, request);
    }
    if (other instanceof MultipartException) {
      return malformed("The parts cannot be read.").to(request);
    }
    if (StorageDamage.behind(other).isPresent()) {
      return damaged(other, request);
    }
    return DatabaseUnavailable.isBehind(other)
        ? unavailable(other, request)
        : fault(other, request);
  }

  /** Which file it is and where stands in the log, and is nothing for a reader. */
  private static Object damaged(Exception why, HttpServletRequest request) {
    String damage = StorageDamage.behind(why).orElseThrow();
    LOG.error("{} {} failed: {}", request.getMethod(), request.getRequestURI(), damage);
    return ProblemResponse.of(
            HttpStatus.INTERNAL_SERVER_ERROR, "storage-damaged", DatabaseUnavailable.DAMAGED)
        .titled("The storage is damaged")
        .to(request);
  }

  private Object unavailable(Exception why, HttpServletRequest request) {
    LOG.warn("{} {} was not met: {}", request.getMethod(), request.getRequestURI(), why.toString());
    return onProblem(DatabaseUnavailable.problem(why), request);
  }

  private static Object known(ErrorResponse known, HttpServletRequest request) {
    HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
    String sentence =
        status == HttpStatus.NOT_FOUND
            ? "Nothing is at this address."
            : Objects.requireNonNullElse(known.getBody().getDetail(), status.getReasonPhrase());
    return ProblemResponse.of(status, ErrorPageController.slug(status), sentence)
        .with(known.getHeaders())
        .to(request);
  }

  private static Object fault(Exception fault, HttpServletRequest request) {
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), fault);
    return ProblemResponse.of(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "fault",
            "Something went wrong here; it has been logged.")
        .to(request);
  }

  private static String sentence(Throwable wrong) {
    for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal.getMessage();
      }
    }
    return "this has the wrong form";
  }
}
