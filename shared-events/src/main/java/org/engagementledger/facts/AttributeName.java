package org.engagementledger.facts;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.engagementledger.text.Refusal;

/** The dated facts about a state that a dossier keeps. */
public enum AttributeName {
  /** Resolutions that matter, in words; co-sponsorships are facts of their own. */
  RELEVANT_RESOLUTIONS,
  /** Profiled in an edition of Education under Attack, or not. */
  EDUCATION_UNDER_ATTACK,
  /** Named in another publication. */
  OTHER_PUBLICATIONS,
  /** International and regional organisations it belongs to. */
  MEMBERSHIPS,
  /** Whether it contributes to peacekeeping. */
  PEACEKEEPING,
  /** What to know before anything else. */
  KEY_INFORMATION,
  /** What its highlights are, in words; a highlight is a mark on an engagement. */
  HIGHLIGHTS,
  /** Standards of the United Nations it takes part in. */
  UN_STANDARDS,
  /** Anything else. */
  ADDITIONAL;

  /** As it stands in an address: {@code un-standards}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The attribute with that slug; refuses others, naming what is known. */
  public static AttributeName ofSlug(String slug) {
    return Arrays.stream(values())
        .filter(attribute -> attribute.slug().equals(slug))
        .findFirst()
        .orElseThrow(() -> unknown(slug));
  }

  private static Refusal unknown(String slug) {
    String known =
        Arrays.stream(values()).map(AttributeName::slug).collect(Collectors.joining(", "));
    return new Refusal("there is no attribute '" + slug + "'; known are " + known);
  }
}
