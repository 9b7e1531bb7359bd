package org.engagementledger.conditions;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.problems.PreconditionFailed;
import org.engagementledger.problems.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds every answer to the conditions under which it is asked for (RFC 9110, sections 13.1.1 and
 * 13.1.2): with If-Match it is given only if one of the tags is its own, with {@code If-None-Match:
 * *} not at all. Whether there is one, and which tag it has, is known when it begins.
 */
@Component
final class ConditionFilter extends OncePerRequestFilter {
  private static final String MATCH = "If-Match";
  private static final String NONE_MATCH = "If-None-Match";

  static boolean isReading(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> empty =
        Stream.of(MATCH, NONE_MATCH)
            .filter(name -> all(request, name).stream().anyMatch(String::isBlank))
            .findFirst();
    if (empty.isPresent()) {
      refuse(Problem.emptyHeader(empty.get()), request, response);
    } else if (isReading(request) && isConditioned(request)) {
      answer(request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void answer(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ConditionedResponse conditioned = new ConditionedResponse(request, response);
    try {
      chain.doFilter(request, conditioned);
      conditioned.check();
    } catch (ServletException | PreconditionFailed failed) {
      PreconditionFailed unmet = unmet(failed).orElse(null);
      if (unmet == null || response.isCommitted()) {
        throw failed;
      }
      response.resetBuffer();
      if (unmet.status() == HttpStatus.NOT_MODIFIED) {
        response.setContentType(null);
        response.setStatus(HttpStatus.NOT_MODIFIED.value());
      } else {
        refuse(unmet, request, response);
      }
    }
  }

  private static Optional<PreconditionFailed> unmet(Exception failed) {
    return failed instanceof PreconditionFailed
            || !(failed.getCause() instanceof PreconditionFailed cause)
        ? Optional.of(failed)
            .filter(PreconditionFailed.class::isInstance)
            .map(PreconditionFailed.class::cast)
        : Optional.of(cause);
  }

  private static void refuse(
      Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setAttribute(Problem.SLUG, problem.slug());
    response.sendError(problem.status().value(), problem.getMessage());
  }

  private static boolean isConditioned(HttpServletRequest request) {
    return request.getHeader(MATCH) != null || request.getHeader(NONE_MATCH) != null;
  }

  private static List<String> all(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name));
  }

  /** An answer that does not begin unless the conditions are met. */
  private static final class ConditionedResponse extends HttpServletResponseWrapper {
    private final HttpServletRequest request;
    private boolean isChecked;

    ConditionedResponse(HttpServletRequest request, HttpServletResponse response) {
      super(response);
      this.request = request;
    }

    void check() {
      if (!isChecked && HttpStatus.valueOf(getStatus()).is2xxSuccessful()) {
        isChecked = true;
        require(all(request, MATCH), getHeader("ETag"));
        if (all(request, NONE_MATCH).stream()
            .flatMap(it -> Stream.of(it.split(",", -1)))
            .anyMatch(it -> it.strip().equals("*"))) {
          throw PreconditionFailed.unchanged();
        }
      }
    }

    private static void require(List<String> lines, @Nullable String tag) {
      String header = String.join(", ", lines);
      if (!lines.isEmpty()
          && !header.strip().equals("*")
          && ETag.parse(header).stream()
              .noneMatch(it -> !it.weak() && it.formattedTag().equals(tag))) {
        throw PreconditionFailed.by(tag);
      }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      check();
      return super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
      check();
      return super.getWriter();
    }

    @Override
    public void flushBuffer() throws IOException {
      check();
      super.flushBuffer();
    }
  }
}
