package org.engagementledger.webserver;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.engagementledger.security.SecurityEvent;
import org.engagementledger.security.SecurityLog;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what is asked under a name that is not the program's own, as a page does whose name was
 * made to mean this machine (DNS rebinding). What is asked under an own name is taken as asked at
 * {@link LedgerAddress#address()}, so that all links lead there. Probes and scrapes go by addresses
 * that change, so health and metrics answer under any name.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class AllowedHostFilter extends OncePerRequestFilter {
  private final LedgerAddress address;
  private final SecurityLog log;

  AllowedHostFilter(LedgerAddress address, SecurityLog log) {
    this.address = address;
    this.log = log;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getRequestURI().startsWith("/actuator/") || isOwn(request)) {
      chain.doFilter(
          address.address().<HttpServletRequest>map(it -> at(it, request)).orElse(request),
          response);
    } else {
      log.record(SecurityEvent.OTHER_HOST_REFUSED, SecurityLog.NO_ACCOUNT, request.getRemoteAddr());
      response.sendError(
          HttpStatus.MISDIRECTED_REQUEST.value(),
          "This ledger does not go by that name. Whoever runs it can name it with ledger.address.");
    }
  }

  /** A page can set X-Forwarded-Host, but not Host; so both are looked at. */
  private boolean isOwn(HttpServletRequest request) {
    return address.isOwn(request.getHeader("Host")) && address.isOwn(request.getServerName());
  }

  private static HttpServletRequest at(URI address, HttpServletRequest request) {
    return new HttpServletRequestWrapper(request) {
      @Override
      public String getScheme() {
        return address.getScheme();
      }

      @Override
      public boolean isSecure() {
        return address.getScheme().equals("https");
      }

      @Override
      public String getServerName() {
        return address.getHost();
      }

      @Override
      public int getServerPort() {
        return address.getPort() < 0 ? isSecure() ? 443 : 80 : address.getPort();
      }

      @Override
      public StringBuffer getRequestURL() {
        return new StringBuffer(address + getRequestURI());
      }
    };
  }
}
