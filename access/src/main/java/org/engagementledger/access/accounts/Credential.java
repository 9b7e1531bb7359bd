package org.engagementledger.access.accounts;

/**
 * What lets somebody into an account.
 *
 * @param password empty for a link
 */
public record Credential(CredentialKind kind, String password) {
  /** A one-time link, behind which the person chooses a password. */
  public static final Credential LINK = new Credential(CredentialKind.LINK, "");

  /** How long it is good for. */
  public enum CredentialKind {
    /** A secret link that is good once, and for some days. */
    LINK,
    /** A password that another person knows too: good for some days, and to be changed at once. */
    FIRST_PASSWORD,
    /** A password that only the person knows. */
    OWN_PASSWORD
  }

  /** A first password, which has to be changed at the first sign-in. */
  public static Credential first(String password) {
    return new Credential(CredentialKind.FIRST_PASSWORD, password);
  }

  /** A password that stays. */
  public static Credential own(String password) {
    return new Credential(CredentialKind.OWN_PASSWORD, password);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return kind.name();
  }
}
