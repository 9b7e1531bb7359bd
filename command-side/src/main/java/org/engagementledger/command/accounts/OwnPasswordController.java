package org.engagementledger.command.accounts;

import static org.engagementledger.command.accounts.AccountFormController.again;
import static org.engagementledger.command.accounts.AccountFormController.field;
import static org.engagementledger.command.accounts.AccountFormController.seeOther;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.access.accounts.AccountCommandContext;
import org.engagementledger.access.accounts.AccountResult;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.access.accounts.InvalidSignInLink;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.access.administration.AccountPages;
import org.engagementledger.access.administration.SignInLinks;
import org.engagementledger.access.password.ClientDetails;
import org.engagementledger.command.CommandRequest;
import org.engagementledger.parameters.FormFields;
import org.engagementledger.problems.Problem;
import org.engagementledger.text.Refusal;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Everyone's own password: changed by who knows the one of now, or chosen by who has a one-time
 * link. A wrong password of now counts as a guess, as it does at sign-in.
 */
@Controller
final class OwnPasswordController {
  private final Accounts accounts;
  private final AccountPages pages;
  private final AuthenticationProvider check;

  OwnPasswordController(Accounts accounts, AccountPages pages, AuthenticationProvider check) {
    this.accounts = accounts;
    this.pages = pages;
    this.check = check;
  }

  private record Change(String old, String password) {}

  @PutMapping("/api/account/password")
  @ResponseBody
  ResponseEntity<Object> change(CommandRequest submission, HttpServletRequest request) {
    Change it = submission.as(Change.class);
    String name = submission.asked().actor();
    AccountCommandContext from = AccountCommandParser.of(submission.asked(), "the own password");
    AccountResult result =
        accounts.earlier(name, from).orElseGet(() -> change(name, it, from, request));
    // Without a Location: only administrators may read accounts.
    return AccountCommandController.answer(ResponseEntity.ok(), result, Optional.empty());
  }

  @FormFields(names = {"username", "old", "password", "again"})
  @PostMapping(path = "/account/password", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  Object changeByForm(HttpServletRequest request, Authentication signedIn) {
    try {
      var it = new Change(field(request, "old"), twice(request));
      change(signedIn.getName(), it, AccountCommandContext.by(signedIn.getName()), request);
      return seeOther("/sign-in?changed");
    } catch (Refusal | Problem refused) {
      boolean isForced = Role.of(signedIn).isEmpty();
      return again(pages.password(isForced, errors(refused)));
    }
  }

  @FormFields(names = {"username", "token", "password", "again"})
  @PostMapping(path = SignInLinks.PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  Object choose(HttpServletRequest request) {
    String token = field(request, "token");
    try {
      var unused = accounts.useLink(token, twice(request));
      return seeOther("/sign-in?changed");
    } catch (InvalidSignInLink used) {
      throw used;
    } catch (Refusal | Problem refused) {
      return again(pages.invitation(token, errors(refused)));
    }
  }

  private AccountResult change(
      String name, Change it, AccountCommandContext from, HttpServletRequest request) {
    var claimed = UsernamePasswordAuthenticationToken.unauthenticated(name, it.old());
    claimed.setDetails(new ClientDetails(request));
    try {
      var unused = check.authenticate(claimed);
    } catch (BadCredentialsException wrong) {
      throw new Refusal("this is not the password of now").at("/old");
    }
    return accounts.changePassword(name, it.old(), it.password(), from);
  }

  /** Nobody sees what is typed, so it is typed twice. */
  private static String twice(HttpServletRequest request) {
    String password = field(request, "password");
    if (!password.equals(field(request, "again"))) {
      throw new Refusal("this is not the same as the new password").at("/again");
    }
    return password;
  }

  private static Map<String, String> errors(RuntimeException refused) {
    String field =
        refused instanceof Refusal it && !it.pointer().isEmpty() ? it.pointer().substring(1) : "";
    return Map.of(field, String.valueOf(refused.getMessage()));
  }
}
