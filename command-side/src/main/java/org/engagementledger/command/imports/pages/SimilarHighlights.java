package org.engagementledger.command.imports.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.engagementledger.command.imports.FactSimilarity;
import org.engagementledger.command.imports.TextNormalizer;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.pages.content.Page.Part;

/** Highlights that resemble a detail, and are counted apart from it. */
final class SimilarHighlights {
  /** Comparisons. */
  private static final int MOST = 40_000;

  private final List<Part> parts;
  private final DuplicateFacts duplicates;

  SimilarHighlights(List<Part> parts, DuplicateFacts duplicates) {
    this.parts = parts;
    this.duplicates = duplicates;
  }

  /** Names both lines of each. */
  void remark(PlannedCommands draft) {
    List<Integer> highlights = alone(true);
    List<Integer> details = alone(false);
    if ((long) highlights.size() * details.size() <= MOST) {
      highlights.forEach(it -> nearest(it, details).ifPresent(other -> remark(draft, it, other)));
    }
  }

  private void remark(PlannedCommands draft, int highlight, int detail) {
    draft.remark(
        parts.get(highlight).line(),
        ("resembles line %d, and both are recorded; if they are one engagement, give both the same"
                + " date, place and words")
            .formatted(parts.get(detail).line()));
  }

  private List<Integer> alone(boolean highlights) {
    return IntStream.range(0, parts.size())
        .filter(i -> fact(i) instanceof Engagement it && it.highlight() == highlights)
        .filter(duplicates::isInOnePlace)
        .filter(i -> duplicates.of(i).getFirst() == i)
        .boxed()
        .toList();
  }

  private Optional<Integer> nearest(int highlight, List<Integer> details) {
    return details.stream()
        .filter(it -> likeness(highlight, it) > 0)
        .max(Comparator.comparingDouble(it -> likeness(highlight, it)));
  }

  private double likeness(int one, int other) {
    String a = FactSimilarity.told((Engagement) fact(one));
    String b = FactSimilarity.told((Engagement) fact(other));
    double same =
        TextNormalizer.folded(a).equals(TextNormalizer.folded(b))
                || FactSimilarity.isBeginning(a, b)
            ? 1
            : 0;
    return Math.max(same, FactSimilarity.likeness(fact(one), fact(other)));
  }

  private Fact fact(int part) {
    return parts.get(part).fact().orElseThrow();
  }
}
