package org.engagementledger.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.engagementledger.events.PageLayout.Block;
import org.engagementledger.events.PageLayout.Piece;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.pages.content.Field;
import org.engagementledger.pages.content.Section;

/** The page of a dossier that never had one: all of the tracker's headings, in its order. */
final class DefaultPage {
  private static final Set<Section> OFTEN_NONE =
      Set.of(
          Section.GENEVA_MAILBOXES,
          Section.GENEVA_PEOPLE,
          Section.NEW_YORK_MAILBOXES,
          Section.NEW_YORK_PEOPLE,
          Section.NETWORK);

  private DefaultPage() {}

  static List<Block> blocks(List<InstrumentId> order) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        block(
            Section.HEAD,
            Piece.text("Flag\n\n"),
            Piece.field(Field.NAME),
            Piece.text("\n\n"),
            Piece.field(Field.NAME),
            Piece.text("\n\n"),
            Piece.field(Field.REGION),
            Piece.text("\n\n")));
    Arrays.stream(Section.values())
        .filter(section -> section != Section.HEAD && section != Section.CAPITAL)
        .flatMap(section -> blocks(section, order))
        .forEach(blocks::add);
    return blocks;
  }

  private static Stream<Block> blocks(Section section, List<InstrumentId> order) {
    String caption = section.caption.isEmpty() ? "" : section.caption + "\n\n";
    String gap = section.isPart() ? "\n" : "\n\n";
    Block heading = block(section, Piece.text(section.heading() + gap + caption));
    return Stream.concat(Stream.of(heading), content(section, order));
  }

  private static Stream<Block> content(Section section, List<InstrumentId> order) {
    if (OFTEN_NONE.contains(section)) {
      return Stream.of(block(section, Piece.text("None\n\n")));
    }
    return section == Section.ENDORSEMENTS
        ? order.stream().map(it -> block(section, Piece.field(Field.of(it)), Piece.text("\n\n")))
        : Stream.empty();
  }

  private static Block block(Section section, Piece... pieces) {
    return new Block(section.key, Optional.empty(), Arrays.asList(pieces));
  }
}
