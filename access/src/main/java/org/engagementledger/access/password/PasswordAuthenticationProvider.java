package org.engagementledger.access.password;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.engagementledger.access.password.LoginThrottle.Guess;
import org.engagementledger.access.session.KnownDeviceStore;
import org.engagementledger.security.SecurityEvent;
import org.engagementledger.security.SecurityLog;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks an account's name and password, and slows down whoever guesses. Those who come from where
 * the account was signed in to before have places of their own, so that they need not wait for
 * guesses. A name that nobody has takes as long as one that somebody has.
 */
public final class PasswordAuthenticationProvider implements AuthenticationProvider {
  private static final int LONGEST_NAME = 64;
  private static final Duration PATIENCE_WITH_GUESSES = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What is being checked; it is never printed. */
  private record Claim(String name, @Nullable String address, @Nullable Object password) {
    @Override
    public String toString() {
      return "Claim";
    }
  }

  private final ConcurrentMap<Claim, CompletableFuture<DaoAuthenticationProvider>> underWay =
      new ConcurrentHashMap<>();
  private final UserDetailsService accounts;
  private final KnownDeviceStore devices;
  private final SecurityLog log;
  private final Consumer<String> signedInAs;
  private final LoginThrottle throttle;
  private final DaoAuthenticationProvider ofKnownPlaces;
  private final DaoAuthenticationProvider ofOthers;

  /**
   * Checks the passwords of accounts; measures by a clock, which nobody should be able to set.
   *
   * @param signedInAs is told the name of each account whose password was right
   */
  public PasswordAuthenticationProvider(
      UserDetailsService accounts,
      PasswordEncoder passwords,
      KnownDeviceStore devices,
      SecurityLog log,
      Consumer<String> signedInAs,
      Clock clock) {
    this.signedInAs = signedInAs;
    this.accounts = accounts;
    this.devices = devices;
    this.log = log;
    this.throttle = new LoginThrottle(clock);
    this.ofKnownPlaces = check(passwords, PATIENCE, clock);
    this.ofOthers = check(passwords, PATIENCE_WITH_GUESSES, clock);
  }

  private DaoAuthenticationProvider check(
      PasswordEncoder passwords, Duration patience, Clock clock) {
    DaoAuthenticationProvider check = new DaoAuthenticationProvider(accounts);
    // Who does not know the password is not told either that the account is locked.
    check.setPreAuthenticationChecks(account -> {});
    check.setPostAuthenticationChecks(new AccountStatusUserDetailsChecker());
    check.setPasswordEncoder(
        new CachingPasswordEncoder(new BoundedPasswordEncoder(passwords, patience), clock));
    return check;
  }

  /**
   * The same name and password from the same address at the same time is one guess: a program may
   * begin with many requests at once.
   */
  @Override
  public @Nullable Authentication authenticate(Authentication claimed) {
    Claim claim = new Claim(claimed.getName(), address(claimed), claimed.getCredentials());
    CompletableFuture<DaoAuthenticationProvider> mine = new CompletableFuture<>();
    CompletableFuture<DaoAuthenticationProvider> first = underWay.putIfAbsent(claim, mine);
    if (first != null) {
      return checkedBy(first).authenticate(claimed);
    }
    try {
      return guessed(claimed, mine);
    } catch (RuntimeException refused) {
      mine.completeExceptionally(refused);
      throw refused;
    } finally {
      underWay.remove(claim);
    }
  }

  /** What has checked the same before, once it was right. */
  private static DaoAuthenticationProvider checkedBy(
      CompletableFuture<DaoAuthenticationProvider> first) {
    try {
      return first.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException refused) {
      throw refused.getCause() instanceof AuthenticationException it
          ? it
          : new InternalAuthenticationServiceException("not checked", refused);
    } catch (TimeoutException late) {
      throw new TooManySignInAttempts(PATIENCE_WITH_GUESSES);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new TooManySignInAttempts(PATIENCE_WITH_GUESSES);
    }
  }

  private @Nullable Authentication guessed(
      Authentication claimed, CompletableFuture<DaoAuthenticationProvider> right) {
    String name = claimed.getName();
    if (name.length() > LONGEST_NAME || isTooLong(claimed.getCredentials())) {
      log.record(SecurityEvent.SIGN_IN_FAILED, SecurityLog.NO_ACCOUNT, address(claimed));
      throw new BadCredentialsException("no account has this name and this password");
    }
    Guess guess = begin(claimed);
    try {
      DaoAuthenticationProvider check = guess.known() ? ofKnownPlaces : ofOthers;
      Authentication signedIn = check.authenticate(claimed);
      right.complete(check);
      if (throttle.end(guess, true) && isProgram(claimed)) {
        log.record(SecurityEvent.SIGNED_IN, name, address(claimed));
      }
      signedInAs.accept(name);
      return signedIn;
    } catch (TooManySignInAttempts notLookedAt) {
      throttle.end(guess, false);
      throw limitReached(claimed, notLookedAt);
    } catch (InternalAuthenticationServiceException unavailable) {
      throttle.end(guess, false);
      throw unavailable;
    } catch (AuthenticationException wrong) {
      log.record(SecurityEvent.SIGN_IN_FAILED, nameIfThere(name), address(claimed));
      throw wrong;
    }
  }

  private Guess begin(Authentication claimed) {
    try {
      return throttle.begin(claimed.getName(), address(claimed), device(claimed));
    } catch (TooManySignInAttempts early) {
      throw limitReached(claimed, early);
    }
  }

  private TooManySignInAttempts limitReached(Authentication claimed, TooManySignInAttempts why) {
    log.record(SecurityEvent.LIMIT_REACHED, nameIfThere(claimed.getName()), address(claimed));
    return why;
  }

  /** What was typed as a name may be a password. */
  private String nameIfThere(String name) {
    try {
      return accounts.loadUserByUsername(name).getUsername();
    } catch (UsernameNotFoundException nobody) {
      return SecurityLog.NO_ACCOUNT;
    }
  }

  /** The device from which it comes, if that is a known one of the account. */
  private @Nullable String device(Authentication claimed) {
    String device = claimed.getDetails() instanceof ClientDetails client ? client.device() : null;
    return device != null && devices.isKnown(device, claimed.getName()) ? device : null;
  }

  private static boolean isTooLong(@Nullable Object password) {
    return password instanceof CharSequence it && it.length() > PasswordPolicy.LONGEST * 2;
  }

  private static boolean isProgram(Authentication claimed) {
    return claimed.getDetails() instanceof ClientDetails client && client.isProgram();
  }

  private static @Nullable String address(Authentication claimed) {
    return claimed.getDetails() instanceof WebAuthenticationDetails web
        ? web.getRemoteAddress()
        : null;
  }

  @Override
  public boolean supports(Class<?> claim) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(claim);
  }
}
