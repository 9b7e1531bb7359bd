package org.engagementledger.query.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.engagementledger.dates.Certainty;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.query.endorsements.EndorsementOverview;
import org.engagementledger.query.readmodels.ProjectedLog;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.readmodels.store.ReadModelPending;
import org.engagementledger.query.search.FacetCounts.FacetKey;
import org.engagementledger.query.search.index.IndexFields;
import org.engagementledger.query.search.index.SearchDocument;
import org.engagementledger.query.search.index.SearchIndex;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds entries by their words. What fits best comes first: words in a title, the form that was
 * typed, what is not long ago; of what fits alike, the latest.
 */
@Component
public final class EntrySearch {
  /** After so many days a date counts half. */
  private static final long HALF = 3 * 365;

  private static final float RECENT = 1.5f;
  private static final int LEAST_READ = 50;

  private static final Sort BEST_FIRST =
      new Sort(
          SortField.FIELD_SCORE,
          new SortField(IndexFields.FIRST, SortField.Type.LONG, true),
          new SortField(IndexFields.POSITION, SortField.Type.LONG, true));

  private final SearchIndex index;
  private final EndorsementOverview world;
  private final ProjectedLog log;
  private final JsonMapper json;

  EntrySearch(SearchIndex index, EndorsementOverview world, ProjectedLog log, JsonMapper json) {
    this.index = index;
    this.world = world;
    this.log = log;
    this.json = json;
  }

  /**
   * Some hits.
   *
   * @param next behind which the next are; empty if there are no more
   * @param facets how many hits there are in all, by what was asked for
   */
  public record SearchResult(
      List<SearchHit> hits, Optional<SearchCursor> next, Map<String, List<Count>> facets) {}

  /**
   * How many hits have something in common.
   *
   * @param value what they have in common
   */
  public record Count(String value, long count) {}

  /**
   * At most {@code limit} hits behind a cursor. If nothing has the words as they are typed, words
   * that are written a little differently count.
   *
   * @param facets by what all hits are counted
   * @param all whether what is internal is searched as well
   */
  public SearchResult find(
      SearchFilter filter,
      AsOfParameters asked,
      SearchCursor after,
      int limit,
      Set<Facet> facets,
      ReadModelCheckpoint at,
      boolean all) {
    SearchTerms terms = filter.terms();
    world.requireKnown(filter.place(), filter.subject(), at);
    Query fitting =
        filter.query(asked, filter.place().map(place -> world.codes(Optional.of(place), at)), all);
    try (SearchIndex.IndexSnapshot reading = index.reading(at.position())) {
      Evaluation evaluation = new Evaluation(reading.searcher(), terms, fitting, asked);
      SearchResult found = evaluation.find(after, limit, after.forgiving());
      boolean forgiving =
          after.forgiving() || found.hits().isEmpty() && after.equals(SearchCursor.START);
      SearchResult best =
          forgiving && !after.forgiving() ? evaluation.find(after, limit, true) : found;
      return facets.isEmpty() || best.hits().isEmpty()
          ? best
          : new SearchResult(
              best.hits(), best.next(), evaluation.counts(facets, forgiving, world.regionsOf(at)));
    } catch (IOException | UncheckedIOException failed) {
      index.doubt(failed);
      throw ReadModelPending.problem();
    }
  }

  /** One search in the index as it is at a moment. */
  private final class Evaluation {
    private final IndexSearcher searcher;
    private final SearchTerms terms;
    private final Query fitting;
    private final LocalDate day;
    private final HitCertainties certainties;

    Evaluation(IndexSearcher searcher, SearchTerms terms, Query fitting, AsOfParameters asked) {
      this.searcher = searcher;
      this.terms = terms;
      this.fitting = fitting;
      this.day = asked.day();
      this.certainties = new HitCertainties(searcher, log, asked);
    }

