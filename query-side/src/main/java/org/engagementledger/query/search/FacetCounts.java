package org.engagementledger.query.search;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.engagementledger.query.search.index.IndexFields;
import org.engagementledger.query.search.index.SearchDocument;

/** Counts the documents that fit, by all that a facet can ask for at once. */
final class FacetCounts extends SimpleCollector {
  private final HitFilter attributes;
  private final Map<FacetKey, Long> counts = new HashMap<>();
  private SortedDocValues countries = DocValues.emptySorted();
  private SortedDocValues kinds = DocValues.emptySorted();
  private NumericDocValues firsts = DocValues.emptyNumeric();
  private int base;

  private FacetCounts(HitFilter attributes) {
    this.attributes = attributes;
  }

  /**
   * What documents have in common.
   *
   * @param year of the first day on which it can have begun; that of {@link LocalDate#MIN} if
   *     nothing bounds it
   */
  record FacetKey(String country, String kind, int year) {}

  /** Says whether an attribute is a hit, by the number of its document. */
  interface HitFilter {
    boolean isHit(int document) throws IOException;
  }

  /** Counts in all parts of an index. */
  record All(HitFilter attributes) implements CollectorManager<FacetCounts, Map<FacetKey, Long>> {
    @Override
    public FacetCounts newCollector() {
      return new FacetCounts(attributes);
    }

    @Override
    public Map<FacetKey, Long> reduce(Collection<FacetCounts> collectors) {
      Map<FacetKey, Long> all = new HashMap<>();
      collectors.forEach(
          it -> it.counts.forEach((group, count) -> all.merge(group, count, Long::sum)));
      return all;
    }
  }

  @Override
  protected void doSetNextReader(LeafReaderContext context) throws IOException {
    base = context.docBase;
    countries = DocValues.getSorted(context.reader(), IndexFields.COUNTRY);
    kinds = DocValues.getSorted(context.reader(), IndexFields.KIND);
    firsts = DocValues.getNumeric(context.reader(), IndexFields.FIRST);
  }

  @Override
  public void collect(int document) throws IOException {
    if (countries.advanceExact(document)
        && kinds.advanceExact(document)
        && firsts.advanceExact(document)) {
      FacetKey group =
          new FacetKey(
              countries.lookupOrd(countries.ordValue()).utf8ToString(),
              kinds.lookupOrd(kinds.ordValue()).utf8ToString(),
              LocalDate.ofEpochDay(firsts.longValue()).getYear());
      if (!group.kind().equals(SearchDocument.ATTRIBUTE) || attributes.isHit(base + document)) {
        counts.merge(group, 1L, Long::sum);
      }
    }
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }
}
