package org.engagementledger.access.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The page that was asked for before signing in, in a cookie, to go there afterwards. Only its path
 * and query are kept, so that it leads to no other server.
 */
public final class RequestedPageCache implements RequestCache {
  /** A path of this server in printable characters, and not one that browsers take for a host. */
  private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");

  private static final int LONGEST = 2_000;

  private final RequestMatcher pages;

  /** Keeps those pages and nothing else. */
  public RequestedPageCache(RequestMatcher pages) {
    this.pages = pages;
  }

  @Override
  public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
    String query = request.getQueryString();
    String page = request.getRequestURI() + (query == null ? "" : "?" + query);
    if (pages.matches(request) && page.length() <= LONGEST) {
      byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
      SessionCookies.REQUESTED_PAGE.set(
          request, response, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
  }

  @Override
  public @Nullable SavedRequest getRequest(
      HttpServletRequest request, HttpServletResponse response) {
    return page(request).map(SimpleSavedRequest::new).orElse(null);
  }

  @Override
  public @Nullable HttpServletRequest getMatchingRequest(
      HttpServletRequest request, HttpServletResponse response) {
    return null;
  }

  @Override
  public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
    SessionCookies.REQUESTED_PAGE.delete(request, response);
  }

  private static Optional<String> page(HttpServletRequest request) {
    return SessionCookies.REQUESTED_PAGE
        .value(request)
        .flatMap(RequestedPageCache::decoded)
        .filter(it -> LOCAL.matcher(it).matches());
  }

  private static Optional<String> decoded(String value) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
