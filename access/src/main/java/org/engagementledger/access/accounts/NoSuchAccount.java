package org.engagementledger.access.accounts;

import org.engagementledger.problems.Problem;
import org.springframework.http.HttpStatus;

/** There is no account of that name. */
public final class NoSuchAccount extends Problem {
  private static final long serialVersionUID = 1L;

  NoSuchAccount(String name) {
    super(
        HttpStatus.NOT_FOUND,
        "no-such-account",
        "There is no account '%s'.".formatted(shortened(name.replaceAll("\\p{Cntrl}", "\uFFFD"))));
  }

  private static String shortened(String name) {
    return name.length() <= 64 ? name : name.substring(0, 64) + "…";
  }
}
