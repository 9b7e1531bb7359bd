package org.engagementledger.access;

import org.engagementledger.events.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Where nobody can sign in yet, makes the account {@value #NAME} with the password that the setting
 * {@code ledger.admin-password} names. Later the setting is of no account.
 */
@Component
final class FirstAdministrator implements ApplicationRunner {
  private static final String NAME = "admin";

  private final Accounts accounts;
  private final String password;

  FirstAdministrator(Accounts accounts, @Value("${ledger.admin-password:}") String password) {
    this.accounts = accounts;
    this.password = password;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!password.isEmpty() && accounts.list().isEmpty()) {
      create();
    }
  }

  /** Several processes may start at once; one of them makes it. */
  private void create() {
    try {
      accounts.create(NAME, password, Role.ADMIN);
    } catch (Refusal refusal) {
      if (accounts.list().isEmpty()) {
        throw refusal;
      }
    }
  }
}
