package org.engagementledger.access.session;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.engagementledger.problems.Problem;
import org.engagementledger.security.SecurityEvent;
import org.engagementledger.security.SecurityLog;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** One's own sessions: everyone sees them, and ends those that are not theirs. */
@Controller
final class AccountSessionController {
  private final SessionStore sessions;
  private final SecurityLog log;

  AccountSessionController(SessionStore sessions, SecurityLog log) {
    this.sessions = sessions;
    this.log = log;
  }

  /**
   * A session as its account sees it.
   *
   * @param current whether it is the one that asks
   */
  record SessionView(
      String id,
      String device,
      String network,
      Instant created,
      Instant lastUsed,
      Instant expires,
      boolean current) {
    static SessionView of(Session session, Authentication signedIn) {
      return new SessionView(
          session.id(),
          session.device(),
          session.network(),
          session.created(),
          session.lastUsed(),
          session.expires(),
          signedIn.getDetails() instanceof Session own && own.hash().equals(session.hash()));
    }
  }

  @GetMapping("/account")
  String page(Authentication signedIn, Model model) {
    model.addAttribute("section", "account");
    model.addAttribute("sessions", list(signedIn));
    return "account";
  }

  @GetMapping("/api/account/sessions")
  @ResponseBody
  List<SessionView> list(Authentication signedIn) {
    return sessions.list(signedIn.getName()).stream()
        .map(it -> SessionView.of(it, signedIn))
        .toList();
  }

  @PostMapping("/api/account/sessions/{id}/end")
  @ResponseBody
  List<SessionView> end(
      @PathVariable String id, Authentication signedIn, HttpServletRequest request) {
    String account = signedIn.getName();
    if (!sessions.end(account, id)) {
      throw new Problem(
          HttpStatus.NOT_FOUND, "no-such-session", "Your account has no session with this id.");
    }
    log.record(SecurityEvent.SESSION_ENDED, account, request.getRemoteAddr(), account);
    return list(signedIn);
  }

  @PostMapping("/account/sessions/{id}/end")
  String endOnPage(@PathVariable String id, Authentication signedIn, HttpServletRequest request) {
    end(id, signedIn, request);
    return "redirect:/account";
  }

  @PostMapping("/account/sessions/end-others")
  String endOthers(Authentication signedIn, HttpServletRequest request) {
    String account = signedIn.getName();
    if (signedIn.getDetails() instanceof Session current) {
      sessions.endOthers(current);
    } else {
      sessions.endAll(account);
    }
    log.record(SecurityEvent.ALL_SESSIONS_ENDED, account, request.getRemoteAddr(), account);
    return "redirect:/account";
  }
}
