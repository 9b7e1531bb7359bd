package org.engagementledger.pages;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.PageLayout.Block;
import org.engagementledger.events.PageLayout.Piece;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.pages.content.Line;
import org.engagementledger.pages.content.Section;

/**
 * A block at its place on the page.
 *
 * @param date of the entry that it shows, if that stands
 * @param added whether the page did not have it when it was imported
 */
record PlacedBlock(Block block, Section section, Optional<EdtfDate> date, boolean added) {
  /** A block of the page's layout. */
  static PlacedBlock laidOut(Block block, Optional<Fact> shown) {
    return new PlacedBlock(block, Section.ofKey(block.section()), shown.map(Fact::date), false);
  }

  /** An entry that is not in the page's layout, in the manner of the tracker. */
  static PlacedBlock added(Section section, Entry entry, Piece... pieces) {
    Block block = new Block(section.key, Optional.of(entry.id()), Arrays.asList(pieces));
    return new PlacedBlock(block, section, Optional.of(entry.fact().date()), true);
  }

  /** A heading or a field of the dossier that is not in the page's layout. */
  static PlacedBlock added(Section section, Piece... pieces) {
    Block block = new Block(section.key, Optional.empty(), Arrays.asList(pieces));
    return new PlacedBlock(block, section, Optional.empty(), true);
  }

  /** Whether it says that its section is empty. */
  boolean saysNone() {
    String text = block.pieces().stream().map(Piece::text).collect(Collectors.joining());
    boolean isText = block.pieces().stream().allMatch(piece -> piece.field().isEmpty());
    return isText && new Line(1, text, "").saysNone();
  }

  /** Whether an entry of that date belongs below it; what is undated stands last. */
  boolean isAbove(EdtfDate other) {
    return date.filter(it -> key(it).compareTo(key(other)) <= 0).isPresent();
  }

  static EdtfDate key(EdtfDate date) {
    return date.earliest().equals(LocalDate.MIN) ? new EdtfDate("9999-12-31/..") : date;
  }

  static Set<EntryId> entries(List<Block> blocks) {
    return blocks.stream().flatMap(it -> it.entry().stream()).collect(Collectors.toSet());
  }
}
