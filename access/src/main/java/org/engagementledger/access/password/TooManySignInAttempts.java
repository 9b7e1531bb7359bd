package org.engagementledger.access.password;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many passwords came to be checked; the next may come later. */
public final class TooManySignInAttempts extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final long seconds;

  TooManySignInAttempts(Duration wait) {
    super("too many passwords");
    seconds = wait.plusMillis(999).toSeconds();
  }

  /** How long to wait, at least 1. */
  public long seconds() {
    return seconds;
  }
}
