package org.engagementledger.pages;

import static org.engagementledger.facts.EngagementKind.ADVICE;
import static org.engagementledger.facts.EngagementKind.CONFERENCE_PARTICIPATION;
import static org.engagementledger.facts.EngagementKind.COSPONSORSHIP;
import static org.engagementledger.facts.EngagementKind.EVENT;
import static org.engagementledger.facts.EngagementKind.JOINT_STATEMENT;
import static org.engagementledger.facts.EngagementKind.LETTER;
import static org.engagementledger.facts.EngagementKind.MEETING;
import static org.engagementledger.facts.EngagementKind.OTHER;
import static org.engagementledger.facts.EngagementKind.STATEMENT;
import static org.engagementledger.facts.EngagementKind.SUBMISSION;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.facts.EngagementKind;

/** What kind of engagement a text seems to tell of. The text is the truth; this is a suggestion. */
final class EngagementKindGuess {
  private record Sign(EngagementKind kind, Pattern pattern) {
    static Sign of(EngagementKind kind, String pattern) {
      return new Sign(kind, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
    }

    /** Where it first is; the end of the text if nowhere. */
    int in(String text) {
      Matcher sign = pattern.matcher(text);
      return sign.find() ? sign.start() : text.length();
    }
  }

  private static final List<Sign> SIGNS =
      List.of(
          Sign.of(MEETING, "\\bmet\\b|\\bmeeting with\\b|\\b(had|held) (a|several) meetings?\\b"),
          Sign.of(LETTER, "\\b(wrote|written)\\b|\\b(sent|shared)\\b[^.]{0,40}\\bletters?\\b"),
          Sign.of(COSPONSORSHIP, "\\bco-?\\s?sponsor"),
          Sign.of(JOINT_STATEMENT, "\\bjoint statement\\b|\\bjoined\\b[^.]{0,60}\\bstatement"),
          Sign.of(
              CONFERENCE_PARTICIPATION,
              "\\b(participated|took part|attended|represented|spoke)\\b[^.]{0,80}"
                  + "\\bconference\\b"),
          Sign.of(SUBMISSION, "\\bsubmission\\b|\\bsubmitted\\b"),
          Sign.of(ADVICE, "\\badvised\\b|\\btold us\\b"),
          Sign.of(
              STATEMENT,
              "\\bopen debate\\b[^.:]{0,60}:|^[\"\u201C\u00AB\u201E]"
                  + "|\\b(said|stated|statement)\\b"),
          Sign.of(EVENT, "\\b(hosted|organi[sz]ed|launched|side event|workshop)\\b"));

  private EngagementKindGuess() {}

  /** The kind whose sign comes first in the text. */
  static EngagementKind of(String text) {
    return SIGNS.stream()
        .filter(sign -> sign.in(text) < text.length())
        .min(Comparator.comparingInt(sign -> sign.in(text)))
        .map(Sign::kind)
        .orElse(OTHER);
  }
}
