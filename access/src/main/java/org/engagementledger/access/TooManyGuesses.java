package org.engagementledger.access;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords came for an account; the next may come later. */
final class TooManyGuesses extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final long seconds;

  TooManyGuesses(Duration wait) {
    super("too many wrong passwords");
    seconds = wait.plusMillis(999).toSeconds();
  }

  /** How long to wait, at least 1. */
  long seconds() {
    return seconds;
  }
}
