package org.engagementledger.command.imports;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.pages.Page.Part;

/** Highlights that resemble a detail, and are counted apart from it. */
final class Lookalikes {
  /** Comparisons. */
  private static final int MOST = 40_000;

  private final List<Part> parts;
  private final DuplicateFacts duplicates;

  Lookalikes(List<Part> parts, DuplicateFacts duplicates) {
    this.parts = parts;
    this.duplicates = duplicates;
  }

  /** Names both lines of each. */
  void remark(Draft draft) {
    List<Integer> highlights = alone(true);
    List<Integer> details = alone(false);
    if ((long) highlights.size() * details.size() <= MOST) {
      highlights.forEach(it -> nearest(it, details).ifPresent(other -> remark(draft, it, other)));
    }
  }

  private void remark(Draft draft, int highlight, int detail) {
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
    String a = Words.told((Engagement) fact(one));
    String b = Words.told((Engagement) fact(other));
    double same = FactText.folded(a).equals(FactText.folded(b)) || Words.isBeginning(a, b) ? 1 : 0;
    return Math.max(same, Words.likeness(fact(one), fact(other)));
  }

  private Fact fact(int part) {
    return parts.get(part).fact().orElseThrow();
  }
}
