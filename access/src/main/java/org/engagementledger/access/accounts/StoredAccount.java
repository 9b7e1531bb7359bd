package org.engagementledger.access.accounts;

import java.time.Instant;
import java.util.Optional;
import org.engagementledger.events.AccountEvent;
import org.engagementledger.events.AccountEvent.AccountAdded;
import org.engagementledger.events.AccountEvent.AccountLocked;
import org.engagementledger.events.AccountEvent.AccountRoleChanged;
import org.engagementledger.events.AccountEvent.AccountSessionsEnded;
import org.engagementledger.events.AccountEvent.AccountUnlocked;
import org.engagementledger.events.AccountEvent.PasswordChanged;
import org.engagementledger.events.AccountEvent.PasswordReset;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An account as sign-in goes by it. Accounts of older data folders have only the first three.
 *
 * @param password the hash; null while the person has not chosen one
 * @param locked null means no
 * @param mustChange whether the password is a first one; null means no
 * @param link the hash of the token of a one-time link; null if there is none
 * @param until when the link or the first password stops being good; null if it stays good
 * @param sequence of the last event that it is made of; null before the first
 */
@Document("accounts")
record StoredAccount(
    @Id String name,
    @Nullable String password,
    Role role,
    @Nullable Boolean locked,
    @Nullable Boolean mustChange,
    @Nullable String link,
    @Nullable Instant until,
    @Nullable Long sequence) {
  /** An account that an event has added; see {@link #roleOf} for one of an unknown role. */
  static StoredAccount added(AccountAdded event, long sequence, @Nullable AccountSecret secret) {
    Role role = roleOf(event.role());
    boolean locked = isUnknown(event.role());
    return new StoredAccount(event.account(), null, role, locked, false, null, null, sequence)
        .with(secret, sequence);
  }

  /**
   * A role that a newer version recorded is the least one here, and its account is locked. It must
   * neither let in nor keep the events behind it from being followed.
   */
  private static Role roleOf(String role) {
    return Role.named(role).orElse(Role.READER);
  }

  private static boolean isUnknown(String role) {
    return Role.named(role).isEmpty();
  }

  Account account() {
    return new Account(name, role);
  }

  boolean isLocked() {
    return Boolean.TRUE.equals(locked);
  }

  boolean isToChangePassword() {
    return Boolean.TRUE.equals(mustChange);
  }

  long version() {
    return sequence == null ? -1 : sequence;
  }

  /** Whether its password lets anybody in at that time. */
  boolean canSignIn(Instant now) {
    return !isLocked() && password != null && isGood(now);
  }

  /** Whether its password lets in, and goes on to do so. */
  boolean canSignInForGood(Instant now) {
    return canSignIn(now) && until == null;
  }

  /** Whether the link or the first password is still good; a password of one's own always is. */
  boolean isGood(Instant now) {
    return until == null || now.isBefore(until);
  }

  /** The hash of the link's token, as long as the link is good. */
  Optional<String> goodLink(Instant now) {
    return Optional.ofNullable(link).filter(it -> isGood(now) && !isLocked());
  }

  /** The account after one of its events, which has that sequence. */
  StoredAccount after(AccountEvent event, long next, @Nullable AccountSecret secret) {
    return switch (event) {
      case AccountAdded e -> added(e, next, secret);
      case AccountRoleChanged e ->
          withoutLink(roleOf(e.after()), isUnknown(e.after()) ? Boolean.TRUE : locked, next);
      case AccountLocked e -> withoutLink(role, true, next);
      case AccountUnlocked e -> changed(role, false, link, until, next);
      case PasswordReset e -> with(secret, next);
      case PasswordChanged e -> with(secret, next);
      case AccountSessionsEnded e -> changed(role, locked, link, until, next);
    };
  }

  /** A first password goes on to be good as long as it was. */
  private StoredAccount withoutLink(Role newRole, @Nullable Boolean nowLocked, long next) {
    return changed(newRole, nowLocked, null, link == null ? until : null, next);
  }

  private StoredAccount changed(
      Role newRole,
      @Nullable Boolean nowLocked,
      @Nullable String newLink,
      @Nullable Instant newUntil,
      long next) {
    return new StoredAccount(
        name, password, newRole, nowLocked, mustChange, newLink, newUntil, next);
  }

  /** Without its secret, which was lost, nobody gets in until the password is reset. */
  private StoredAccount with(@Nullable AccountSecret secret, long next) {
    return secret == null
        ? new StoredAccount(name, null, role, locked, false, null, null, next)
        : new StoredAccount(
            name,
            secret.password(),
            role,
            locked,
            secret.mustChange(),
            secret.link(),
            secret.until(),
            next);
  }

  /** Without any hash. */
  @Override
  public String toString() {
    return "StoredAccount[" + name + ", " + role + "]";
  }
}
