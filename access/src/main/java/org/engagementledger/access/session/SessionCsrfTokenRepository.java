package org.engagementledger.access.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * The tokens that forms carry. That of somebody who is signed in follows from the session's secret:
 * it is good as long as the session, for no other session and no other account, and is stored
 * nowhere. Before that, a cookie holds it.
 */
public final class SessionCsrfTokenRepository implements CsrfTokenRepository {
  private static final String HEADER = "X-CSRF-TOKEN";
  private static final String PARAMETER = "_csrf";

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return token(SessionToken.random());
  }

  /** Of a session nothing need be saved. */
  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (token == null) {
      SessionCookies.FORM_TOKEN.delete(request, response);
    } else if (SessionCookies.SESSION.value(request).flatMap(SessionToken::parsed).isEmpty()) {
      SessionCookies.FORM_TOKEN.set(request, response, token.getToken());
    }
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    Optional<SessionToken> ofTheSession =
        SessionCookies.SESSION
            .value(request)
            .flatMap(SessionToken::parsed)
            .map(it -> new SessionToken(it.derived("form token")));
    return ofTheSession
        .or(() -> SessionCookies.FORM_TOKEN.value(request).flatMap(SessionToken::parsed))
        .map(SessionCsrfTokenRepository::token)
        .orElse(null);
  }

  private static CsrfToken token(SessionToken token) {
    return new DefaultCsrfToken(HEADER, PARAMETER, token.value());
  }
}
