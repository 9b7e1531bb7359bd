package org.engagementledger.access.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.engagementledger.access.accounts.AccountCommand.AddAccount;
import org.engagementledger.access.accounts.AccountCommand.ChangePassword;
import org.engagementledger.access.accounts.AccountCommand.ResetPassword;
import org.engagementledger.access.accounts.AccountCommand.UseLink;
import org.engagementledger.access.password.PasswordPolicy;
import org.engagementledger.access.session.SessionToken;
import org.engagementledger.problems.Problem;
import org.engagementledger.text.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Puts what an event must not say where the event finds it; without the event it is nothing. */
final class AccountSecretWriter {
  private final AccountStore store;
  private final PasswordEncoder passwords;
  private final Clock clock;
  private final Duration validity;

  /**
   * A writer into a store.
   *
   * @param validity how long a link or a first password is good
   */
  AccountSecretWriter(
      AccountStore store, PasswordEncoder passwords, Clock clock, Duration validity) {
    this.store = store;
    this.passwords = passwords;
    this.clock = clock;
    this.validity = validity;
  }

  /**
   * Writes the secret of a command, if it has one, under the id of the event that it leads to.
   *
   * @return the token of the link, if it is one
   * @throws Refusal if a password has a wrong form
   */
  Optional<SessionToken> write(AccountCommand command, String event) {
    return switch (command) {
      case AddAccount it -> write(it.account(), it.credential(), event);
      case ResetPassword it -> write(it.account(), it.credential(), event);
      case ChangePassword it -> write(it.account(), it.credential(), event);
      case UseLink it -> write(it.account(), it.credential(), event);
      default -> Optional.empty();
    };
  }

  private Optional<SessionToken> write(String account, Credential credential, String event) {
    Instant now = clock.instant();
    Instant end = now.plus(validity);
    Optional<SessionToken> token =
        credential.kind() == Credential.CredentialKind.LINK
            ? Optional.of(SessionToken.random())
            : Optional.empty();
    AccountSecret secret =
        switch (credential.kind()) {
          case LINK -> new AccountSecret(event, null, false, token.orElseThrow().hash(), end, now);
          case FIRST_PASSWORD ->
              new AccountSecret(
                  event, hashed(account, credential.password()), true, null, end, now);
          case OWN_PASSWORD ->
              new AccountSecret(
                  event, hashed(account, credential.password()), false, null, null, now);
        };
    if (!store.add(secret)) {
      throw new Problem(
          HttpStatus.SERVICE_UNAVAILABLE,
          "busy",
          "The same request is being met already. Look at the account, then try again.");
    }
    return token;
  }

  private String hashed(String account, String password) {
    try {
      PasswordPolicy.require(account, password);
    } catch (Refusal refusal) {
      throw refusal.at("/password");
    }
    return Objects.requireNonNull(passwords.encode(password));
  }
}
