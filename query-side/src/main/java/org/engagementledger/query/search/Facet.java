package org.engagementledger.query.search;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.engagementledger.text.Refusal;
import org.jspecify.annotations.Nullable;

/** By what hits can be counted. */
public enum Facet {
  /** The code of the country. */
  COUNTRY,
  /** The region of the country. */
  REGION,
  /** The kind of an engagement, or an attribute. */
  KIND,
  /** The year of the first day on which it can have begun. */
  YEAR;

  /** As it is written in an address and in an answer. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Those that are asked for, separated by commas; none if nothing is given. */
  static Set<Facet> of(@Nullable String text) {
    Set<Facet> facets = EnumSet.noneOf(Facet.class);
    if (text != null && !text.isBlank()) {
      for (String word : text.split(",", -1)) {
        facets.add(named(word.strip()));
      }
    }
    return facets;
  }

  private static Facet named(String word) {
    return Arrays.stream(values())
        .filter(it -> it.word().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                        "'%s' cannot be counted by; known are %s"
                            .formatted(
                                word,
                                Arrays.stream(values())
                                    .map(Facet::word)
                                    .collect(Collectors.joining(", "))))
                    .at("/facets"));
  }
}
