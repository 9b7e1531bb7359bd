package org.engagementledger.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.engagementledger.access.session.SessionCsrfTokenRepository;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfFilter;

/**
 * Takes forms from our own pages only. The forms to sign in and out are looked at before anything
 * else; all others once it is known that whoever sends them may, so that no body is read before
 * that, and who is not signed in hears of that first. Programs send no forms.
 */
final class OwnForms {
  private static final Set<String> SIGNING_IN_AND_OUT = Set.of("/sign-in", "/sign-out");

  private OwnForms() {}

  static void signingInAndOut(CsrfConfigurer<HttpSecurity> csrf) {
    csrf.csrfTokenRepository(new SessionCsrfTokenRepository())
        .requireCsrfProtectionMatcher(OwnForms::signsInOrOut);
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
    return signsInOrOut(request) || comesFromAProgram(request);
  }

  private static boolean signsInOrOut(HttpServletRequest request) {
    return request.getMethod().equals(HttpMethod.POST.name())
        && SIGNING_IN_AND_OUT.contains(request.getRequestURI());
  }

  /** That it comes from no page of another site, another filter knows already. */
  private static boolean comesFromAProgram(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    return TurnedAway.isForPrograms(request)
        && authorization != null
        && authorization.regionMatches(true, 0, "Basic ", 0, 6);
  }
}
