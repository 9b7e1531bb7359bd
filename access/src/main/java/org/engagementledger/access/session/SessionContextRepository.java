package org.engagementledger.access.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.engagementledger.security.NetworkAddress;
import org.engagementledger.security.SecurityEvent;
import org.engagementledger.security.SecurityLog;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Who is signed in, by the session that the browser's cookie names. Signing in by the form begins a
 * session, signing out ends it. The account is read with each request: its role is that of now, and
 * with another password than the one it began with, a session has ended. The {@link Session} is the
 * details of the authentication.
 */
public final class SessionContextRepository implements SecurityContextRepository {
  private final SessionStore sessions;
  private final KnownDeviceStore devices;
  private final UserDetailsService accounts;
  private final SecurityLog log;
  private final AccountStatusUserDetailsChecker status = new AccountStatusUserDetailsChecker();

  /** Sessions of accounts. */
  public SessionContextRepository(
      SessionStore sessions,
      KnownDeviceStore devices,
      UserDetailsService accounts,
      SecurityLog log) {
    this.sessions = sessions;
    this.devices = devices;
    this.accounts = accounts;
    this.log = log;
  }

  /** Spring Security derives the deferred context from this, and has no other way to get it. */
  @Override
  @SuppressWarnings("deprecation")
  public SecurityContext loadContext(HttpRequestResponseHolder asked) {
    return token(asked.getRequest())
        .flatMap(sessions::use)
        .flatMap(this::signedIn)
        .map(SecurityContextImpl::new)
        .orElseGet(SecurityContextImpl::new);
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    Optional<Session> ended = token(request).flatMap(sessions::end);
    Authentication signedIn = context.getAuthentication();
    if (signedIn != null && signedIn.getPrincipal() instanceof AccountPrincipal account) {
      begin(account, request, response);
    } else {
      SessionCookies.SESSION.delete(request, response);
      ended.ifPresent(
          it -> log.record(SecurityEvent.SIGNED_OUT, it.account(), request.getRemoteAddr()));
    }
    SessionCookies.FORMER.deleteUnprefixed(request, response);
  }

  private void begin(
      AccountPrincipal account, HttpServletRequest request, HttpServletResponse response) {
    SessionToken token = SessionToken.random();
    sessions.begin(
        token,
        account,
        DeviceDescription.of(request.getHeader(HttpHeaders.USER_AGENT)),
        NetworkAddress.networkOf(request.getRemoteAddr()));
    SessionCookies.SESSION.set(request, response, token.value(), sessions.lifetime());
    devices.remember(account.getUsername(), request, response);
    log.record(SecurityEvent.SIGNED_IN, account.getUsername(), request.getRemoteAddr());
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return token(request).flatMap(sessions::use).isPresent();
  }

  private Optional<Authentication> signedIn(Session session) {
    try {
      UserDetails account = accounts.loadUserByUsername(session.account());
      status.check(account);
      return account instanceof AccountPrincipal it
              && it.credentialsMark().equals(session.credentialsMark())
          ? Optional.of(signedIn(it, session))
          : Optional.empty();
    } catch (UsernameNotFoundException | AccountStatusException noLonger) {
      return Optional.empty();
    }
  }

  private static Authentication signedIn(AccountPrincipal account, Session session) {
    var signedIn =
        UsernamePasswordAuthenticationToken.authenticated(
            account.getUsername(), null, account.getAuthorities());
    signedIn.setDetails(session);
    return signedIn;
  }

  private static Optional<SessionToken> token(HttpServletRequest request) {
    return SessionCookies.SESSION.value(request).flatMap(SessionToken::parsed);
  }
}
