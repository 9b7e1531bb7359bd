package org.engagementledger.command.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.engagementledger.access.accounts.AccountCommand;
import org.engagementledger.access.accounts.AccountCommand.AddAccount;
import org.engagementledger.access.accounts.AccountCommand.ChangeRole;
import org.engagementledger.access.accounts.AccountCommand.EndSessions;
import org.engagementledger.access.accounts.AccountCommand.LockAccount;
import org.engagementledger.access.accounts.AccountCommand.ResetPassword;
import org.engagementledger.access.accounts.AccountCommand.UnlockAccount;
import org.engagementledger.access.accounts.AccountResult;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.access.accounts.Credential;
import org.engagementledger.access.accounts.NoSuchAccount;
import org.engagementledger.access.administration.AccountPages;
import org.engagementledger.command.CommandContext;
import org.engagementledger.command.CommandHeaders;
import org.engagementledger.forms.AccountForm;
import org.engagementledger.parameters.FormFields;
import org.engagementledger.problems.Problem;
import org.engagementledger.text.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Takes in the forms by which administrators do something about accounts. If it cannot be done, the
 * form comes again with what was filled in, but for passwords.
 */
@Controller
@FormFields(value = AccountForm.class, names = "password")
@RequestMapping(path = "/accounts", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
final class AccountFormController {
  private final Accounts accounts;
  private final AccountPages pages;

  AccountFormController(Accounts accounts, AccountPages pages) {
    this.accounts = accounts;
    this.pages = pages;
  }

  @PostMapping
  Object add(HttpServletRequest request) {
    return take(
        request,
        form ->
            new AddAccount(
                form.name(), AccountCommandParser.role(form.role()), credential(form, request)),
        pages::handOver,
        pages::list);
  }

  @PostMapping("/{name}/role")
  Object changeRole(@PathVariable String name, HttpServletRequest request) {
    return act(
        name,
        "role",
        request,
        form -> new ChangeRole(name, AccountCommandParser.role(form.role())));
  }

  @PostMapping("/{name}/password-reset")
  Object reset(@PathVariable String name, HttpServletRequest request) {
    return take(
        request,
        form -> new ResetPassword(name, credential(form, request)),
        pages::handOver,
        (form, errors) -> pages.one(name, form, "password-reset", errors));
  }

  @PostMapping("/{name}/lock")
  Object lock(@PathVariable String name, HttpServletRequest request) {
    return act(name, "lock", request, form -> new LockAccount(name));
  }

  @PostMapping("/{name}/unlock")
  Object unlock(@PathVariable String name, HttpServletRequest request) {
    return act(name, "unlock", request, form -> new UnlockAccount(name));
  }

  @PostMapping("/{name}/sign-out")
  Object endSessions(@PathVariable String name, HttpServletRequest request) {
    return act(name, "sign-out", request, form -> new EndSessions(name));
  }

  private Object act(
      String name,
      String act,
      HttpServletRequest request,
      Function<AccountForm, AccountCommand> command) {
    return take(
        request,
        command,
        result -> seeOther("/accounts/" + name),
        (form, errors) -> pages.one(name, form, act, errors));
  }

  private Object take(
      HttpServletRequest request,
      Function<AccountForm, AccountCommand> command,
      Function<AccountResult, Object> done,
      BiFunction<AccountForm, Map<String, String>, ModelAndView> again) {
    AccountForm form = AccountForm.filled(name -> field(request, name));
    try {
      AccountCommand wanted = command.apply(form);
      CommandContext asked =
          CommandHeaders.ofForm(request, form.key()).asked(form.content(), form.reason(), "");
      return done.apply(accounts.execute(wanted, AccountCommandParser.of(asked, wanted)));
    } catch (Refusal refusal) {
      String field = refusal.pointer().isEmpty() ? "" : refusal.pointer().substring(1);
      return again(again.apply(form.underNewKey(), Map.of(field, refusal.getMessage())));
    } catch (NoSuchAccount nowhere) {
      throw nowhere;
    } catch (Problem problem) {
      return again(again.apply(form.underNewKey(), Map.of("", problem.getMessage())));
    }
  }

  private static Credential credential(AccountForm form, HttpServletRequest request) {
    if (!form.signIn().equals("password")) {
      return Credential.LINK;
    }
    String password = field(request, "password");
    if (password.isEmpty()) {
      throw new Refusal("give a first password, or choose the link").at("/password");
    }
    return Credential.first(password);
  }

  static String field(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("");
  }

  static ResponseEntity<Void> seeOther(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }

  static ModelAndView again(ModelAndView page) {
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }
}
