package org.engagementledger.access.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.engagementledger.access.accounts.AccountCommand.AddAccount;
import org.engagementledger.access.accounts.AccountCommand.ChangePassword;
import org.engagementledger.access.accounts.AccountCommand.ChangeRole;
import org.engagementledger.access.accounts.AccountCommand.EndSessions;
import org.engagementledger.access.accounts.AccountCommand.LockAccount;
import org.engagementledger.access.accounts.AccountCommand.ResetPassword;
import org.engagementledger.access.accounts.AccountCommand.UnlockAccount;
import org.engagementledger.access.accounts.AccountCommand.UseLink;
import org.engagementledger.events.AccountEvent;
import org.engagementledger.events.AccountEvent.AccountAdded;
import org.engagementledger.events.AccountEvent.AccountLocked;
import org.engagementledger.events.AccountEvent.AccountRoleChanged;
import org.engagementledger.events.AccountEvent.AccountSessionsEnded;
import org.engagementledger.events.AccountEvent.AccountUnlocked;
import org.engagementledger.events.AccountEvent.PasswordChanged;
import org.engagementledger.events.AccountEvent.PasswordReset;
import org.engagementledger.text.Refusal;

/**
 * What may be done about accounts. Decided purely, on all accounts as they stand.
 *
 * @param accounts all of them
 * @param now the time of deciding
 */
record AccountRules(List<StoredAccount> accounts, Instant now) {
  /** Actors that are no accounts; nobody else is to go by their names. */
  private static final Set<String> RESERVED =
      Set.of(MetricsAccount.NAME, AccountCommandContext.SETUP, "system", "samples");

  /**
   * What a command leads to.
   *
   * @throws Refusal if it may not be done
   * @throws NoSuchAccount if there is no account of that name
   */
  AccountEvent decide(AccountCommand command) {
    return switch (command) {
      case AddAccount it -> added(it);
      case ChangeRole it -> roleChanged(it);
      case LockAccount it -> locked(it);
      case UnlockAccount it -> unlocked(it);
      case ResetPassword it -> reset(it);
      case EndSessions it -> new AccountSessionsEnded(existing(it).name());
      case ChangePassword it -> changed(it);
      case UseLink it -> chosen(it);
    };
  }

  /**
   * The account of a command.
   *
   * @throws NoSuchAccount if there is none
   */
  StoredAccount existing(AccountCommand command) {
    return find(command.account()).orElseThrow(() -> new NoSuchAccount(command.account()));
  }

  private Optional<StoredAccount> find(String name) {
    return accounts.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  private AccountEvent added(AddAccount it) {
    Account account = new Account(it.account(), it.role());
    require(
        !RESERVED.contains(account.name()),
        "the name '%s' stands for the program itself; choose another",
        account.name());
    find(account.name()).ifPresent(AccountRules::refuseAgain);
    return new AccountAdded(account.name(), it.role().name());
  }

  /** What an account has recorded stays under its name, so the name is given once. */
  private static void refuseAgain(StoredAccount there) {
    String hint =
        there.isLocked() ? "; it is locked, and its name is not given to anybody else" : "";
    require(false, "there is an account '%s' already" + hint, there.name());
  }

  private AccountEvent roleChanged(ChangeRole it) {
    StoredAccount account = existing(it);
    if (account.role() == it.role()) {
      String role = it.role().name().toLowerCase(Locale.ROOT);
      throw new Refusal("the account '%s' is %s already".formatted(account.name(), role))
          .at("/role");
    }
    requireAnotherAdministrator(account, "gets no other role");
    return new AccountRoleChanged(account.name(), account.role().name(), it.role().name());
  }

  private AccountEvent locked(LockAccount it) {
    StoredAccount account = existing(it);
    Refusal.unless(!account.isLocked(), "the account '%s' is locked already", account.name());
    requireAnotherAdministrator(account, "is not locked");
    return new AccountLocked(account.name());
  }

  private AccountEvent unlocked(UnlockAccount it) {
    StoredAccount account = existing(it);
    Refusal.unless(account.isLocked(), "the account '%s' is not locked", account.name());
    return new AccountUnlocked(account.name());
  }

  /** Who gets a link cannot sign in until it is used; a first password works at once. */
  private AccountEvent reset(ResetPassword it) {
    StoredAccount account = existing(it);
    if (it.credential().kind() == Credential.CredentialKind.LINK) {
      requireAnotherAdministrator(account, "gets no link; give a first password instead");
    }
    return new PasswordReset(account.name());
  }

  private AccountEvent changed(ChangePassword it) {
    StoredAccount account = existing(it);
    Refusal.unless(
        it.replaced().equals(account.password()) && account.canSignIn(now),
        "the password was changed by somebody else meanwhile; sign in again");
    return new PasswordChanged(account.name());
  }

  private AccountEvent chosen(UseLink it) {
    StoredAccount account = existing(it);
    if (account.goodLink(now).filter(it.link()::equals).isEmpty()) {
      throw new InvalidSignInLink();
    }
    return new PasswordChanged(account.name());
  }

  /**
   * Nobody can give rights back once no administrator can sign in. A first password may expire
   * before it is used, so those who have only that do not count as others.
   */
  private void requireAnotherAdministrator(StoredAccount account, String what) {
    boolean administers = account.role() == Role.ADMIN && account.canSignIn(now);
    boolean others =
        accounts.stream()
            .filter(it -> !it.name().equals(account.name()))
            .anyMatch(it -> it.role() == Role.ADMIN && it.canSignInForGood(now));
    Refusal.unless(
        !administers || others,
        "the account '%s' is the last administrator who can sign in, so it %s",
        account.name(),
        what);
  }

  private static void require(boolean holds, String format, String name) {
    try {
      Refusal.unless(holds, format, name);
    } catch (Refusal refusal) {
      throw refusal.at("/name");
    }
  }
}
