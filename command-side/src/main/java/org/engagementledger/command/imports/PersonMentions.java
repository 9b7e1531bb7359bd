package org.engagementledger.command.imports;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.engagementledger.facts.Fact;

/**
 * Finds what in a text looks like a person: a name behind a title in English, French, Spanish or
 * Russian, an address of email, an account's name, a phone number. A name without a title is not
 * found, and a title before a word that is no name is found in vain.
 */
public final class PersonMentions {
  private static final String TITLE =
      "(?:Mr|Ms|Mrs|Miss|Mx|Dr|Prof|Amb|MR|MS|MRS|DR|HE|H\\.\\s?E|Professor|Ambassador|Minister"
          + "|Sir|Dame|Lady|Messrs|Mme|Mmes|Mlle|MM|Dra|Sr|Sra|Sres|Srta|Don|Do\u00f1a|Madame"
          + "|Monsieur|Excellency|\u0433-\u043d|\u0433-\u0436\u0430|\u0413-\u043d"
          + "|\u0413-\u0436\u0430)\\.?|M\\.";

  private static final String GAP = "[\\s\u00a0\u202f]+";

  private static final String PARTICLES =
      "(?:(?:de|del|della|da|das|do|dos|di|du|la|le|van|von|der|den|ter|bin|bint|ibn|al|el|y|e)"
          + "(?:-|"
          + GAP
          + ")){0,3}";

  /** An initial, or a name. */
  private static final String NAME = PARTICLES + "\\p{Lu}(?:\\.|[\\p{L}\\p{M}'\u2019\u2010-]*)";

  /** Titles may follow one another: H.E. Mr. */
  private static final Pattern TITLED =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.])(?:(?:%1$s)%2$s){1,3}%3$s(?:%2$s%3$s){0,4}(?<!\\.)"
              .formatted(TITLE, GAP, NAME));

  private static final String NOT_IN_ADDRESS = "\\s\u00a0<>,;:()\"";

  /** Begins where nothing of it is before, so that a long word is not looked through again. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?<![^%1$s])[^%1$s@]*+@[^%1$s]*[\\p{L}\\p{N}]".formatted(NOT_IN_ADDRESS));

  private static final Pattern PHONE =
      Pattern.compile("(?<![\\p{L}\\p{N}])(?:\\+|00)\\d[\\d\\s().\u00a0/-]{5,20}\\d");

  private PersonMentions() {}

  /** The passages of a fact's texts that look like persons, in their order, each once. */
  public static List<String> in(Fact fact) {
    return fact.texts().stream().flatMap(PersonMentions::in).distinct().toList();
  }

  public static Stream<String> in(CharSequence text) {
    return Stream.of(TITLED, ADDRESS, PHONE)
        .flatMap(it -> it.matcher(text).results())
        .map(MatchResult::group);
  }
}
