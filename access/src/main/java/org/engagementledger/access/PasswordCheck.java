package org.engagementledger.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks an account's name and password, and slows down whoever guesses. */
@Component
final class PasswordCheck implements AuthenticationProvider {
  private final DaoAuthenticationProvider check;
  private final GuessLimit limit;
  private final Accounts accounts;

  PasswordCheck(Accounts accounts, PasswordEncoder passwords, GuessLimit limit) {
    check = new DaoAuthenticationProvider(accounts::find);
    check.setPasswordEncoder(passwords);
    // Who does not know the password is not told either that the account is locked.
    check.setPreAuthenticationChecks(account -> {});
    check.setPostAuthenticationChecks(new AccountStatusUserDetailsChecker());
    this.accounts = accounts;
    this.limit = limit;
  }

  @Override
  public @Nullable Authentication authenticate(Authentication claimed) {
    String address =
        claimed.getDetails() instanceof WebAuthenticationDetails web
            ? web.getRemoteAddress()
            : null;
    limit.requireMayGuess(claimed.getName(), address);
    try {
      Authentication signedIn = check.authenticate(claimed);
      limit.guessedRight(claimed.getName(), address);
      accounts.noteSignIn(claimed.getName());
      return signedIn;
    } catch (BadCredentialsException wrong) {
      limit.guessedWrong(claimed.getName(), address);
      throw wrong;
    }
  }

  @Override
  public boolean supports(Class<?> claim) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(claim);
  }
}
