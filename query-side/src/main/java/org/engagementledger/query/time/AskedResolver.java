package org.engagementledger.query.time;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives a controller the two times of {@code asOf} and {@code knownAt}, or of {@code
 * Accept-Datetime}, and says in the answer of which time it is a {@link Memento}.
 */
final class AskedResolver implements HandlerMethodArgumentResolver {
  private final Clock clock;

  AskedResolver(Clock clock) {
    this.clock = clock;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Asked.class;
  }

  @Override
  public Asked resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer page,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Instant now = clock.instant();
    Optional<String> wanted = Optional.ofNullable(request.getHeader(Memento.ACCEPT_DATETIME));
    Optional<String> knownAt =
        given(request, "knownAt").or(() -> wanted.map(it -> Memento.wanted(it).toString()));
    Asked asked = Asked.of(given(request, "asOf"), knownAt, now);
    Memento.describe(
        asked,
        now,
        Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)),
        Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class)));
    return asked;
  }

  /** An empty field of a form is one that was not filled in. */
  private static Optional<String> given(NativeWebRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name))
        .map(String::strip)
        .filter(it -> !it.isEmpty());
  }
}
