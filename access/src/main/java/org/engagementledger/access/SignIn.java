package org.engagementledger.access;

import java.time.Duration;
import org.engagementledger.log.SteadyClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authentication.RememberMeAuthenticationToken;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.rememberme.TokenBasedRememberMeServices;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.savedrequest.CookieRequestCache;

/**
 * How one signs in: people by a form, which sets a signed cookie that every process understands;
 * programs by HTTP Basic with each request. No process keeps a session.
 */
@Configuration(proxyBeanMethods = false)
class SignIn {
  private static final Duration SIGNED_IN_FOR = Duration.ofDays(7);

  @Bean
  PasswordEncoder passwords() {
    return new RememberedPasswords(new SteadyClock());
  }

  @Bean
  GuessLimit guessLimit() {
    return new GuessLimit(new SteadyClock());
  }

  @Bean
  static RoleHierarchy roles() {
    return Role.hierarchy();
  }

  @Bean
  TokenBasedRememberMeServices signedInCookie(SigningKeys keys, Accounts accounts) {
    var cookie = new TokenBasedRememberMeServices(keys.signIn(), accounts::find);
    cookie.setCookieName("signed-in");
    cookie.setParameter("sign-in");
    cookie.setTokenValiditySeconds((int) SIGNED_IN_FOR.toSeconds());
    cookie.setCookieCustomizer(it -> it.setAttribute("SameSite", "Lax"));
    return cookie;
  }

  @Bean
  SecurityFilterChain filters(
      HttpSecurity http, TokenBasedRememberMeServices cookie, TurnedAway turnedAway) {
    return http.sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(it -> it.requestCache(askedPages()))
        .authorizeHttpRequests(Permissions::grant)
        .httpBasic(it -> it.authenticationEntryPoint(turnedAway))
        .formLogin(it -> it.loginPage("/sign-in").failureHandler(turnedAway))
        .rememberMe(it -> it.rememberMeServices(cookie).key(cookie.getKey()))
        .logout(it -> it.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
        .csrf(
            it ->
                OwnForms.signingInAndOut(it, formTokens())
                    .sessionAuthenticationStrategy(newTokenAtSignIn(formTokens())))
        .addFilterAfter(OwnForms.others(formTokens(), turnedAway), AuthorizationFilter.class)
        .headers(Headers::set)
        .exceptionHandling(
            it ->
                it.authenticationEntryPoint(turnedAway)
                    .accessDeniedHandler(turnedAway)
                    .withObjectPostProcessor(theCookieIsEnough()))
        .build();
  }

  /** Otherwise whoever may not do something would be asked to sign in again. */
  private static ObjectPostProcessor<ExceptionTranslationFilter> theCookieIsEnough() {
    return new ObjectPostProcessor<>() {
      @Override
      public <F extends ExceptionTranslationFilter> F postProcess(F filter) {
        filter.setAuthenticationTrustResolver(
            new AuthenticationTrustResolverImpl() {
              @Override
              public boolean isRememberMe(@Nullable Authentication signedIn) {
                return false;
              }
            });
        return filter;
      }
    };
  }

  /** The page that was asked for before signing in, to go there afterwards. */
  private static CookieRequestCache askedPages() {
    CookieRequestCache pages = new CookieRequestCache();
    pages.setRequestMatcher(it -> it.getMethod().equals("GET") && !TurnedAway.isForPrograms(it));
    return pages;
  }

  private static CookieCsrfTokenRepository formTokens() {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName("form-token");
    tokens.setCookieCustomizer(it -> it.sameSite("Lax"));
    return tokens;
  }

  /** The cookie signs in anew with each request, and open forms must stay good. */
  private static SessionAuthenticationStrategy newTokenAtSignIn(CookieCsrfTokenRepository tokens) {
    CsrfAuthenticationStrategy newToken = new CsrfAuthenticationStrategy(tokens);
    return (signedIn, request, response) -> {
      if (!(signedIn instanceof RememberMeAuthenticationToken)) {
        newToken.onAuthentication(signedIn, request, response);
      }
    };
  }
}
