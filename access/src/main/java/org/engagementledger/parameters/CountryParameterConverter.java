package org.engagementledger.parameters;

import org.engagementledger.countries.CountryCode;
import org.engagementledger.countries.CountryNames;
import org.springframework.format.FormatterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads a country in an address alike on both sides: by its code, in any case, or by a name. */
@Component
final class CountryParameterConverter implements WebMvcConfigurer {
  @Override
  @SuppressWarnings("NullAway") // a converter may give null, which the checker does not know
  public void addFormatters(FormatterRegistry all) {
    all.addConverter(
        String.class,
        CountryCode.class,
        text -> text.isBlank() ? null : CountryNames.of(text.strip()));
  }
}