    SearchResult find(SearchCursor after, int limit, boolean forgiving) throws IOException {
      LuceneQueryBuilder words = new LuceneQueryBuilder(searcher.getIndexReader(), forgiving);
      Query ranked = ranked(words.of(terms));
      HitHighlighter highlighting = new HitHighlighter(words.someOf(terms));
      int batch = Math.max(LEAST_READ, limit + 1);
      List<SearchHit> hits = new ArrayList<>();
      List<SearchCursor> cursors = new ArrayList<>();
      SearchCursor last = after;
      boolean more = true;
      while (more && hits.size() <= limit) {
        ScoreDoc[] some = some(ranked, last, batch);
        for (ScoreDoc each : some) {
          last = SearchCursor.of((FieldDoc) each, forgiving);
          if (hits.size() <= limit && hit(each, highlighting, hits)) {
            cursors.add(last);
          }
        }
        more = some.length == batch;
      }
      return hits.size() > limit
          ? new SearchResult(hits.subList(0, limit), Optional.of(cursors.get(limit - 1)), Map.of())
          : new SearchResult(hits, Optional.empty(), Map.of());
    }

    private ScoreDoc[] some(Query ranked, SearchCursor after, int most) throws IOException {
      FieldDoc behind = after.hit().orElse(null);
      return searcher.search(
              ranked, new TopFieldCollectorManager(BEST_FIRST, most, behind, Integer.MAX_VALUE))
          .scoreDocs;
    }

    private Query fitting(Query words) {
      return new BooleanQuery.Builder().add(words, Occur.MUST).add(fitting, Occur.FILTER).build();
    }

    private Query ranked(Query words) {
      return new BooleanQuery.Builder()
          .add(fitting(words), Occur.MUST)
          .add(
              LongField.newDistanceFeatureQuery(IndexFields.FIRST, RECENT, day.toEpochDay(), HALF),
              Occur.SHOULD)
          .build();
    }

    /** All hits, counted; the most frequent first. */
    Map<String, List<Count>> counts(
        Set<Facet> facets, boolean forgiving, Map<String, String> regions) throws IOException {
      Query words = new LuceneQueryBuilder(searcher.getIndexReader(), forgiving).of(terms);
      Map<FacetKey, Long> groups =
          searcher.search(
              fitting(words),
              new FacetCounts.All(it -> certainties.of(document(it)) != Certainty.ABSENT));
      Map<String, List<Count>> counts = new LinkedHashMap<>();
      facets.forEach(facet -> counts.put(facet.word(), counts(facet, groups, regions)));
      return counts;
    }

    private static List<Count> counts(
        Facet facet, Map<FacetKey, Long> groups, Map<String, String> regions) {
      Function<FacetKey, String> value =
          switch (facet) {
            case COUNTRY -> FacetKey::country;
            case REGION -> it -> regions.getOrDefault(it.country(), "");
            case KIND -> FacetKey::kind;
            case YEAR -> Evaluation::year;
          };
      Map<String, Long> counts = new HashMap<>();
      groups.forEach((group, count) -> counts.merge(value.apply(group), count, Long::sum));
      counts.remove("");
      return counts.entrySet().stream()
          .map(it -> new Count(it.getKey(), it.getValue()))
          .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::value))
          .toList();
    }

    /** What nothing bounds has none. */
    private static String year(FacetKey it) {
      return it.year() == LocalDate.MIN.getYear()
          ? ""
          : String.format(Locale.ROOT, "%04d", it.year());
    }

    /** Whether it is one: it was there on the day. */
    private boolean hit(ScoreDoc each, HitHighlighter highlighting, List<SearchHit> hits)
        throws IOException {
      SearchDocument it = document(each.doc);
      Certainty certainty = certainties.of(it);
      boolean isThere = certainty != Certainty.ABSENT;
      if (isThere) {
        hits.add(SearchHit.of(it, certainty, highlighting));
      }
      return isThere;
    }

    private SearchDocument document(int number) throws IOException {
      String stored = searcher.storedFields().document(number).get(IndexFields.STORED);
      return json.readValue(stored, SearchDocument.class);
    }
  }
}
