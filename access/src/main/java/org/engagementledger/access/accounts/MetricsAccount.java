package org.engagementledger.access.accounts;

import java.util.Optional;
import org.engagementledger.access.password.PasswordPolicy;
import org.engagementledger.text.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The account {@value #NAME}, which reads metrics and nothing else. It is there where the setting
 * {@code ledger.metrics-password} gives it a password, and kept in no database.
 */
@Component
public final class MetricsAccount {
  static final String NAME = "metrics";

  static final String SETTING = "ledger.metrics-password";

  /** What only it may do, and whoever may read. */
  public static final String ROLE = "METRICS";

  private final @Nullable String hash;

  MetricsAccount(PasswordEncoder passwords, @Value("${ledger.metrics-password:}") String password) {
    this.hash = password.isEmpty() ? null : passwords.encode(required(password));
  }

  private static String required(String password) {
    try {
      PasswordPolicy.require(NAME, password);
      return password;
    } catch (Refusal refused) {
      throw refused.at("/" + SETTING);
    }
  }

  /** The account, if that is its name. */
  Optional<UserDetails> named(String name) {
    return hash == null || !name.equals(NAME)
        ? Optional.empty()
        : Optional.of(User.withUsername(NAME).password(hash).roles(ROLE).build());
  }
}
