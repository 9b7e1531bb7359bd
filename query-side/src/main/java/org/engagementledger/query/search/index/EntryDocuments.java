package org.engagementledger.query.search.index;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.engagementledger.dossiers.DossierRedactions;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.DossierEvent.Stating;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.query.search.index.SearchDocument.Audience;
import org.engagementledger.time.KnownDossier;

/**
 * The documents of one entry.
 *
 * @param events all events about it so far, the first one first
 */
record EntryDocuments(List<RecordedEvent> events) {
  /** Of an entry that is not searched. */
  static final EntryDocuments NONE = new EntryDocuments(List.of());

  /** The same events, unmodifiable. */
  EntryDocuments {
    events = List.copyOf(events);
  }

  /** Whether an entry of that sort is searched. */
  boolean isSearched() {
    return events.stream()
        .anyMatch(
            it ->
                it.event() instanceof Stating stating
                    && (stating.fact() instanceof Engagement
                        || stating.fact() instanceof Attribute));
  }

  /**
   * Those that the last event changes: what it says of the entry, and what was said before, which
   * ends there. If something of the entry was ever internal, readers find all that it ever said in
   * other words from now on.
   */
  Stream<SearchDocument> changedByLast() {
    if (events.isEmpty()) {
      return Stream.empty();
    }
    DossierRedactions redactions = DossierRedactions.by(events.stream().map(RecordedEvent::event));
    boolean marked = redactions.concern(((AboutEntry) events.getLast().event()).entry());
    int first = marked ? 1 : Math.max(1, events.size() - 1);
    return IntStream.rangeClosed(first, events.size())
        .boxed()
        .flatMap(count -> said(count).stream())
        .flatMap(it -> marked ? apart(it, redactions) : Stream.of(forAll(it)));
  }

  private static SearchDocument forAll(SearchDocument it) {
    return it.audience() == Audience.NOBODY ? it : it.to(Audience.ALL, nameless(it.fact()));
  }

  private static Stream<SearchDocument> apart(SearchDocument it, DossierRedactions redactions) {
    if (it.audience() == Audience.NOBODY) {
      return Stream.of(it);
    }
    Fact shown = redactions.shown(it.entry(), it.fact()).orElseThrow();
    return Stream.of(it.to(Audience.INTERNAL, nameless(it.fact())), it.to(Audience.READERS, shown));
  }

  /** Nobody searches names of participants, whatever else is shown. */
  private static Fact nameless(Fact fact) {
    return fact.marked(List.of()).forReaders().orElseThrow();
  }

  /** What the first of the events say, until the next says more. */
  private Optional<SearchDocument> said(int count) {
    Optional<Instant> until =
        count < events.size() ? Optional.of(events.get(count).time()) : Optional.empty();
    RecordedEvent last = events.get(count - 1);
    AboutEntry event = (AboutEntry) last.event();
    return KnownDossier.unopened(event.country())
        .after(events.subList(0, count))
        .dossier()
        .entry(event.entry())
        .map(
            entry ->
                new SearchDocument(
                    event.country(),
                    entry.id(),
                    count - 1,
                    last.position(),
                    entry.fact(),
                    entry.since(),
                    last.time(),
                    until,
                    isFound(entry) ? Audience.INTERNAL : Audience.NOBODY));
  }

  private static boolean isFound(Entry entry) {
    return entry.stands() && !Passage.of(entry.fact()).isEmpty();
  }
}
