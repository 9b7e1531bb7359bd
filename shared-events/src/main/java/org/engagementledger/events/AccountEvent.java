package org.engagementledger.events;

/**
 * What was done about an account. It is recorded without any secret: neither a password nor a link
 * stands in the log, not even as a hash.
 */
public sealed interface AccountEvent extends LedgerEvent {
  /** The one stream of all of them, so that two decisions about accounts never cross. */
  String STREAM = "accounts";

  /** The name of the account. */
  String account();

  @Override
  default String stream() {
    return STREAM;
  }

  /**
   * An account was added.
   *
   * @param role such as {@code RECORDER}
   */
  record AccountAdded(String account, String role) implements AccountEvent {}

  /** An account got another role; its sessions ended. */
  record AccountRoleChanged(String account, String before, String after) implements AccountEvent {}

  /** An account can no longer sign in; its sessions ended. */
  record AccountLocked(String account) implements AccountEvent {}

  /** An account can sign in again, with the password that it had. */
  record AccountUnlocked(String account) implements AccountEvent {}

  /** Somebody else replaced the password of an account; its sessions ended. */
  record PasswordReset(String account) implements AccountEvent {}

  /** The person to whom an account belongs chose its password; its sessions ended. */
  record PasswordChanged(String account) implements AccountEvent {}

  /** All sessions of an account were ended. */
  record AccountSessionsEnded(String account) implements AccountEvent {}
}
