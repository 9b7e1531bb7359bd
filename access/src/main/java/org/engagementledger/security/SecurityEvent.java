package org.engagementledger.security;

import java.util.Locale;
import java.util.regex.Pattern;
import org.engagementledger.events.LedgerEvent;

/** What the security log speaks of. */
public enum SecurityEvent {
  /** An account's password was right, in the form or sent by a program. */
  SIGNED_IN,
  /** A name and a password do not belong together. */
  SIGN_IN_FAILED,
  /** A guess was not looked at, or a request of an account not answered: too many came at once. */
  LIMIT_REACHED,
  /** An account signed out by itself. */
  SIGNED_OUT,
  /** A session was ended by its account or by an administrator. */
  SESSION_ENDED,
  /** All sessions of an account were ended, as at a changed password, role or lock. */
  ALL_SESSIONS_ENDED,
  /** An account asked for what its role may not do. */
  NOT_ALLOWED,
  /** A form did not come from a page of ours. */
  FORM_REFUSED,
  /** A page of another site would have changed something. */
  OTHER_SITE_REFUSED,
  /** A request was for a host that is not the ledger's. */
  OTHER_HOST_REFUSED,
  /** An account was added. */
  ACCOUNT_ADDED,
  /** An account got another role. */
  ACCOUNT_ROLE_CHANGED,
  /** An account was locked. */
  ACCOUNT_LOCKED,
  /** An account was unlocked. */
  ACCOUNT_UNLOCKED,
  /** An administrator replaced a password, by a link or by a first one. */
  PASSWORD_RESET,
  /** An account changed its own password, or chose one behind a link. */
  PASSWORD_CHANGED,
  /** A one-time link was made, by which an account chooses its password. */
  LINK_MADE,
  /** An account chose its password by a one-time link. */
  LINK_USED,
  /** Somebody came with a one-time link that is not good, or not any more. */
  LINK_REFUSED,
  /** An administrator ended all sessions of an account. */
  ACCOUNT_SESSIONS_ENDED,
  /** The audit, or a part of it, was taken out. */
  AUDIT_EXPORTED,
  /** A backup was taken. */
  BACKUP_TAKEN,
  /** A rebuild of read models began. */
  REBUILD_BEGUN,
  /** A rebuild of read models ended. */
  REBUILD_FINISHED,
  /** A dead letter was tried again. */
  EVENT_RETRIED,
  /** A dead letter was left out for good. */
  EVENT_DISCARDED;

  private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  /** What the security log calls a recorded event that is not about a dossier. */
  static SecurityEvent of(LedgerEvent recorded) {
    String words = CAPITAL.matcher(recorded.getClass().getSimpleName()).replaceAll("_");
    return valueOf(words.toUpperCase(Locale.ROOT));
  }

  /** The word by which lines of the log begin, such as {@code sign-in-failed}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
