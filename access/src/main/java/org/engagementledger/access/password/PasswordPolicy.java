package org.engagementledger.access.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.engagementledger.events.Refusal;

/**
 * Which passwords are good enough: long ones that are not common. What is common is told by zxcvbn
 * (Wheeler, USENIX Security 2016), which knows lists of passwords, names and words, and what people
 * make of them: capitals, years, repetitions, rows of keys. No kinds of characters are asked for.
 */
public final class PasswordPolicy {
  /** In characters. */
  public static final int SHORTEST = 12;

  /** In characters. */
  public static final int LONGEST = 200;

  /** Of 0 to 4; it stands for at least 10^8 guesses. */
  private static final int LEAST_SCORE = 3;

  /** What is longer is not common, and would take long to look at. */
  private static final int LOOKED_AT = 64;

  private static final int SHORTEST_WORD = 3;

  private static final List<String> PRODUCT =
      List.of("engagement", "ledger", "engagementledger", "engagement ledger", "dossier");

  private static final Zxcvbn ESTIMATE = new Zxcvbn();

  private PasswordPolicy() {}

  /**
   * Accepts a password for an account.
   *
   * @throws Refusal if it is too short, too long or too easy to guess
   */
  public static void require(String account, String password) {
    int length = password.codePointCount(0, password.length());
    Refusal.unless(
        length >= SHORTEST && length <= LONGEST,
        "a password has %d to %d characters",
        SHORTEST,
        LONGEST);
    Refusal.unless(
        score(account, password) >= LEAST_SCORE,
        "this password is too easy to guess; take several words that have nothing to do with each"
            + " other, or have one made");
  }

  /** What the name of the account adds to a password makes nobody's guess harder. */
  private static int score(String account, String password) {
    String beginning =
        password.substring(0, Math.min(password.length(), LOOKED_AT)).toLowerCase(Locale.ROOT);
    List<String> near =
        Stream.concat(PRODUCT.stream(), Stream.of(account.split("[._@-]+", -1)))
            .filter(it -> it.length() >= SHORTEST_WORD)
            .toList();
    String others = near.stream().reduce(beginning, (text, word) -> text.replace(word, ""));
    return Math.min(
        ESTIMATE.measure(beginning, near).getScore(), ESTIMATE.measure(others).getScore());
  }

  /** A password as it is hashed, however it was typed: in normal form C (RFC 8265, 4.2). */
  static String normalised(CharSequence password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }
}
