package org.engagementledger.query.english;

import org.engagementledger.events.InstrumentId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads the id of an instrument in an address; the empty field of a form is none. */
@Component
final class InstrumentParameter implements Converter<String, InstrumentId> {
  @Override
  @SuppressWarnings("NullAway") // a converter may give null, which the checker does not know
  public @Nullable InstrumentId convert(String text) {
    return text.isBlank() ? null : new InstrumentId(text.strip());
  }
}
