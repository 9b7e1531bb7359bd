package org.engagementledger.command.imports;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.engagementledger.events.Fact;

/**
 * Finds what in a text looks like a person: a name behind a title in English, French, Spanish or
 * Russian, an address of email, an account's name, a phone number. A name without a title is not
 * found, and a title before a word that is no name is found in vain.
 */
final class PersonMentions {
  private static final String TITLE =
      "(?:Mr|Ms|Mrs|Miss|Mx|Dr|Prof|Amb|MR|MS|MRS|DR|HE|H\\.\\s?E|Professor|Ambassador|Minister"
          + "|Secretary|Director|Counsellor|Attach\u00e9|Sir|Dame|Lady|Messrs|Mme|Mmes|Mlle|MM|Dra|Sr|Sra|Sres"
          + "|Srta|Don|Do\u00f1a|Madame|Monsieur|Excellency"
          + "|\u0433-\u043d|\u0433-\u0436\u0430|\u0413-\u043d|\u0413-\u0436\u0430)\\.?|M\\.";

  private static final String NAME = "\\p{Lu}[\\p{L}\\p{M}'\u2019\u2010-]*\\.?";

  private static final String PARTICLE =
      "(?:de|del|della|da|das|do|dos|di|du|la|le|van|von|der|den|ter|bin|bint|ibn|al|el|y|e)";

  /** Titles may follow one another: H.E. Mr. */
  private static final Pattern TITLED =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.])(?:(?:"
              + TITLE
              + ")\\s+)+(?:"
              + PARTICLE
              + "[\\s-]+){0,3}"
              + NAME
              + "(?:\\s+(?:"
              + PARTICLE
              + "[\\s-]+){0,3}"
              + NAME
              + "){0,4}(?<!\\.)");

  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>,;:()\"]*@[^\\s<>,;:()\"]*[\\p{L}\\p{N}]");

  private static final Pattern PHONE =
      Pattern.compile("(?<![\\p{L}\\p{N}])(?:\\+|00)\\d[\\d\\s().\u00a0/-]{5,20}\\d");

  private PersonMentions() {}

  /** The passages of a fact's texts that look like persons, in their order, each once. */
  static List<String> in(Fact fact) {
    return fact.texts().stream().flatMap(PersonMentions::in).distinct().toList();
  }

  private static Stream<String> in(String text) {
    return Stream.of(TITLED, ADDRESS, PHONE)
        .flatMap(it -> it.matcher(text).results())
        .map(MatchResult::group);
  }
}
