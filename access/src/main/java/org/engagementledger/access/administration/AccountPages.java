package org.engagementledger.access.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.access.accounts.AccountResult;
import org.engagementledger.access.accounts.AccountView;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.forms.AccountForm;
import org.engagementledger.paging.ListPage;
import org.engagementledger.paging.NextPageLink;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * The pages about accounts: shown blank by whoever is asked for them, and again with what is wrong
 * by whoever takes their forms in.
 */
@Component
public final class AccountPages {
  private static final String SECTION = "section";
  private static final String ERRORS = "errors";
  private static final String FORM = "form";
  private static final String ACCOUNTS = "accounts";
  private static final int ON_A_PAGE = 200;

  private final Accounts accounts;
  private final SignInLinks links;

  AccountPages(Accounts accounts, SignInLinks links) {
    this.accounts = accounts;
    this.links = links;
  }

  /** The accounts after a name, and the form by which one is added. */
  ModelAndView list(String after, HttpServletRequest request) {
    ListPage<AccountView> page = page(after);
    ModelAndView shown = list(page, AccountForm.blank(), Map.of());
    page.next().ifPresent(it -> shown.addObject("more", NextPageLink.address(request, next(page))));
    return shown;
  }

  /** What asks for the accounts behind those of a page. */
  static Map<String, String> next(ListPage<AccountView> page) {
    return Map.of("after", page.entries().getLast().name());
  }

  /**
   * The first accounts, and the form by which one is added.
   *
   * @param errors what is wrong with the form, by the name of the field; by the empty name for the
   *     whole
   */
  public ModelAndView list(AccountForm form, Map<String, String> errors) {
    return list(page(""), form, errors);
  }

  private ListPage<AccountView> page(String after) {
    return ListPage.of(accounts.listAfter(after, ON_A_PAGE + 1), 0, ON_A_PAGE);
  }

  private static ModelAndView list(
      ListPage<AccountView> page, AccountForm form, Map<String, String> errors) {
    return new ModelAndView("accounts/accounts")
        .addObject(SECTION, ACCOUNTS)
        .addObject("all", page.entries())
        .addObject("roles", List.of(Role.values()))
        .addObject(FORM, form)
        .addObject(ERRORS, errors);
  }

  /**
   * One account, and what can be done about it.
   *
   * @param act whose form was refused, such as {@code role}; empty if none was
   */
  public ModelAndView one(String name, AccountForm form, String act, Map<String, String> errors) {
    return new ModelAndView("accounts/one")
        .addObject(SECTION, ACCOUNTS)
        .addObject("it", accounts.get(name))
        .addObject("roles", List.of(Role.values()))
        .addObject("act", act)
        .addObject(FORM, form)
        .addObject(ERRORS, errors);
  }

  /** What an administrator passes on to somebody who has got a link or a first password. */
  public ModelAndView handOver(AccountResult result) {
    AccountView account = result.account();
    Optional<String> link = result.token().map(links::of);
    return new ModelAndView("accounts/hand-over")
        .addObject(SECTION, ACCOUNTS)
        .addObject("it", account)
        .addObject("link", link.orElse(""));
  }

  /** The form by which everyone changes their own password. */
  public ModelAndView password(boolean isForced, Map<String, String> errors) {
    return new ModelAndView("accounts/password")
        .addObject(SECTION, "account")
        .addObject("forced", isForced)
        .addObject(ERRORS, errors);
  }

  /**
   * The page behind a one-time link.
   *
   * @throws org.engagementledger.access.accounts.InvalidSignInLink if the link is not good any more
   */
  public ModelAndView invitation(String token, Map<String, String> errors) {
    return new ModelAndView("accounts/invitation")
        .addObject("name", accounts.ofLink(token).name())
        .addObject("token", token)
        .addObject(ERRORS, errors);
  }
}
