package org.engagementledger.webserver;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at the form of a request before anything is read of it. What only reads has no body, as
 * parts of the program would read one that is sent with it (health does). The forms that are taken
 * from whoever sends them, to sign in and out and to choose a first password, are short and say how
 * long they are. In {@code Accept} a charset is passed over (RFC 9110, section 12.5.2): what is
 * sent is UTF-8. Parameters that cannot be read are refused, wherever that is noticed. Whoever
 * writes the page or the problem of a refusal reads only headers that have the form of one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
final class RequestSyntaxFilter extends OncePerRequestFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /** However their addresses are encoded. */
  private static final RequestMatcher FROM_ANYBODY =
      new OrRequestMatcher(
          PathPatternRequestMatcher.withDefaults().matcher("/sign-in"),
          PathPatternRequestMatcher.withDefaults().matcher("/sign-out"),
          PathPatternRequestMatcher.withDefaults().matcher("/invitation"));

  private static final int LONGEST_FROM_ANYBODY = 8 * 1024;

  /** What no field has that is written today (RFC 9110, section 5.5). */
  private static final Pattern ODD = Pattern.compile("[^\\t\\x20-\\x7E]");

  private static final Pattern CHARSET =
      Pattern.compile("(?i)\\s*;\\s*charset\\s*=\\s*(\"[^\"]*\"|[^\\s,;\"]*)");

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      chain.doFilter(withoutOddValues(request), response);
    } else if (READING.contains(request.getMethod()) && hasBody(request)) {
      response.sendError(HttpStatus.BAD_REQUEST.value(), "A request that only reads has no body.");
    } else if (FROM_ANYBODY.matches(request) && !isShort(request)) {
      response.sendError(
          HttpStatus.CONTENT_TOO_LARGE.value(),
          "This form is sent with its length, which is at most 8 KiB.");
    } else {
      passOn(withoutCharset(request), response, chain);
    }
  }

  /** Parameters are found to be wrong by whoever reads the first of them. */
  private static void passOn(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (InvalidParameterException wrong) {
      refuse(wrong, response);
    } catch (ServletException failed) {
      if (!(failed.getCause() instanceof InvalidParameterException wrong)) {
        throw failed;
      }
      refuse(wrong, response);
    }
  }

  private static void refuse(InvalidParameterException wrong, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      throw wrong;
    }
    response.sendError(
        HttpStatus.BAD_REQUEST.value(),
        "The parameters cannot be read: each has a name, and % stands before two digits of UTF-8.");
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0
        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  private static boolean isShort(HttpServletRequest request) {
    return request.getContentLengthLong() <= LONGEST_FROM_ANYBODY
        && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
  }

  private static HttpServletRequest withoutCharset(HttpServletRequest request) {
    List<String> accepted = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
    if (accepted.stream().noneMatch(it -> CHARSET.matcher(it).find())) {
      return request;
    }
    return new ChangedHeaders(request) {
      @Override
      Stream<String> changed(String name, Stream<String> values) {
        return name.equalsIgnoreCase(HttpHeaders.ACCEPT)
            ? values.map(it -> CHARSET.matcher(it).replaceAll(""))
            : values;
      }
    };
  }

  private static HttpServletRequest withoutOddValues(HttpServletRequest request) {
    return new ChangedHeaders(request) {
      @Override
      Stream<String> changed(String name, Stream<String> values) {
        return values.filter(it -> !ODD.matcher(it).find());
      }
    };
  }

  /** A request whose headers are read otherwise than they were sent. */
  private abstract static class ChangedHeaders extends HttpServletRequestWrapper {
    ChangedHeaders(HttpServletRequest request) {
      super(request);
    }

    abstract Stream<String> changed(String name, Stream<String> values);

    @Override
    public @Nullable String getHeader(String name) {
      return all(name).findFirst().orElse(null);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return Collections.enumeration(all(name).toList());
    }

    private Stream<String> all(String name) {
      return changed(name, Collections.list(super.getHeaders(name)).stream());
    }
  }
}
