package org.engagementledger.query.search.index;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/** The positions of the events by which documents were made. */
public final class IndexPositions {
  private static final Sort IN_ORDER =
      new Sort(new SortField(IndexFields.POSITION, SortField.Type.LONG));

  private IndexPositions() {}

  /** Those of the documents that fit, each once, in their order. */
  public static List<Long> of(IndexSearcher searcher, Query query) throws IOException {
    int most = Math.max(1, searcher.count(query));
    ScoreDoc[] found = searcher.search(query, most, IN_ORDER).scoreDocs;
    return Stream.of(found).map(it -> (Long) ((FieldDoc) it).fields[0]).distinct().toList();
  }
}
