package org.engagementledger.access.administration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.access.accounts.AccountView;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.forms.AccountForm;
import org.engagementledger.paging.ListPage;
import org.engagementledger.paging.NextPageLink;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/**
 * Shows accounts: to people and to programs. What is done about them, the command side takes in.
 */
@Controller
final class AccountPageController {
  private final Accounts accounts;
  private final AccountPages pages;

  AccountPageController(Accounts accounts, AccountPages pages) {
    this.accounts = accounts;
    this.pages = pages;
  }

  @GetMapping("/api/accounts")
  @ResponseBody
  List<AccountView> all(
      @RequestParam Optional<String> after,
      HttpServletRequest request,
      HttpServletResponse answer) {
    List<AccountView> found = accounts.listAfter(after.orElse(""), ListPage.SIZE + 1);
    ListPage<AccountView> page = ListPage.of(found, 0);
    page.next().ifPresent(it -> NextPageLink.link(request, answer, AccountPages.next(page)));
    return page.entries();
  }

  @GetMapping("/api/accounts/{name}")
  ResponseEntity<AccountView> one(@PathVariable String name) {
    AccountView account = accounts.get(name);
    return ResponseEntity.ok().eTag("\"" + account.version() + "\"").body(account);
  }

  @GetMapping("/accounts")
  ModelAndView allPage(@RequestParam Optional<String> after, HttpServletRequest request) {
    return pages.list(after.orElse(""), request);
  }

  @GetMapping("/accounts/{name}")
  ModelAndView onePage(@PathVariable String name) {
    return pages.one(name, AccountForm.blank(), "", Map.of());
  }

  /** Who has to change a first password has no role until then. */
  @GetMapping("/account/password")
  ModelAndView passwordPage(Authentication signedIn) {
    return pages.password(Role.of(signedIn).isEmpty(), Map.of());
  }

  @GetMapping(SignInLinks.PATH)
  ModelAndView invitation(@RequestParam Optional<String> token) {
    return pages.invitation(token.orElse(""), Map.of());
  }
}
