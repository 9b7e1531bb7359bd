package org.engagementledger.access.accounts;

import org.engagementledger.problems.Problem;
import org.springframework.http.HttpStatus;

/** A one-time link was used, has expired, was replaced, or never was one; which is not said. */
public final class InvalidSignInLink extends Problem {
  private static final long serialVersionUID = 1L;

  InvalidSignInLink() {
    super(
        HttpStatus.GONE,
        "link-not-good",
        "This link is not good any more. A link works once and for some days; ask an administrator"
            + " for a new one.");
  }
}
