package org.engagementledger.access.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * An account as administrators see it.
 *
 * @param signIn how the person gets in
 * @param until when the link or the first password stops being good
 * @param lastSignIn when somebody last signed in with its password, to a minute
 * @param sessions how many sessions are open
 * @param version the sequence of the last event about it; -1 if it is older than its events
 */
public record AccountView(
    String name,
    Role role,
    boolean locked,
    SignInBy signIn,
    Optional<Instant> until,
    Optional<Instant> lastSignIn,
    int sessions,
    long version) {
  /** How the person gets in. */
  public enum SignInBy {
    /** With a password that only the person knows. */
    PASSWORD,
    /** With a first password, which has to be changed then. */
    FIRST_PASSWORD,
    /** With a one-time link. */
    LINK,
    /** Not at all: the link or the first password has expired, or there is none. */
    NOTHING
  }

  static AccountView of(StoredAccount it, Instant now, Optional<Instant> lastSignIn, int sessions) {
    return new AccountView(
        it.name(),
        it.role(),
        it.isLocked(),
        signIn(it, now),
        Optional.ofNullable(it.until()),
        lastSignIn,
        sessions,
        it.version());
  }

  private static SignInBy signIn(StoredAccount it, Instant now) {
    if (!it.isGood(now)) {
      return SignInBy.NOTHING;
    }
    if (it.password() != null) {
      return it.isToChangePassword() ? SignInBy.FIRST_PASSWORD : SignInBy.PASSWORD;
    }
    return it.link() == null ? SignInBy.NOTHING : SignInBy.LINK;
  }
}
