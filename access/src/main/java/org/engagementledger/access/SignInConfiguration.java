package org.engagementledger.access;

import jakarta.servlet.http.HttpServletRequest;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.access.password.ClientDetails;
import org.engagementledger.access.password.PasswordAuthenticationProvider;
import org.engagementledger.access.password.PrehashedBCryptPasswordEncoder;
import org.engagementledger.access.session.KnownDeviceStore;
import org.engagementledger.access.session.RequestedPageCache;
import org.engagementledger.access.session.SessionContextRepository;
import org.engagementledger.access.session.SessionStore;
import org.engagementledger.axon.MonotonicClock;
import org.engagementledger.security.SecurityLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * How one signs in: people by a form, which begins a session that every process knows; programs by
 * HTTP Basic with each request, and without a session.
 */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {
  /** The browser keeps no page that it could go back to. */
  private static final HeaderWriter FORGET_PAGES =
      new StaticHeadersWriter("Clear-Site-Data", "\"cache\"");

  @Bean
  PasswordEncoder passwords() {
    return PrehashedBCryptPasswordEncoder.withEarlierHashes();
  }

  @Bean
  PasswordAuthenticationProvider passwordCheck(
      Accounts accounts, PasswordEncoder passwords, KnownDeviceStore devices, SecurityLog log) {
    return new PasswordAuthenticationProvider(
        accounts::find, passwords, devices, log, accounts::noteSignIn, new MonotonicClock());
  }

  @Bean
  static RoleHierarchy roles() {
    return Role.hierarchy();
  }

  @Bean
  SessionContextRepository sessionsOfBrowsers(
      SessionStore sessions, KnownDeviceStore devices, Accounts accounts, SecurityLog log) {
    return new SessionContextRepository(sessions, devices, accounts::find, log);
  }

  /** Of a program, only the request itself knows who it is. */
  @Bean
  SecurityFilterChain filters(
      HttpSecurity http, SessionContextRepository sessions, AccessDeniedResponses turnedAway) {
    return http.sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .securityContext(
            it ->
                it.securityContextRepository(
                    new DelegatingSecurityContextRepository(
                        new RequestAttributeSecurityContextRepository(), sessions)))
        .requestCache(
            it -> it.requestCache(new RequestedPageCache(SignInConfiguration::asksForAPage)))
        .authorizeHttpRequests(Permissions::grant)
        .httpBasic(
            it ->
                it.authenticationEntryPoint(turnedAway)
                    .authenticationDetailsSource(ClientDetails::new))
        .formLogin(
            it ->
                it.loginPage("/sign-in")
                    .failureHandler(turnedAway)
                    .authenticationDetailsSource(ClientDetails::new))
        .logout(
            it ->
                it.logoutUrl("/sign-out")
                    .addLogoutHandler(new HeaderWriterLogoutHandler(FORGET_PAGES))
                    .logoutSuccessUrl("/sign-in?out"))
        .csrf(FormCsrfProtection::signingInAndOut)
        .addFilterAfter(FormCsrfProtection.others(turnedAway), AuthorizationFilter.class)
        .headers(SecurityHeaders::set)
        .exceptionHandling(
            it -> it.authenticationEntryPoint(turnedAway).accessDeniedHandler(turnedAway))
        .build();
  }

  private static boolean asksForAPage(HttpServletRequest request) {
    return request.getMethod().equals("GET") && !AccessDeniedResponses.isForPrograms(request);
  }
}
