package org.engagementledger.query.audit.projection;

import java.util.Optional;
import org.engagementledger.events.AccountEvent.AccountAdded;
import org.engagementledger.events.AccountEvent.AccountLocked;
import org.engagementledger.events.AccountEvent.AccountRoleChanged;
import org.engagementledger.events.AccountEvent.AccountUnlocked;
import org.engagementledger.events.LedgerEvent;

/** What an event changed of an account. Passwords are no part of it: the log does not hold them. */
final class AccountChange {
  private static final Object OPEN = new Standing("OPEN");
  private static final Object LOCKED = new Standing("LOCKED");

  private AccountChange() {}

  private record Granted(String role) {}

  private record Standing(String state) {}

  static Optional<Object> before(LedgerEvent event) {
    return switch (event) {
      case AccountRoleChanged e -> Optional.of(new Granted(e.before()));
      case AccountLocked e -> Optional.of(OPEN);
      case AccountUnlocked e -> Optional.of(LOCKED);
      default -> Optional.empty();
    };
  }

  static Optional<Object> after(LedgerEvent event) {
    return switch (event) {
      case AccountAdded e -> Optional.of(new Granted(e.role()));
      case AccountRoleChanged e -> Optional.of(new Granted(e.after()));
      case AccountLocked e -> Optional.of(LOCKED);
      case AccountUnlocked e -> Optional.of(OPEN);
      default -> Optional.empty();
    };
  }
}
