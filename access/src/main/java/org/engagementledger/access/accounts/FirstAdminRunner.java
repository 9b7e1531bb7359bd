package org.engagementledger.access.accounts;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Creates the account {@code admin} in a database without accounts, with the password that the
 * setting {@code ledger.admin-password} gives; without the setting, nothing is done.
 */
@Component
final class FirstAdminRunner implements ApplicationRunner {
  private static final String NAME = "admin";

  private final Accounts accounts;
  private final String password;

  FirstAdminRunner(Accounts accounts, @Value("${ledger.admin-password:}") String password) {
    this.accounts = accounts;
    this.password = password;
  }

  /** Several processes may start at once; one of them is first. */
  @Override
  public void run(ApplicationArguments arguments) {
    if (!password.isEmpty() && accounts.list().isEmpty()) {
      accounts.createUnlessThere(NAME, password, Role.ADMIN);
    }
  }
}
