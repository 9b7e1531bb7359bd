package org.engagementledger.problems;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.engagementledger.ledger.server.StorageDamage;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what a filter or the server refused before any controller saw it. */
@Controller
final class ErrorPageController implements ErrorController {
  /** Nothing can be added to an answer that broke off on its way; the server cuts it. */
  @RequestMapping("${server.error.path:${error.path:/error}}")
  @Nullable Object answer(HttpServletRequest request, HttpServletResponse response) {
    if (response.isCommitted()) {
      return null;
    }
    throw problem(request);
  }

  private static Problem problem(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status =
        Optional.ofNullable(code instanceof Integer it ? HttpStatus.resolve(it) : null)
            .orElse(HttpStatus.NOT_FOUND);
    if (isDamaged(request)) {
      return new Problem(
          HttpStatus.INTERNAL_SERVER_ERROR, "storage-damaged", DatabaseUnavailable.DAMAGED);
    }
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
        && DatabaseUnavailable.isBehind(failure)) {
      return DatabaseUnavailable.problem(failure);
    }
    if (status == DatabaseUnavailable.STATUS) {
      return new Problem(DatabaseUnavailable.STATUS, "unavailable", DatabaseUnavailable.SENTENCE);
    }
    String message = Objects.toString(request.getAttribute(RequestDispatcher.ERROR_MESSAGE), "");
    String slug = Objects.toString(request.getAttribute(Problem.SLUG), slug(status));
    return new Problem(status, slug, sentence(status, message));
  }

  private static boolean isDamaged(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
        && StorageDamage.behind(failure).isPresent();
  }

  static String slug(HttpStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String sentence(HttpStatus status, String message) {
    if (status.is5xxServerError()) {
      return "Something went wrong here; it has been logged.";
    }
    return message.isBlank() ? status.getReasonPhrase() : message;
  }
}
