package org.engagementledger.query.english;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.engagementledger.events.EngagementKind;
import org.engagementledger.events.Refusal;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads the kind of an engagement as it stands in an address: {@code joint-statement}. */
@Component
final class KindParameter implements Converter<String, EngagementKind> {
  @Override
  public EngagementKind convert(String text) {
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
