package org.engagementledger.query.english;

import java.util.Locale;
import org.engagementledger.events.CountryCode;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads the code of a country, in either case of letters; the empty field of a form is none. */
@Component
final class CountryParameter implements Converter<String, CountryCode> {
  @Override
  @SuppressWarnings("NullAway") // a converter may give null, which the checker does not know
  public @Nullable CountryCode convert(String text) {
    return text.isBlank() ? null : new CountryCode(text.strip().toUpperCase(Locale.ROOT));
  }
}
