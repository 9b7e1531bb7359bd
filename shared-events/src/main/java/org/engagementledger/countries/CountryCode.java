package org.engagementledger.countries;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.engagementledger.text.Refusal;

/**
 * A country by its ISO 3166-1 alpha-2 code, such as {@code KZ}, or Kosovo by {@code XK}, the code
 * of ISO's free range under which CLDR and most institutions know it.
 *
 * @param code two capital letters that ISO has assigned, as the JDK's {@link Locale} lists them, or
 *     {@code XK}
 */
public record CountryCode(String code) implements Comparable<CountryCode> {
  private static final String KOSOVO = "XK";
  private static final String EUROPEAN_UNION = "EU";

  /** Why the European Union has no dossier, and what to do. */
  static final String NO_STATE =
      "is no state and has no dossier; record what it does in the dossiers of the states"
          + " concerned, and name it among the participants";

  private static final Set<String> ASSIGNED =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

  /** Refuses what ISO has not assigned. */
  public CountryCode {
    Refusal.unless(!code.equals(EUROPEAN_UNION), "'%s' " + NO_STATE, code);
    Refusal.unless(
        ASSIGNED.contains(code) || code.equals(KOSOVO),
        "'%s' is not an ISO 3166-1 alpha-2 country code such as KZ, in capital letters",
        code);
  }

  /** Every country that can have a dossier, by code. */
  public static List<CountryCode> all() {
    return Stream.concat(ASSIGNED.stream(), Stream.of(KOSOVO))
        .map(CountryCode::new)
        .sorted()
        .toList();
  }

  /** Whether ISO has assigned the code. Another country gets a dossier only by an administrator. */
  public boolean isAssigned() {
    return ASSIGNED.contains(code);
  }

  /** The code of three letters. */
  String threeLetters() {
    return isAssigned() ? Locale.of("", code).getISO3Country() : "XKX";
  }

  /** The English name that the JDK's CLDR data give, such as {@code Kazakhstan}. */
  public String englishName() {
    return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
  }

  @Override
  public int compareTo(CountryCode other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
