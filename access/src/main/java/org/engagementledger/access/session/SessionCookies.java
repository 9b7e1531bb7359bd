package org.engagementledger.access.session;

/** The cookies that have to do with signing in. */
public final class SessionCookies {
  /** The token of the session. */
  public static final HostCookie SESSION = new HostCookie("session");

  /** What forms must repeat before one is signed in. */
  static final HostCookie FORM_TOKEN = new HostCookie("form-token");

  /** The page that was asked for before signing in. */
  static final HostCookie REQUESTED_PAGE = new HostCookie("requested-page");

  /** The one by which people were signed in before there were sessions. */
  static final HostCookie FORMER = new HostCookie("signed-in");

  private SessionCookies() {}
}
