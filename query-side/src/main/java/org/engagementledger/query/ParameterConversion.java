package org.engagementledger.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.text.Refusal;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * How the parameters of an address are read: without the spaces around them, and the empty field of
 * a form is one that was not filled in.
 */
@ControllerAdvice("org.engagementledger.query")
final class ParameterConversion implements WebMvcConfigurer {
  @InitBinder
  void texts(WebDataBinder binder) {
    binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
  }

  @Override
  public void addFormatters(FormatterRegistry all) {
    all.addConverter(new OptionalTextConverter());
    add(all, EdtfDate.class, EdtfDate::new);
    add(all, InstrumentId.class, InstrumentId::new);
    add(all, EngagementKind.class, ParameterConversion::kind);
  }

  @SuppressWarnings("NullAway") // a converter may give null, which the checker does not know
  private static <T> void add(FormatterRegistry all, Class<T> type, Function<String, T> reading) {
    all.addConverter(
        String.class, type, text -> text.isBlank() ? null : reading.apply(text.strip()));
  }

  /** As it stands in an address: {@code joint-statement}. */
  private static EngagementKind kind(String text) {
    return Arrays.stream(EngagementKind.values())
        .filter(kind -> kind.name().equalsIgnoreCase(text.replace('-', '_')))
        .findFirst()
        .orElseThrow(() -> unknown(text));
  }

  private static Refusal unknown(String text) {
    String known =
        Arrays.stream(EngagementKind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.joining(", "));
    return new Refusal("there is no kind '%s'; known are %s".formatted(text, known));
  }
}
