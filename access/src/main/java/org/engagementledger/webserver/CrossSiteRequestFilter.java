package org.engagementledger.webserver;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.engagementledger.security.SecurityEvent;
import org.engagementledger.security.SecurityLog;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a page of another site would have changed, whoever is signed in: by {@code
 * Sec-Fetch-Site} (W3C Fetch Metadata), and where a browser does not send that, by {@code Origin}
 * (RFC 6454). A program sends neither. Before {@link AllowedHostFilter}, behind which every request
 * seems to come by the scheme of the address.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
final class CrossSiteRequestFilter extends OncePerRequestFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> OURS = Set.of("same-origin", "none");

  private final LedgerAddress address;
  private final SecurityLog log;

  CrossSiteRequestFilter(LedgerAddress address, SecurityLog log) {
    this.address = address;
    this.log = log;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (READING.contains(request.getMethod()) || isOurs(request)) {
      chain.doFilter(request, response);
    } else {
      log.record(SecurityEvent.OTHER_SITE_REFUSED, SecurityLog.NO_ACCOUNT, request.getRemoteAddr());
      response.sendError(
          HttpStatus.FORBIDDEN.value(), "This request came from a page of another site.");
    }
  }

  private boolean isOurs(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (site != null) {
      return OURS.contains(site);
    }
    return origin == null
        || address.isOwnOrigin(origin, request.getScheme(), request.getHeader(HttpHeaders.HOST));
  }
}
