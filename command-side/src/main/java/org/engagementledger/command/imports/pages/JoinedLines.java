package org.engagementledger.command.imports.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.engagementledger.command.imports.FactSimilarity;
import org.engagementledger.command.imports.TextNormalizer;
import org.engagementledger.facts.Fact;
import org.engagementledger.pages.content.Page.Part;

/**
 * What the lines of a page tell, to find where the text of an entry stands that has no line any
 * more: who joined two lines may not know that an entry goes with its line.
 */
record JoinedLines(Map<Integer, String> texts, PlannedCommands draft) {
  private static final int SHORTEST = 8;

  static JoinedLines of(List<Part> parts, PlannedCommands draft) {
    Map<Integer, String> texts = new LinkedHashMap<>();
    parts.forEach(part -> texts.put(part.line(), text(part.fact().orElseThrow())));
    return new JoinedLines(texts, draft);
  }

  /** Remarks on the line that holds the text of an entry that goes with its line. */
  void remarkOnGone(Fact fact) {
    remark(
        fact,
        "which has no line of its own any more and is taken back; give it one if that is not"
            + " meant");
  }

  /** Remarks on the line that holds the text of an entry that a person took back. */
  void remarkOnTakenBack(Fact fact) {
    remark(fact, "which somebody took back; leave it out if that is not meant");
  }

  private void remark(Fact fact, String what) {
    String text = text(fact);
    if (text.length() >= SHORTEST) {
      texts.entrySet().stream()
          .filter(it -> it.getValue().contains(text))
          .findFirst()
          .ifPresent(
              it ->
                  draft.remark(
                      it.getKey(),
                      "holds the text of the entry of %s, ".formatted(fact.date()) + what));
    }
  }

  private static String text(Fact fact) {
    return fact instanceof Fact.Engagement it ? TextNormalizer.plain(FactSimilarity.told(it)) : "";
  }
}
