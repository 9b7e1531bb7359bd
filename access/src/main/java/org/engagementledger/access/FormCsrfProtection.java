package org.engagementledger.access;

import jakarta.servlet.http.HttpServletRequest;
import org.engagementledger.access.session.SessionCsrfTokenRepository;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Takes forms from our own pages only. The forms to sign in and out are looked at before anything
 * else; all others once it is known that whoever sends them may, so that no body is read before
 * that, and who is not signed in hears of that first. Programs send no forms.
 */
final class FormCsrfProtection {
  /** As the filters that take them match them, however their addresses are encoded. */
  private static final RequestMatcher SIGNING_IN_AND_OUT =
      new OrRequestMatcher(
          PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/sign-in"),
          PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/sign-out"));

  private FormCsrfProtection() {}

  static void signingInAndOut(CsrfConfigurer<HttpSecurity> csrf) {
    csrf.csrfTokenRepository(new SessionCsrfTokenRepository())
        .requireCsrfProtectionMatcher(SIGNING_IN_AND_OUT);
  }

  /** Goes behind what decides who may do what. */
  static CsrfFilter others(AccessDeniedHandler refused) {
    CsrfFilter others = new CsrfFilter(new SessionCsrfTokenRepository());
    others.setBeanName("otherForms");
    others.setRequireCsrfProtectionMatcher(
        it -> CsrfFilter.DEFAULT_CSRF_MATCHER.matches(it) && !isChecked(it));
    others.setAccessDeniedHandler(refused);
    return others;
  }

  private static boolean isChecked(HttpServletRequest request) {
    return SIGNING_IN_AND_OUT.matches(request) || comesFromAProgram(request);
  }

  /** That it comes from no page of another site, another filter knows already. */
  private static boolean comesFromAProgram(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    return AccessDeniedResponses.isForPrograms(request)
        && authorization != null
        && authorization.regionMatches(true, 0, "Basic ", 0, 6);
  }
}
