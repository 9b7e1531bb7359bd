package org.engagementledger.security;

import java.util.Locale;

/** What the security log speaks of. */
public enum SecurityEvent {
  /** An account's password was right, in the form or sent by a program. */
  SIGNED_IN,
  /** A name and a password do not belong together. */
  SIGN_IN_FAILED,
  /** A guess was not looked at, because too many came. */
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
  OTHER_HOST_REFUSED;

  /** The word by which lines of the log begin, such as {@code sign-in-failed}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
