package org.engagementledger.facts;

import java.net.URI;
import org.engagementledger.text.Refusal;
import org.engagementledger.text.TextConstraints;

/**
 * Where a fact comes from.
 *
 * @param title what the source is called
 * @param link its address, http or https; empty where it has none
 */
public record Source(String title, String link) {
  /** Refuses other addresses, since pages show them as links. */
  public Source {
    title = TextConstraints.line("title", title);
    Refusal.unless(link.isEmpty() || isWeb(link), "'%s' is not a web address", link);
    Refusal.unless(!title.isBlank() || !link.isEmpty(), "a source needs a title or a link");
  }

  /** A link of which a part is hidden leads nowhere, so all of it is. */
  Source shown(Redaction redaction) {
    return redaction.hides(link)
        ? new Source(title.isBlank() ? Redaction.MARK : redaction.of(title), "")
        : new Source(redaction.of(title), link);
  }

  /**
   * Whether an address has a user name before its host, so that it seems to lead elsewhere: {@code
   * https://bank.example@other.example}. Nothing new is recorded with one; what was is shown
   * without leading there.
   */
  public static boolean hasUserName(String link) {
    try {
      String authority = URI.create(link).getRawAuthority();
      return authority != null && authority.contains("@");
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /** Whether it can be followed. */
  public boolean isLinked() {
    return !link.isEmpty() && !hasUserName(link);
  }

  private static boolean isWeb(String link) {
    try {
      String scheme = URI.create(link).getScheme();
      return "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
