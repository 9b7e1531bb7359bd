package org.engagementledger.access.session;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A sign-in by the form, from its beginning to its end.
 *
 * @param hash the SHA-256 of the token in the browser's cookie, in hexadecimal digits; the token
 *     itself is stored nowhere
 * @param account whose it is
 * @param credentialsMark of the password with which it began; with another, it has ended
 * @param created when it began
 * @param lastUsed when it was last used, to a minute
 * @param expires when it ends at the latest
 * @param device the browser and the system in a few words
 * @param network from where it began, cut to a network
 */
@Document("sessions")
public record Session(
    @Id String hash,
    String account,
    String credentialsMark,
    Instant created,
    Instant lastUsed,
    Instant expires,
    String device,
    String network) {
  private static final int DIGITS = 16;

  /** What it is called where it is shown; nobody can sign in with that. */
  public String id() {
    return hash.substring(0, DIGITS);
  }
}
