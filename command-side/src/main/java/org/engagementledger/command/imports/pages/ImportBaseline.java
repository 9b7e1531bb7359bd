package org.engagementledger.command.imports.pages;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.engagementledger.command.imports.FactSimilarity;
import org.engagementledger.command.imports.PageImportIds;
import org.engagementledger.command.imports.Retractions;
import org.engagementledger.command.imports.TextNormalizer;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.events.PageLayout.Block;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.history.DossierHistory.AttributedEvent;
import org.engagementledger.pages.content.Page;
import org.engagementledger.pages.content.Page.Part;

/**
 * A dossier as it stands, beside how it stood when a page was last imported. What differs between
 * that page and a new one, somebody changed on the page; what differs between the two dossiers,
 * somebody recorded since, and an import leaves it alone.
 *
 * @param events how many there were when the last page was imported; 0 if there was no page
 * @param retractions what people took back
 * @param baseline what pages said, apart from what people recorded since
 */
record ImportBaseline(
    Dossier then, Dossier now, long events, Retractions retractions, LastPageFacts baseline) {
  /** Comparisons of lines with highlights. */
  private static final int MOST = 250_000;

  static ImportBaseline of(CountryCode country, Iterable<AttributedEvent> history) {
    Retractions retractions = new Retractions();
    LastPageFacts baseline = new LastPageFacts();
    Dossier then = Dossier.unopened(country);
    Dossier now = then;
    long events = 0;
    long count = 0;
    for (AttributedEvent attributed : history) {
      DossierEvent event = attributed.event();
      retractions.take(attributed);
      Dossier before = now;
      now = now.after(event, attributed.day());
      baseline.take(attributed, before, now);
      count++;
      if (event instanceof PageImported page && page.part() == page.parts()) {
        then = now;
        events = count;
        baseline.takeLayout(then);
      }
    }
    return new ImportBaseline(then, now, events, retractions, baseline);
  }

  /**
   * The entries that the page showed, with what it said of them, from top to bottom; also those
   * that people took back, whose lines it still has. At last those of former pages that people took
   * back, and those that an import could not take back though their lines were gone.
   */
  Map<EntryId, Fact> entries() {
    Map<EntryId, Fact> facts = new LinkedHashMap<>();
    then.layout().blocks().stream()
        .flatMap(block -> block.entry().flatMap(then::entry).stream())
        .forEach(entry -> facts.put(entry.id(), baseline.of(entry)));
    now.entries().stream()
        .filter(it -> PageImportIds.isImported(it.id()) && EntryMatcher.isOnPages(it.fact()))
        .filter(it -> it.stands() || retractions.sentence(it.id()).isPresent())
        .forEach(it -> facts.putIfAbsent(it.id(), baseline.of(it)));
    return facts;
  }

  /** The entries that the page showed as a highlight and again among its details. */
  Set<EntryId> shownTwice() {
    Set<EntryId> details = new HashSet<>();
    Set<EntryId> highlights = new HashSet<>();
    for (Block block : then.layout().blocks()) {
      block.entry().ifPresent((Page.isHighlights(block.section()) ? highlights : details)::add);
    }
    highlights.retainAll(details);
    return highlights;
  }

  /** The dossier when the page said what it still shows of a field. */
  Optional<Dossier> when(String field) {
    return shows(field) ? baseline.when(field) : Optional.empty();
  }

  /** The dossier in which the page, as it was imported or as it last said so, has that field. */
  Optional<Dossier> saying(String field, Predicate<Dossier> saysSo) {
    return Optional.of(then)
        .filter(it -> shows(field) && saysSo.test(it))
        .or(() -> when(field).filter(saysSo));
  }

  /** Whether the page wrote a place beside an entry. */
  boolean placed(EntryId entry) {
    return then.layout().blocks().stream()
        .filter(block -> block.entry().filter(entry::equals).isPresent())
        .anyMatch(block -> Page.place(block.pieces()).isPresent());
  }

  /** What somebody took back that says the same: the entry itself, or what a page said of it. */
  Optional<EntryId> takenBack(Fact fact) {
    return retractions.isEmpty() || isOneThatWasLost(fact)
        ? Optional.empty()
        : retractions.entry(now, fact).or(() -> retractions.entry(asSaid(), fact));
  }

  /** What an import took back since its page had lost it, and of which the page said the same. */
  Optional<Entry> lost(Fact fact) {
    return now.entries().stream()
        .filter(it -> !it.stands() && PageImportIds.isImported(it.id()))
        .filter(it -> retractions.sentence(it.id()).isEmpty())
        .filter(it -> Retractions.saysTheSame(baseline.of(it), fact))
        .reduce((one, later) -> later);
  }

  /** Whether it is a contact that stood at the same post until a page lost it. */
  boolean isOneThatWasLost(Fact fact) {
    return fact instanceof Fact.Contact contact
        && lost(fact)
            .filter(
                it -> baseline.of(it) instanceof Fact.Contact was && was.post() == contact.post())
            .isPresent();
  }

  private Dossier asSaid() {
    return now.holding(
        now.entries().stream()
            .filter(it -> !it.stands())
            .map(it -> new Entry(it.id(), baseline.of(it), it.version(), it.standing(), it.days()))
            .toList());
  }

  /** The lines without a date that are highlights: the last page told the same with a date. */
  Predicate<String> highlights() {
    List<Engagement> told =
        entries().values().stream()
            .filter(Engagement.class::isInstance)
            .map(Engagement.class::cast)
            .toList();
    String words =
        then.attribute(AttributeName.HIGHLIGHTS)
            .map(it -> TextNormalizer.plain(it.text()))
            .orElse("");
    AtomicInteger comparisons = new AtomicInteger(MOST);
    return line ->
        comparisons.addAndGet(-told.size()) >= 0
            && told.stream().anyMatch(it -> FactSimilarity.isLineOf(line, it))
            && !words.contains(TextNormalizer.plain(line));
  }

  /** Whether the page wrote the date of an entry as a part of another page does. */
  boolean wroteTheDateOf(EntryId entry, Part part) {
    return then.layout().blocks().stream()
        .filter(block -> block.entry().filter(entry::equals).isPresent())
        .anyMatch(block -> Page.date(block.pieces()).equals(Page.date(part.pieces())));
  }

  /** Whether the page showed an entry. */
  boolean shows(EntryId entry) {
    return then.layout().blocks().stream()
        .anyMatch(block -> block.entry().filter(entry::equals).isPresent());
  }

  /** How many positions and attributes the page showed. */
  long fields() {
    long attributes =
        Arrays.stream(AttributeName.values())
            .filter(it -> shows(Page.field(it)) && now.attribute(it).isPresent())
            .count();
    return attributes + now.facts(Position.class).count();
  }

  /** Whether the page showed that field of the dossier. */
  boolean shows(String field) {
    return then.layout().blocks().stream()
        .flatMap(block -> block.pieces().stream())
        .anyMatch(piece -> piece.field().equals(field));
  }
}
