package org.engagementledger.access.accounts;

import org.engagementledger.text.Refusal;

/** What can be asked about an account. */
public sealed interface AccountCommand {
  /** The name of the account. */
  String account();

  /** Adds an account. */
  record AddAccount(String account, Role role, Credential credential) implements AccountCommand {
    /** Refuses what is no name of an account, before anything is made of the password. */
    public AddAccount {
      try {
        var unused = new Account(account, role);
      } catch (Refusal wrong) {
        throw wrong.at("/name");
      }
    }
  }

  /** Gives an account another role, and ends its sessions. */
  record ChangeRole(String account, Role role) implements AccountCommand {}

  /** Keeps an account from signing in, and ends its sessions. */
  record LockAccount(String account) implements AccountCommand {}

  /** Lets an account sign in again. */
  record UnlockAccount(String account) implements AccountCommand {}

  /** Replaces the password of somebody else's account, and ends its sessions. */
  record ResetPassword(String account, Credential credential) implements AccountCommand {}

  /** Ends all sessions of an account. */
  record EndSessions(String account) implements AccountCommand {}

  /**
   * Replaces one's own password, and ends one's sessions.
   *
   * @param replaced the hash of the password that was checked; refused if it is another by now
   */
  record ChangePassword(String account, String replaced, Credential credential)
      implements AccountCommand {
    /** Without the hash. */
    @Override
    public String toString() {
      return "ChangePassword[" + account + "]";
    }
  }

  /**
   * Chooses the password of an account by a one-time link.
   *
   * @param link the hash of the link's token
   */
  record UseLink(String account, String link, Credential credential) implements AccountCommand {
    /** Without the hash. */
    @Override
    public String toString() {
      return "UseLink[" + account + "]";
    }
  }
}
