package org.engagementledger.events;

import java.util.Locale;
import java.util.Set;

/**
 * A country by its ISO 3166-1 alpha-2 code, such as {@code KZ}.
 *
 * @param code two capital letters that ISO has assigned, as the JDK's {@link Locale} lists them
 */
public record CountryCode(String code) implements Comparable<CountryCode> {
  private static final Set<String> ASSIGNED =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

  /** Refuses what ISO has not assigned. */
  public CountryCode {
    Refusal.unless(
        ASSIGNED.contains(code),
        "'%s' is not an ISO 3166-1 alpha-2 country code such as KZ, in capital letters",
        code);
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
