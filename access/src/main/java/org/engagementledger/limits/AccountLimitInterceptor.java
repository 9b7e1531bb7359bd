package org.engagementledger.limits;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Arrays;
import org.engagementledger.problems.Problem;
import org.engagementledger.security.SecurityEvent;
import org.engagementledger.security.SecurityLog;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Answers a bounded number of requests of one account at once, and fewer of those that are {@link
 * Heavy}. A request over the bound waits a moment and is then refused with 429 and {@code
 * Retry-After} (RFC 6585, section 4).
 */
final class AccountLimitInterceptor implements HandlerInterceptor {
  private static final String HELD = AccountLimitInterceptor.class.getName();

  private final LimitProperties limits;
  private final SecurityLog log;
  private final AccountPermits requests;
  private final AccountPermits heavy;

  AccountLimitInterceptor(LimitProperties limits, SecurityLog log) {
    this.limits = limits;
    this.log = log;
    this.requests = new AccountPermits(limits.requestsPerAccount(), Integer.MAX_VALUE);
    this.heavy = new AccountPermits(limits.heavyPerAccount(), limits.heavyTotal());
  }

  /** What a request holds until it is answered. */
  private record Permit(String account, boolean heavy) {}

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws InterruptedException {
    Principal account = request.getUserPrincipal();
    if (account != null
        && request.getDispatcherType() == DispatcherType.REQUEST
        && handler instanceof HandlerMethod method) {
      Permit permit = new Permit(account.getName(), isHeavy(method, request));
      acquire(permit, request, response);
      request.setAttribute(HELD, permit);
    }
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    if (request.getDispatcherType() == DispatcherType.REQUEST
        && request.getAttribute(HELD) instanceof Permit permit) {
      request.removeAttribute(HELD);
      requests.release(permit.account());
      if (permit.heavy()) {
        heavy.release(permit.account());
      }
    }
  }

  /** Tells how many accounts have requests under way. */
  @Override
  public String toString() {
    return "account limits, " + (requests.accounts() + heavy.accounts()) + " accounts";
  }

  private void acquire(Permit permit, HttpServletRequest request, HttpServletResponse response)
      throws InterruptedException {
    if (!requests.acquire(permit.account(), limits.patience())) {
      throw refused("requests", limits.requestsPerAccount(), permit, request, response);
    }
    boolean acquired = false;
    try {
      acquired = !permit.heavy() || heavy.acquire(permit.account(), limits.patience());
    } finally {
      if (!acquired) {
        requests.release(permit.account());
      }
    }
    if (!acquired) {
      throw refused(
          "exports, searches and comparisons", limits.heavyPerAccount(), permit, request, response);
    }
  }

  private Problem refused(
      String what,
      int most,
      Permit permit,
      HttpServletRequest request,
      HttpServletResponse response) {
    log.record(SecurityEvent.LIMIT_REACHED, permit.account(), request.getRemoteAddr());
    long seconds = Math.max(1, limits.patience().toSeconds());
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    return new Problem(
        HttpStatus.TOO_MANY_REQUESTS,
        "too-many-requests",
        ("%d %s of one account are answered at once. Wait until yours are done, and try again"
                + " in %d s.")
            .formatted(most, what, seconds));
  }

  private static boolean isHeavy(HandlerMethod method, HttpServletRequest request) {
    HeavyRequest heavy = method.getMethodAnnotation(HeavyRequest.class);
    return heavy != null
        && (heavy.value().length == 0
            || Arrays.stream(heavy.value()).anyMatch(name -> isGiven(name, request)));
  }

  private static boolean isGiven(String name, HttpServletRequest request) {
    String parameter = request.getParameter(name);
    return request.getHeader(name) != null || (parameter != null && !parameter.isBlank());
  }
}
