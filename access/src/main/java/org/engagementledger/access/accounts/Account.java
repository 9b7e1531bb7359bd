package org.engagementledger.access.accounts;

import java.util.regex.Pattern;
import org.engagementledger.text.Refusal;

/**
 * Who can sign in.
 *
 * @param name stands as the actor in every event that the account records, for good; so it should
 *     be a pseudonym where that matters
 */
public record Account(String name, Role role) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");

  /** Refuses other forms of the name. */
  public Account {
    Refusal.unless(
        FORM.matcher(name).matches(),
        "the name of an account has 2 to 64 lower-case letters, digits, dots, hyphens,"
            + " underscores or @, and begins with a letter or a digit");
  }
}
