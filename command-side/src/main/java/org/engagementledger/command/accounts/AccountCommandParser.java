package org.engagementledger.command.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.AccountCommand;
import org.engagementledger.access.accounts.AccountCommandContext;
import org.engagementledger.access.accounts.Credential;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.command.CommandContext;
import org.engagementledger.text.Refusal;

/** Makes of what a request says what is asked about an account. */
final class AccountCommandParser {
  private AccountCommandParser() {}

  /**
   * Who asks, and why. The hash by which a repeat is known goes into the log, so it is one of what
   * the command says without its secrets: a short password could be guessed from it.
   */
  static AccountCommandContext of(CommandContext asked, AccountCommand command) {
    return of(asked, command.toString());
  }

  /**
   * The same of a command that is still to be made.
   *
   * @param said what tells it from others, without its secrets
   */
  static AccountCommandContext of(CommandContext asked, String said) {
    Map<String, String> attributes = new HashMap<>(asked.attributes());
    attributes.computeIfPresent("requesthash", (name, ofTheWhole) -> hash(said, asked));
    return new AccountCommandContext(asked.id(), attributes, asked.ifMatch());
  }

  /** Refuses what is no role, and says which there are. */
  static Role role(String text) {
    return Stream.of(Role.values())
        .filter(it -> it.name().equalsIgnoreCase(text.strip()))
        .findFirst()
        .orElseThrow(() -> new Refusal("a role is one of " + roles()).at("/role"));
  }

  /** A first password; a link where none is given. */
  static Credential credential(String password) {
    return password.isEmpty() ? Credential.LINK : Credential.first(password);
  }

  private static String roles() {
    return Stream.of(Role.values())
        .map(it -> it.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static String hash(String said, CommandContext asked) {
    String text = said + "\n" + asked.reason() + "\n" + asked.recordedFor();
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
