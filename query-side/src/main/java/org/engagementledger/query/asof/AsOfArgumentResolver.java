package org.engagementledger.query.asof;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.countries.CountryNames;
import org.engagementledger.query.readmodels.HistoricalDossiers;
import org.engagementledger.query.readmodels.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives a controller the two times of {@code asOf} and {@code knownAt}, or of {@code
 * Accept-Datetime}, and says in the answer of which time it is a {@link MementoHeaders}.
 */
final class AsOfArgumentResolver implements HandlerMethodArgumentResolver {
  static final Set<String> NAMES = Set.of("asOf", "knownAt");

  private static final Set<String> DOSSIERS =
      Set.of("/api/countries/{country}", "/countries/{country}");

  private final Clock clock;
  private final HistoricalDossiers past;

  AsOfArgumentResolver(Clock clock, HistoricalDossiers past) {
    this.clock = clock;
    this.past = past;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == AsOfParameters.class;
  }

  @Override
  public AsOfParameters resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer page,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest request =
        Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
    Instant now = clock.instant();
    Optional<String> asOf = given(request, "asOf");
    Optional<String> knownAt = given(request, "knownAt");
    Optional<Instant> wanted =
        knownAt.isPresent()
            ? Optional.empty()
            : Optional.ofNullable(request.getHeader(MementoHeaders.ACCEPT_DATETIME))
                .map(MementoHeaders::wanted);
    AsOfParameters asked =
        AsOfParameters.of(asOf, knownAt.or(() -> wanted.map(Instant::toString)), now);
    Optional<List<StoredEvent>> history = history(request, asked);
    Optional<MementoTimes> dossier = dossier(request, history);
    Optional<Instant> state = state(asked, wanted, dossier, now);
    MementoHeaders.describe(
        state,
        dossier,
        request,
        Objects.requireNonNull(web.getNativeResponse(HttpServletResponse.class)));
    AsOfParameters told =
        wanted.isPresent() && dossier.isPresent()
            ? AsOfParameters.of(asOf, state.map(Instant::toString), now)
            : asked;
    return told.having(history);
  }

  private static boolean isOfDossier(HttpServletRequest request) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return pattern != null && DOSSIERS.contains(pattern.toString());
  }

  /** The events of the dossier that is asked for; none are read for how it is now. */
  private Optional<List<StoredEvent>> history(HttpServletRequest request, AsOfParameters asked) {
    return isOfDossier(request) && !asked.isKnownNow()
        ? Optional.of(past.events(country(request)))
        : Optional.empty();
  }

  private static Optional<MementoTimes> dossier(
      HttpServletRequest request, Optional<List<StoredEvent>> history) {
    return isOfDossier(request)
        ? Optional.of(history.map(MementoTimes::of).orElse(MementoTimes.NONE))
        : Optional.empty();
  }

  private static CountryCode country(HttpServletRequest request) {
    Map<?, ?> variables =
        (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return CountryNames.of(String.valueOf(variables.get("country")));
  }

  private static Optional<Instant> state(
      AsOfParameters asked, Optional<Instant> wanted, Optional<MementoTimes> dossier, Instant now) {
    if (asked.isKnownNow()) {
      return Optional.empty();
    }
    return dossier
        .map(all -> wanted.isPresent() ? all.atOrFirst(asked.time()) : all.at(asked.time()))
        .orElseGet(() -> Optional.of(asked.time().isAfter(now) ? now : asked.time()));
  }

  /** An empty field of a form is one that was not filled in. */
  private static Optional<String> given(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name))
        .map(String::strip)
        .filter(it -> !it.isEmpty());
  }
}
