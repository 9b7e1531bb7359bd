package org.engagementledger.query.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.engagementledger.query.search.index.IndexFields;

/** Reads of every document that fits what it is counted by. */
final class FacetCounts extends SimpleCollector {
  private final List<Counted> counted = new ArrayList<>();
  private SortedDocValues countries = DocValues.emptySorted();
  private SortedDocValues kinds = DocValues.emptySorted();
  private NumericDocValues firsts = DocValues.emptyNumeric();
  private int base;

  /**
   * A document that fits.
   *
   * @param number by which the index knows it
   * @param first the first day on which it can have begun
   */
  record Counted(int number, String country, String kind, long first) {}

  /** Gathers all of them. */
  static final class All implements CollectorManager<FacetCounts, List<Counted>> {
    @Override
    public FacetCounts newCollector() {
      return new FacetCounts();
    }

    @Override
    public List<Counted> reduce(Collection<FacetCounts> collectors) {
      return collectors.stream().flatMap(it -> it.counted.stream()).toList();
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
      counted.add(
          new Counted(
              base + document,
              countries.lookupOrd(countries.ordValue()).utf8ToString(),
              kinds.lookupOrd(kinds.ordValue()).utf8ToString(),
              firsts.longValue()));
    }
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }
}
