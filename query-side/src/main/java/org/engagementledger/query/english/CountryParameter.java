package org.engagementledger.query.english;

import org.engagementledger.events.CountryCode;
import org.engagementledger.events.CountryNames;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads the code or a name of a country; the empty field of a form is none. */
@Component
final class CountryParameter implements Converter<String, CountryCode> {
  @Override
  @SuppressWarnings("NullAway") // a converter may give null, which the checker does not know
  public @Nullable CountryCode convert(String text) {
    return text.isBlank() ? null : CountryNames.of(text);
  }
}
