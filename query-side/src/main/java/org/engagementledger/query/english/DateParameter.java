package org.engagementledger.query.english;

import org.engagementledger.events.EdtfDate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads a date in an address; the empty field of a form is none. */
@Component
final class DateParameter implements Converter<String, EdtfDate> {
  @Override
  @SuppressWarnings("NullAway") // a converter may give null, which the checker does not know
  public @Nullable EdtfDate convert(String text) {
    return text.isBlank() ? null : new EdtfDate(text.strip());
  }
}
