package org.engagementledger.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Set;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.access.password.TooManySignInAttempts;
import org.engagementledger.access.session.SessionCookies;
import org.engagementledger.problems.DatabaseUnavailable;
import org.engagementledger.problems.Problem;
import org.engagementledger.security.SecurityEvent;
import org.engagementledger.security.SecurityLog;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Says to whoever is not let in why: to programs by a status, to people by a page. */
@Component
final class AccessDeniedResponses
    implements AuthenticationEntryPoint,
        AuthenticationFailureHandler,
        AccessDeniedHandler,
        RequestRejectedHandler {
  /** No rule speaks of this address, so nothing is there. */
  static final class NotFoundDecision extends AuthorizationDecision {
    private static final long serialVersionUID = 1L;

    NotFoundDecision() {
      super(false);
    }
  }

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final SecurityLog log;

  AccessDeniedResponses(SecurityLog log) {
    this.log = log;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    if (why instanceof TooManySignInAttempts guesses) {
      tooManyGuesses(guesses, response);
    } else if (DatabaseUnavailable.isBehind(why)) {
      response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    } else if (isForPrograms(request)) {
      response.setHeader(
          "WWW-Authenticate", "Basic realm=\"engagement ledger\", charset=\"UTF-8\"");
      response.sendError(
          HttpStatus.UNAUTHORIZED.value(),
          why instanceof AccountStatusException
              ? "This account is locked, or its first password has expired."
              : "Sign in with an account's name and password.");
    } else {
      toSignIn(request, response);
    }
  }

  /** Says so where the request comes from a page of somebody who was signed in. */
  private static void toSignIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean wasSignedIn =
        SessionCookies.SESSION.value(request).isPresent() || !READING.contains(request.getMethod());
    SessionCookies.SESSION.delete(request, response);
    response.sendRedirect(wasSignedIn ? "/sign-in?ended" : "/sign-in");
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    if (DatabaseUnavailable.isBehind(why)) {
      response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
      return;
    }
    response.sendRedirect(
        switch (why) {
          case TooManySignInAttempts guesses -> "/sign-in?wait=" + guesses.seconds();
          case AccountStatusException locked -> "/sign-in?locked";
          default -> "/sign-in?wrong";
        });
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    if (denied instanceof CsrfException && isSignedOut(request)) {
      commence(request, response, new InsufficientAuthenticationException("sign in first"));
    } else if (denied instanceof CsrfException) {
      log(SecurityEvent.FORM_REFUSED, request);
      response.sendError(
          HttpStatus.FORBIDDEN.value(),
          "This form did not come from a page of ours, or was opened before you signed in."
              + " Open the page again.");
    } else if (denied instanceof AuthorizationDeniedException it
        && it.getAuthorizationResult() instanceof NotFoundDecision) {
      response.sendError(HttpStatus.NOT_FOUND.value(), "Nothing is at this address.");
    } else if (request.isUserInRole(Accounts.NEWCOMER)) {
      toNewPassword(request, response);
    } else {
      log(SecurityEvent.NOT_ALLOWED, request);
      response.sendError(HttpStatus.FORBIDDEN.value(), "Your account may not do this.");
    }
  }

  /** Who has signed in with a first password does nothing else before there is another. */
  private static void toNewPassword(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (isForPrograms(request)) {
      request.setAttribute(Problem.SLUG, "password-change-required");
      response.sendError(
          HttpStatus.FORBIDDEN.value(),
          "This is a first password, which has to be changed before anything else: on the page"
              + " /account/password, or by PUT /api/account/password with the members old and"
              + " password.");
    } else {
      response.sendRedirect("/account/password");
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException odd)
      throws IOException {
    response.sendError(HttpStatus.BAD_REQUEST.value(), "This request has a wrong form.");
  }

  private void log(SecurityEvent event, HttpServletRequest request) {
    Principal signedIn = request.getUserPrincipal();
    String account = signedIn == null ? SecurityLog.NO_ACCOUNT : signedIn.getName();
    log.record(event, account, request.getRemoteAddr());
  }

  /** Forms are checked before passwords that come with the request, so those may still be right. */
  private static boolean isSignedOut(HttpServletRequest request) {
    return SecurityContextHolder.getContext().getAuthentication() == null
        && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
  }

  static boolean isForPrograms(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/api/") || path.startsWith("/actuator/");
  }

  private static void tooManyGuesses(TooManySignInAttempts guesses, HttpServletResponse response)
      throws IOException {
    response.setHeader("Retry-After", Long.toString(guesses.seconds()));
    response.sendError(
        HttpStatus.TOO_MANY_REQUESTS.value(),
        "Too many passwords were tried; try again in %d s.".formatted(guesses.seconds()));
  }
}
