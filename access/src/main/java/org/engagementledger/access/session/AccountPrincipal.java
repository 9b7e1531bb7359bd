package org.engagementledger.access.session;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;

/** An account of the database, as Spring Security knows it. */
public final class AccountPrincipal extends User {
  private static final long serialVersionUID = 1L;

  private final String credentialsMark;

  /**
   * An account.
   *
   * @param name of the account
   * @param passwordHash which is forgotten once the password has been checked
   * @param role without a prefix
   * @param locked whether nobody may sign in, or stay signed in, with it
   */
  public AccountPrincipal(String name, String passwordHash, String role, boolean locked) {
    super(
        name,
        passwordHash,
        true,
        true,
        true,
        !locked,
        AuthorityUtils.createAuthorityList("ROLE_" + role));
    credentialsMark = new SessionToken(passwordHash).derived("credentials mark");
  }

  /** Another one once the password is another; tells nothing of the password or its hash. */
  String credentialsMark() {
    return credentialsMark;
  }

  /** Two are equal as {@link User} has it: by the name. */
  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(getUsername());
  }
}
