package org.engagementledger.query.search;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.Entry;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.query.projections.Page;
import org.engagementledger.query.projections.Projection;
import org.engagementledger.query.projections.Run;
import org.engagementledger.query.projections.Run.OnDossier;
import org.engagementledger.query.projections.Step.OfDossier;
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
    return 3;
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

  /** The event ends what was said before, and says something else. */
  private Stream<Page> pages(OnDossier run) {
    Map<String, Page> last = new LinkedHashMap<>();
    for (OfDossier step : run.steps()) {
      long position = step.seen().position();
      int events = step.told().size();
      Stream.of(
              said(step.told(), events - 1, Optional.of(step.seen().time())),
              said(step.told(), events, Optional.empty()))
          .flatMap(Optional::stream)
          .map(it -> page(it, position))
          .forEach(page -> last.put(page.id(), page));
    }
    return last.values().stream();
  }

  /** What the first events about an entry say, if that is searched. */
  private static Optional<SearchDocument> said(
      List<RecordedEvent> told, int count, Optional<Instant> until) {
    return count < 1 ? Optional.empty() : said(told.subList(0, count), until);
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
                    nameless(entry.fact()),
                    known.since(entry.id()).orElseThrow(),
                    told.getLast().time(),
                    until));
  }

  private static Fact nameless(Fact fact) {
    return fact instanceof Engagement it ? it.withoutNames() : fact;
  }

  private Page page(SearchDocument it, long position) {
    Page page = Page.of(it.id(), position, json.writeValueAsString(it)).foundBy(keys(it));
    return it.until().isEmpty() ? page.forTheFirstTime() : page;
  }

  private static Map<String, Object> keys(SearchDocument it) {
    List<Passage> passages = Passage.of(it.fact());
    Map<String, Object> keys = new HashMap<>();
    keys.put("words", words(passages.stream()));
    keys.put("title", words(passages.stream().filter(Passage::isTitle)));
    keys.put("country", it.country().code());
    keys.put("kind", it.kind());
    keys.put("instruments", it.instruments().toList());
    keys.put("first", it.first());
    keys.put("last", it.days().latest().toEpochDay());
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
