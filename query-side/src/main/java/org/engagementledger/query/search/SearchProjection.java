package org.engagementledger.query.search;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.Entry;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Redactions;
import org.engagementledger.query.projections.Page;
import org.engagementledger.query.projections.Projection;
import org.engagementledger.query.projections.Run;
import org.engagementledger.query.projections.Run.OnDossier;
import org.engagementledger.query.projections.Step.OfDossier;
import org.engagementledger.query.search.SearchDocument.Audience;
import org.engagementledger.time.KnownDossier;
import org.engagementledger.time.RecordedEvent;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The read model of the search: a document for each event after which an entry says something that
 * is searched, found by its words.
 */
@Component
record SearchProjection(JsonMapper json) implements Projection {
  static final String NAME = "search";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int revision() {
    return 4;
  }

  @Override
  public List<String> keys() {
    return List.of("words", "title", "country");
  }

  @Override
  public List<String> order() {
    return List.of("keys.first", "_id");
  }

  @Override
  public Stream<Page> project(Run run) {
    return run instanceof OnDossier of ? pages(of) : Stream.empty();
  }

  private Stream<Page> pages(OnDossier run) {
    Map<String, Page> last = new LinkedHashMap<>();
    for (OfDossier step : run.steps()) {
      long position = step.seen().position();
      said(step.told()).map(it -> page(it, position)).forEach(page -> last.put(page.id(), page));
    }
    return last.values().stream();
  }

  /**
   * What the last event says of an entry, and what it said before, which ends there. If something
   * of the entry was ever internal, readers find all that it ever said in other words from now on.
   */
  private static Stream<SearchDocument> said(List<RecordedEvent> told) {
    Redactions redactions = Redactions.by(told.stream().map(RecordedEvent::event));
    boolean marked = told.stream().anyMatch(it -> isMarked(redactions, it));
    int from = marked ? 1 : Math.max(1, told.size() - 1);
    return IntStream.rangeClosed(from, told.size())
        .boxed()
        .flatMap(count -> said(told, count).stream())
        .flatMap(
            it ->
                marked
                    ? apart(it, redactions)
                    : Stream.of(it.to(Audience.ALL, nameless(it.fact()))));
  }

  private static boolean isMarked(Redactions redactions, RecordedEvent told) {
    return redactions.concern(((AboutEntry) told.event()).entry());
  }

  private static Stream<SearchDocument> apart(SearchDocument it, Redactions redactions) {
    Fact shown = redactions.shown(it.entry(), it.fact()).orElseThrow();
    return Stream.of(it.to(Audience.INTERNAL, nameless(it.fact())), it.to(Audience.READERS, shown));
  }

  /** Nobody searches names of participants, whatever else is shown. */
  private static Fact nameless(Fact fact) {
    return fact.marked(List.of()).forReaders().orElseThrow();
  }

  /** What the first events about an entry say, if that is searched, until the next says more. */
  private static Optional<SearchDocument> said(List<RecordedEvent> told, int count) {
    Optional<Instant> until =
        count < told.size() ? Optional.of(told.get(count).time()) : Optional.empty();
    return said(told.subList(0, count), until);
  }

  private static Optional<SearchDocument> said(List<RecordedEvent> told, Optional<Instant> until) {
    AboutEntry last = (AboutEntry) told.getLast().event();
    CountryCode country = last.country();
    KnownDossier known = KnownDossier.unopened(country).after(told);
    return known
        .dossier()
        .entry(last.entry())
        .filter(Entry::stands)
        .filter(entry -> !Passage.of(entry.fact()).isEmpty())
        .map(
            entry ->
                new SearchDocument(
                    country,
                    entry.id(),
                    told.size() - 1,
                    entry.fact(),
                    entry.since(),
                    told.getLast().time(),
                    until,
                    Audience.INTERNAL));
  }

  private Page page(SearchDocument it, long position) {
    Page page = Page.of(it.id(), position, json.writeValueAsString(it)).foundBy(keys(it));
    boolean isFirst = it.until().isEmpty() && it.audience() != Audience.READERS;
    return isFirst ? page.forTheFirstTime() : page;
  }

  private static Map<String, Object> keys(SearchDocument it) {
    List<Passage> passages = Passage.of(it.fact());
    Map<String, Object> keys = new HashMap<>();
    keys.put("words", words(passages.stream()));
    keys.put("title", words(passages.stream().filter(Passage::isTitle)));
    keys.put("country", it.country().code());
    keys.put("audience", it.audience().name());
    keys.put("kind", it.kind());
    keys.put("instruments", it.instruments().toList());
    keys.put("first", it.first());
    keys.put("last", it.last());
    keys.put("since", it.since().toEpochMilli());
    keys.put("until", it.until().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE));
    return keys;
  }

  private static List<String> words(Stream<Passage> passages) {
    return passages
        .flatMap(it -> Token.of(it.text()).stream())
        .map(Token::word)
        .distinct()
        .sorted()
        .toList();
  }
}
