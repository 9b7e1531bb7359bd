package org.engagementledger.pages;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.engagementledger.events.PageLayout.Piece;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.pages.content.Field;
import org.engagementledger.pages.content.Line;
import org.engagementledger.pages.content.LineMarks;
import org.engagementledger.pages.content.PageBuilder;
import org.engagementledger.pages.content.PositionLine;
import org.engagementledger.pages.content.Section;
import org.engagementledger.pages.content.TrimmedText;
import org.engagementledger.text.Refusal;

/**
 * Reads the lines under "Endorsements". Each means the next instrument of the order, unless it
 * names its instrument itself: {@code safe-schools-declaration: Endorsed in 2015}.
 */
final class PositionReader {
  private final PageBuilder page;
  private final List<InstrumentId> order;
  private final Set<InstrumentId> seen = new HashSet<>();
  private Optional<Line> last = Optional.empty();

  PositionReader(PageBuilder page, List<InstrumentId> order) {
    this.page = page;
    this.order = order;
  }

  void read(Section section, List<Line> lines) {
    for (Line line : lines) {
      if (line.isBlank()) {
        page.blank(line);
      } else if (line.isRule()) {
        page.text(section, line);
      } else if (line.isLong()) {
        page.unplaced(section, line, "is too long for a position; kept as text");
      } else {
        last = Optional.of(line);
        named(line)
            .or(() -> inOrder(line))
            .ifPresentOrElse(it -> position(section, line, it), () -> surplus(section, line));
      }
    }
  }

  /** Says which instruments had no line, when there was any. */
  void end() {
    last.ifPresent(
        line ->
            order.stream()
                .filter(instrument -> !seen.contains(instrument))
                .forEach(it -> page.remark(line, "no line below says anything of " + it)));
  }

  /** The line cut into what it means and how. */
  private record Said(InstrumentId instrument, String lead, String words, String tail) {}

  private Optional<Said> inOrder(Line line) {
    TrimmedText cut = LineMarks.cut(line.whole());
    return order.stream()
        .filter(instrument -> !seen.contains(instrument))
        .findFirst()
        .map(instrument -> new Said(instrument, cut.lead(), cut.core(), cut.tail()));
  }

  private Optional<Said> named(Line line) {
    TrimmedText cut = LineMarks.cut(line.whole());
    int colon = cut.core().indexOf(": ");
    if (colon < 0) {
      return Optional.empty();
    }
    TrimmedText words = TrimmedText.of(cut.core().substring(colon + 1));
    String lead = cut.lead() + cut.core().substring(0, colon + 1) + words.lead();
    return instrument(cut.core().substring(0, colon))
        .filter(it -> !seen.contains(it) && PositionLine.read(it, words.core()).isPresent())
        .map(it -> new Said(it, lead, words.core(), cut.tail()));
  }

  private static Optional<InstrumentId> instrument(String name) {
    try {
      return Optional.of(new InstrumentId(name));
    } catch (Refusal otherWords) {
      return Optional.empty();
    }
  }

  private void position(Section section, Line line, Said said) {
    seen.add(said.instrument());
    List<Piece> pieces =
        PageBuilder.pieces(said.lead(), Field.of(said.instrument()), said.words(), said.tail());
    Optional<Position> position = PositionLine.read(said.instrument(), said.words());
    if (position.isPresent()) {
      page.fact(section, line, position::get, pieces);
      return;
    }
    page.fields(section, line, pieces);
    if (!PositionLine.saysNothing(said.words())) {
      page.remark(
          line,
          "is no position on "
              + said.instrument()
              + " that is known; kept as text, and what is recorded stays");
    }
  }

  private void surplus(Section section, Line line) {
    page.unplaced(
        section, line, "there are more lines than the %d instruments".formatted(order.size()));
  }
}
