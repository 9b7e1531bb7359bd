package org.engagementledger.access.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What the event of an account must not say, kept beside it until the account has it: the event
 * counts only once it is recorded, and then its secret is there already.
 *
 * @param event the id of the event
 * @param password the hash of the new password; null if there is only a link
 * @param mustChange whether the password has to be changed at the first sign-in
 * @param link the hash of the link's token; null if there is none
 * @param until when the link or the first password stops being good; null if it stays good
 * @param made when it was put here
 */
@Document("account_secrets")
record AccountSecret(
    @Id String event,
    @Nullable String password,
    boolean mustChange,
    @Nullable String link,
    @Nullable Instant until,
    Instant made) {
  /** Without any hash. */
  @Override
  public String toString() {
    return "AccountSecret[" + event + "]";
  }
}
