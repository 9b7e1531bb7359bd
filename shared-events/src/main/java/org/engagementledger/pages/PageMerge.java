package org.engagementledger.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.PageLayout.Block;
import org.engagementledger.events.PageLayout.Piece;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.pages.contacts.ContactPrinter;
import org.engagementledger.pages.content.DateLabel;
import org.engagementledger.pages.content.Field;
import org.engagementledger.pages.content.Section;

/** Puts what was recorded by other means than a page into the page, in its section, by its date. */
final class PageMerge {
  private final Dossier dossier;
  private final List<InstrumentId> order;
  private final List<PlacedBlock> page = new ArrayList<>();
  private final Set<EntryId> entries;
  private final Set<String> fields;

  PageMerge(Dossier dossier, List<InstrumentId> order, List<Block> blocks) {
    this.dossier = dossier;
    this.order = order;
    this.entries = PlacedBlock.entries(blocks);
    this.fields =
        blocks.stream()
            .filter(block -> block.entry().isEmpty())
            .flatMap(block -> block.pieces().stream().map(Piece::field))
            .collect(Collectors.toSet());
    Map<EntryId, Fact> standing = new HashMap<>();
    dossier.standing().forEach(entry -> standing.put(entry.id(), entry.fact()));
    blocks.forEach(block -> page.add(PlacedBlock.laidOut(block, block.entry().map(standing::get))));
  }

  /** The page from top to bottom. */
  List<PlacedBlock> page() {
    positions().forEach(instrument -> add(position(instrument)));
    Arrays.stream(AttributeName.values())
        .filter(name -> !fields.contains(Field.of(name)) && dossier.attribute(name).isPresent())
        .forEach(name -> add(attribute(name)));
    dossier
        .standing()
        .filter(entry -> !entries.contains(entry.id()))
        .sorted(Comparator.comparing(entry -> PlacedBlock.key(entry.fact().date())))
        .forEach(this::entry);
    return page;
  }

  /** Lines mean instruments by their order, so none before the last known one may be left out. */
  private List<InstrumentId> positions() {
    List<InstrumentId> missing =
        new ArrayList<>(order.stream().filter(it -> !fields.contains(Field.of(it))).toList());
    while (!missing.isEmpty() && dossier.position(missing.getLast()).isEmpty()) {
      missing.removeLast();
    }
    dossier
        .facts(Position.class)
        .map(Position::instrument)
        .distinct()
        .filter(it -> !order.contains(it) && !fields.contains(Field.of(it)))
        .forEach(missing::add);
    return missing;
  }

  private PlacedBlock position(InstrumentId instrument) {
    String name = order.contains(instrument) ? "" : instrument + ": ";
    return PlacedBlock.added(
        Section.ENDORSEMENTS,
        Piece.text(name),
        Piece.field(Field.of(instrument)),
        Piece.text("\n\n"));
  }

  private static PlacedBlock attribute(AttributeName name) {
    return PlacedBlock.added(Section.of(name), Piece.field(Field.of(name)), Piece.text("\n\n"));
  }

  private void entry(Entry entry) {
    switch (entry.fact()) {
      case Engagement it -> add(engagement(entry, it));
      case Contact it -> {
        Section section = Section.of(it);
        add(PlacedBlock.added(section, entry, ContactPrinter.pieces(it, section)));
      }
      case Cosponsorship it ->
          add(
              PlacedBlock.added(
                  Section.RESOLUTIONS, entry, Piece.field(Field.RESOLUTION), Piece.text("\n\n")));
      default -> {}
    }
  }

  private static PlacedBlock engagement(Entry entry, Engagement it) {
    return PlacedBlock.added(
        it.highlight() ? Section.HIGHLIGHTS : Section.DETAILS,
        entry,
        Piece.written(Field.DATE, DaySpan.text(it), DateLabel.print(it)),
        Piece.text(": "),
        Piece.field(Field.TEXT),
        Piece.text("\n\n"));
  }

  private void add(PlacedBlock added) {
    Section section = added.section();
    if (last(it -> it.section() == section) < 0) {
      heading(section);
    }
    page.add(place(added), added);
  }

  private int place(PlacedBlock added) {
    Section section = added.section();
    Optional<EdtfDate> date = added.date();
    int above = last(it -> it.section() == section && date.filter(it::isAbove).isPresent());
    if (above >= 0) {
      return above + 1;
    }
    int first = first(it -> it.section() == section && it.date().isPresent());
    return first >= 0 && date.isPresent() ? first : end(section);
  }

  /** The end of a section that has no entry yet; that it has none need not be said any more. */
  private int end(Section section) {
    page.removeIf(it -> it.section() == section && it.saysNone());
    return last(it -> it.section() == section) + 1;
  }

  private void heading(Section section) {
    section.whole().filter(whole -> last(it -> it.section() == whole) < 0).ifPresent(this::heading);
    Piece text = Piece.text(section.heading() + (section.holdsMailboxes() ? "\n" : "\n\n"));
    int above = last(it -> it.section().compareTo(section) < 0);
    page.add(above + 1, PlacedBlock.added(section, text));
  }

  private int last(Predicate<PlacedBlock> wanted) {
    for (int i = page.size() - 1; i >= 0; i--) {
      if (wanted.test(page.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private int first(Predicate<PlacedBlock> wanted) {
    for (int i = 0; i < page.size(); i++) {
      if (wanted.test(page.get(i))) {
        return i;
      }
    }
    return -1;
  }
}
