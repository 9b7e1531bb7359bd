package org.engagementledger.facts;

import java.util.Locale;
import java.util.regex.Pattern;
import org.engagementledger.text.Refusal;

/**
 * Names a resolution by its UN symbol in a form that fits into an address, such as {@code
 * s-res-2427}.
 *
 * <p>The symbol itself, such as {@code S/RES/2427 (2018)}, is read as the same.
 *
 * @param id lower-case letters, digits and hyphens, at most 80
 */
public record ResolutionId(String id) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
  private static final Pattern YEAR = Pattern.compile("\\s*\\(\\d{4}\\)\\s*$");

  /** Refuses what is neither of the two. */
  public ResolutionId {
    id = id.indexOf('/') > 0 ? ofLetters(id) : id;
    Refusal.unless(
        FORM.matcher(id).matches(), "'%s' does not name a resolution, such as S/RES/2427", id);
  }

  /** The id of the resolution with that symbol: {@code S/RES/2427 (2018)} is s-res-2427. */
  public static ResolutionId ofSymbol(String symbol) {
    return new ResolutionId(ofLetters(symbol));
  }

  private static String ofLetters(String symbol) {
    String plain = YEAR.matcher(symbol.strip()).replaceAll("").toLowerCase(Locale.ROOT);
    return plain.replaceAll("[^a-z0-9]+", "-");
  }

  @Override
  public String toString() {
    return id;
  }
}
