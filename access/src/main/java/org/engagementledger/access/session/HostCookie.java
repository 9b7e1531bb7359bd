package org.engagementledger.access.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * A cookie that only this server sets and reads. Under TLS its name begins with {@code __Host-}, so
 * that browsers take it from nobody else (RFC 6265bis, 4.1.3.2). No script reads it, and no other
 * site's form sends it.
 *
 * @param name without the prefix
 */
public record HostCookie(String name) {
  private static final Duration UNTIL_THE_BROWSER_CLOSES = Duration.ofSeconds(-1);

  /** What the browser sent; empty if nothing. */
  public Optional<String> value(HttpServletRequest request) {
    return value(request, prefixed(request));
  }

  /** Sets it, for as long as that. */
  public void set(
      HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
    add(prefixed(request), request, response, value, age);
  }

  private static void add(
      String name,
      HttpServletRequest request,
      HttpServletResponse response,
      String value,
      Duration age) {
    ResponseCookie cookie =
        ResponseCookie.from(name, value)
            .path("/")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(age)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  /** Sets it until the browser is closed. */
  void set(HttpServletRequest request, HttpServletResponse response, String value) {
    set(request, response, value, UNTIL_THE_BROWSER_CLOSES);
  }

  /** Has the browser delete it, if the browser sent it. */
  public void delete(HttpServletRequest request, HttpServletResponse response) {
    if (value(request).isPresent()) {
      set(request, response, "", Duration.ZERO);
    }
  }

  /** Has the browser delete one of that name without the prefix, which older versions set. */
  void deleteUnprefixed(HttpServletRequest request, HttpServletResponse response) {
    if (value(request, name).isPresent()) {
      add(name, request, response, "", Duration.ZERO);
    }
  }

  private static Optional<String> value(HttpServletRequest request, String name) {
    Cookie[] sent = request.getCookies();
    return (sent == null ? Stream.<Cookie>empty() : Arrays.stream(sent))
        .filter(it -> it.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }

  private String prefixed(HttpServletRequest request) {
    return request.isSecure() ? "__Host-" + name : name;
  }
}
