package org.engagementledger.query.search.index;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.jspecify.annotations.Nullable;

/**
 * Ranks by BM25, with statistics of the documents that are there. Lucene's own count those that
 * were replaced until they are merged away, which is at another moment in each process; then two
 * query sides would list in another order, and a page of one would not follow on that of the other.
 */
final class LiveSearcher extends IndexSearcher {
  LiveSearcher(IndexReader reader) {
    super(reader);
    setSimilarity(new Rounded());
  }

  @Override
  public TermStatistics termStatistics(Term term, int documents, long occurrences)
      throws IOException {
    long live = Math.max(1, count(new TermQuery(term)));
    return new TermStatistics(term.bytes(), live, Math.max(live, occurrences));
  }

  @Override
  public @Nullable CollectionStatistics collectionStatistics(String field) throws IOException {
    CollectionStatistics all = super.collectionStatistics(field);
    long live = getIndexReader().numDocs();
    return all == null || live == 0
        ? all
        : new CollectionStatistics(field, live, live, Long.MAX_VALUE, live);
  }

  /** What is recorded between two pages hardly ever changes a rounded number. */
  static final class Rounded extends BM25Similarity {
    private static final float USUAL_LENGTH = 64;

    @Override
    protected float idf(long documents, long all) {
      return Math.max(1, Math.round(2 * super.idf(documents, all))) / 2f;
    }

    @Override
    protected float avgFieldLength(CollectionStatistics statistics) {
      return USUAL_LENGTH;
    }
  }
}
