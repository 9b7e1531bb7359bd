package org.engagementledger.query.english;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.engagementledger.events.CountryCode;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/**
 * Reads the code or the English name of a country, in either case of letters; the empty field of a
 * form is none.
 */
@Component
final class CountryParameter implements Converter<String, CountryCode> {
  private static final Map<String, String> CODES = codes();

  @Override
  @SuppressWarnings("NullAway") // a converter may give null, which the checker does not know
  public @Nullable CountryCode convert(String text) {
    String said = text.strip();
    if (said.isEmpty()) {
      return null;
    }
    return new CountryCode(CODES.getOrDefault(folded(said), said.toUpperCase(Locale.ROOT)));
  }

  private static Map<String, String> codes() {
    return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream()
        .collect(
            Collectors.toUnmodifiableMap(
                code -> folded(new CountryCode(code).englishName()), code -> code));
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
