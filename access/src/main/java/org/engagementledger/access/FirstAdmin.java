package org.engagementledger.access;

import org.engagementledger.events.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Creates the account {@code admin} in a database without accounts, with the password that the
 * setting {@code ledger.admin-password} gives; without the setting, nothing is done.
 */
@Component
final class FirstAdmin implements ApplicationRunner {
  private static final String NAME = "admin";

  private final Accounts accounts;
  private final String password;

  FirstAdmin(Accounts accounts, @Value("${ledger.admin-password:}") String password) {
    this.accounts = accounts;
    this.password = password;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!password.isEmpty() && isNobodyThere()) {
      create();
    }
  }

  /** Several processes may start at once; one of them is first. */
  private void create() {
    try {
      var unused = accounts.create(NAME, password, Role.ADMIN);
    } catch (Refusal refusal) {
      if (isNobodyThere()) {
        throw refusal;
      }
    }
  }

  private boolean isNobodyThere() {
    return accounts.list().isEmpty();
  }
}
