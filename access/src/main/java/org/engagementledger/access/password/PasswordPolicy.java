package org.engagementledger.access.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.matchers.Match;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.engagementledger.text.Refusal;

/**
 * Which passwords are good enough: long ones that are not common. What is common is told by zxcvbn
 * (Wheeler, USENIX Security 2016), which knows lists of passwords, names and words, and what people
 * make of them: capitals, years, repetitions, rows of keys. No kinds of characters are asked for.
 *
 * <p>As NIST SP 800-63B-4 has it (section 3.1.1.2), a password is also looked at without what is
 * added to a common one to make it longer: the name of the account and the words of the product, a
 * character that is repeated, a year.
 */
public final class PasswordPolicy {
  /** In characters. */
  public static final int SHORTEST = 12;

  /** In characters. */
  public static final int LONGEST = 200;

  /** Of guesses that have to be made at least, in powers of ten. */
  private static final double LEAST_GUESSES = 10;

  /** What is longer is not common, and would take long to look at. */
  private static final int LOOKED_AT = 64;

  private static final int SHORTEST_WORD = 3;

  private static final List<String> PRODUCT =
      List.of("engagement", "ledger", "engagementledger", "engagement ledger", "dossier");

  private static final Pattern REPEATED = Pattern.compile("(.)\\1+", Pattern.DOTALL);
  private static final Pattern YEAR = Pattern.compile("(19|20)[0-9]{2}");

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
        guesses(account, password) >= LEAST_GUESSES,
        "this password is too easy to guess; take several words that have nothing to do with each"
            + " other, or have one made");
  }

  /** The fewest that any way to look at it needs, in powers of ten. */
  private static double guesses(String account, String password) {
    String beginning =
        password.substring(0, Math.min(password.length(), LOOKED_AT)).toLowerCase(Locale.ROOT);
    List<String> near =
        Stream.concat(PRODUCT.stream(), Stream.of(account.split("[._@-]+", -1)))
            .filter(it -> it.length() >= SHORTEST_WORD)
            .toList();
    String others = near.stream().reduce(beginning, (text, word) -> text.replace(word, ""));
    return Stream.of(beginning, others)
        .flatMap(it -> Stream.of(it, withoutPadding(it)))
        .mapToDouble(it -> guesses(ESTIMATE.measure(it, near).getSequence()))
        .min()
        .orElseThrow();
  }

  private static String withoutPadding(String password) {
    return REPEATED.matcher(YEAR.matcher(password).replaceAll("0")).replaceAll("$1");
  }

  /**
   * The guesses of the parts and of their order. The score of zxcvbn adds 10,000 for each further
   * part, as if nobody tried a word, a year and an exclamation mark before random characters.
   */
  private static double guesses(List<Match> parts) {
    double all = 0;
    for (int n = 0; n < parts.size(); n++) {
      all += Math.log10(parts.get(n).guesses) + Math.log10(n + 1);
    }
    return all;
  }

  /** A password as it is hashed, however it was typed: in normal form C (RFC 8265, 4.2). */
  static String normalised(CharSequence password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }
}
