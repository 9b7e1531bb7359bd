package org.engagementledger.access;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.DispatcherType;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.access.accounts.MetricsAccount;
import org.engagementledger.access.accounts.Role;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Which role may ask for what. The first rule that fits decides; what no rule speaks of is not
 * there. {@link Role#hierarchy} says which role includes which.
 */
final class Permissions {
  /** Who comes by a one-time link has no account to sign in with yet. */
  private static final String INVITATION = "/invitation";

  private static final String[] OPEN = {
    "/sign-in",
    INVITATION,
    "/actuator/health/**",
    "/*.css",
    "/*.js",
    "/*.svg",
    "/*.ico",
    "/webjars/**"
  };
  private static final String[] AUDIT = {"/audit/**", "/api/audit/**"};
  private static final String VERIFICATION = "/api/verification";
  private static final String METRICS = "/actuator/prometheus";
  private static final String[] DEAD_LETTERS = {"/dead-letters", "/api/dead-letters"};
  private static final String[] REFERENCES = {"/api/instruments", "/api/resolutions"};
  private static final String[] ADMINISTRATION = {
    "/api/rebuilds/**",
    "/api/dead-letters/**",
    "/dead-letters/**",
    "/api/accounts/**",
    "/accounts/**",
    "/api/backup"
  };
  private static final String[] OWN_PASSWORD = {"/account/password", "/api/account/password"};
  private static final String[] OWN_ACCOUNT = {"/account/**", "/api/account/**"};
  private static final String BLANK_FORM = "/countries/*/meetings/new";
  private static final String FILLED_FORM = "/countries/*/meetings";
  private static final String END_OF_A_PROMISE = "/countries/*/follow-ups/*/end";
  private static final String API = "/api/**";
  private static final String[] PAGES = {
    "/",
    "/countries/**",
    "/changes",
    "/instruments/**",
    "/resolutions/**",
    "/follow-ups/**",
    "/follow-ups.ics",
    "/search/**",
    "/actuator/**"
  };

  /**
   * How the server goes on with a request that was let in. The page of an error is included once a
   * part of the answer is under way, so that it is not turned away as a second failure.
   */
  private static final DispatcherType[] OF_THE_SERVER = {
    DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.INCLUDE
  };

  private Permissions() {}

  static void grant(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          asked) {
    asked.dispatcherTypeMatchers(OF_THE_SERVER).permitAll();
    asked.requestMatchers(reading(OPEN)).permitAll();
    asked.requestMatchers(POST, INVITATION).permitAll();
    asked.requestMatchers(reading(METRICS)).hasAnyRole(MetricsAccount.ROLE, Role.READER.name());
    asked.requestMatchers(reading(DEAD_LETTERS)).hasRole(Role.AUDITOR.name());
    asked.requestMatchers(AUDIT).hasRole(Role.AUDITOR.name());
    asked.requestMatchers(VERIFICATION).hasRole(Role.AUDITOR.name());
    asked.requestMatchers(POST, REFERENCES).hasRole(Role.ADMIN.name());
    asked.requestMatchers(ADMINISTRATION).hasRole(Role.ADMIN.name());
    asked.requestMatchers(reading(BLANK_FORM)).hasRole(Role.RECORDER.name());
    asked.requestMatchers(POST, FILLED_FORM).hasRole(Role.RECORDER.name());
    asked.requestMatchers(reading(END_OF_A_PROMISE)).hasRole(Role.RECORDER.name());
    asked.requestMatchers(POST, END_OF_A_PROMISE).hasRole(Role.RECORDER.name());
    asked.requestMatchers(OWN_PASSWORD).hasAnyRole(Accounts.NEWCOMER, Role.READER.name());
    asked.requestMatchers(OWN_ACCOUNT).hasRole(Role.READER.name());
    asked.requestMatchers(reading(API)).hasRole(Role.READER.name());
    asked.requestMatchers(API).hasRole(Role.RECORDER.name());
    asked.requestMatchers(reading(PAGES)).hasRole(Role.READER.name());
    asked.anyRequest().access((signedIn, request) -> new AccessDeniedResponses.NotFoundDecision());
  }

  /** HEAD is GET without the content (RFC 9110, section 9.3.2), so one rule is about both. */
  private static RequestMatcher[] reading(String... addresses) {
    return Stream.of(addresses)
        .flatMap(it -> Stream.of(matcher(GET, it), matcher(HEAD, it)))
        .toArray(RequestMatcher[]::new);
  }

  private static RequestMatcher matcher(HttpMethod method, String address) {
    return PathPatternRequestMatcher.withDefaults().matcher(method, address);
  }
}
