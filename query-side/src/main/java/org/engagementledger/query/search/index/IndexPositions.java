package org.engagementledger.query.search.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** The positions of the events by which documents were made. */
public final class IndexPositions extends SimpleCollector {
  private final List<Long> positions = new ArrayList<>();
  private NumericDocValues values;

  private IndexPositions(NumericDocValues values) {
    this.values = values;
  }

  /** Those of the documents that fit, each once, in their order. */
  public static List<Long> of(IndexSearcher searcher, Query query) throws IOException {
    return searcher.search(query, new All()).stream().distinct().sorted().toList();
  }

  private static final class All implements CollectorManager<IndexPositions, List<Long>> {
    @Override
    public IndexPositions newCollector() {
      return new IndexPositions(DocValues.emptyNumeric());
    }

    @Override
    public List<Long> reduce(Collection<IndexPositions> collectors) {
      return collectors.stream().flatMap(it -> it.positions.stream()).toList();
    }
  }

  @Override
  protected void doSetNextReader(LeafReaderContext context) throws IOException {
    values = DocValues.getNumeric(context.reader(), IndexFields.POSITION);
  }

  @Override
  public void collect(int document) throws IOException {
    if (values.advanceExact(document)) {
      positions.add(values.longValue());
    }
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }
}
