package org.engagementledger.command.accounts;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.engagementledger.access.accounts.AccountCommand;
import org.engagementledger.access.accounts.AccountCommand.AddAccount;
import org.engagementledger.access.accounts.AccountCommand.ChangeRole;
import org.engagementledger.access.accounts.AccountCommand.EndSessions;
import org.engagementledger.access.accounts.AccountCommand.LockAccount;
import org.engagementledger.access.accounts.AccountCommand.ResetPassword;
import org.engagementledger.access.accounts.AccountCommand.UnlockAccount;
import org.engagementledger.access.accounts.AccountResult;
import org.engagementledger.access.accounts.AccountView;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.access.administration.SignInLinks;
import org.engagementledger.command.CommandRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What administrators do about accounts, by programs. */
@RestController
@RequestMapping("/api/accounts")
final class AccountCommandController {
  private final Accounts accounts;
  private final SignInLinks links;

  AccountCommandController(Accounts accounts, SignInLinks links) {
    this.accounts = accounts;
    this.links = links;
  }

  private record NewAccount(String name, String role, String password) {}

  private record Nothing() {}

  /**
   * An account once something was done about it.
   *
   * @param link the one-time link; said once, and empty if there is none
   */
  record ChangedAccount(
      String name,
      Role role,
      boolean locked,
      AccountView.SignInBy signIn,
      Optional<Instant> until,
      Optional<String> link) {}

  @PostMapping
  ResponseEntity<Object> add(CommandRequest submission) {
    NewAccount it = submission.as(NewAccount.class);
    Role role = AccountCommandParser.role(it.role());
    var command = new AddAccount(it.name(), role, AccountCommandParser.credential(it.password()));
    return done(HttpStatus.CREATED, command, submission);
  }

  private static NewAccount said(String name, CommandRequest submission) {
    return submission.saying("name", name).as(NewAccount.class);
  }

  @PutMapping("/{name}/role")
  ResponseEntity<Object> changeRole(@PathVariable String name, CommandRequest submission) {
    Role role = AccountCommandParser.role(said(name, submission).role());
    return done(HttpStatus.OK, new ChangeRole(name, role), submission);
  }

  @PostMapping("/{name}/password-reset")
  ResponseEntity<Object> reset(@PathVariable String name, CommandRequest submission) {
    String password = said(name, submission).password();
    var command = new ResetPassword(name, AccountCommandParser.credential(password));
    return done(HttpStatus.OK, command, submission);
  }

  @PostMapping("/{name}/lock")
  ResponseEntity<Object> lock(@PathVariable String name, CommandRequest submission) {
    return doneWithoutBody(new LockAccount(name), submission);
  }

  @PostMapping("/{name}/unlock")
  ResponseEntity<Object> unlock(@PathVariable String name, CommandRequest submission) {
    return doneWithoutBody(new UnlockAccount(name), submission);
  }

  @PostMapping("/{name}/sign-out")
  ResponseEntity<Object> endSessions(@PathVariable String name, CommandRequest submission) {
    return doneWithoutBody(new EndSessions(name), submission);
  }

  private ResponseEntity<Object> doneWithoutBody(
      AccountCommand command, CommandRequest submission) {
    var unused = submission.as(Nothing.class);
    return done(HttpStatus.OK, command, submission);
  }

  private ResponseEntity<Object> done(
      HttpStatus status, AccountCommand command, CommandRequest submission) {
    AccountResult result =
        accounts.execute(command, AccountCommandParser.of(submission.asked(), command));
    String place = "/api/accounts/" + result.account().name();
    return answer(
        ResponseEntity.status(status).location(URI.create(place)),
        result,
        result.token().map(links::of));
  }

  static ResponseEntity<Object> answer(
      ResponseEntity.BodyBuilder begun, AccountResult result, Optional<String> link) {
    AccountView it = result.account();
    return begun
        .contentType(MediaType.APPLICATION_JSON)
        .eTag("\"" + it.version() + "\"")
        .header("Ledger-Position", Long.toString(result.recorded().position()))
        .body(new ChangedAccount(it.name(), it.role(), it.locked(), it.signIn(), it.until(), link));
  }
}
