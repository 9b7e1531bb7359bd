package org.engagementledger.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.embedded.query.IndexScanCandidate.ScanRequest;

/**
 * By which index a query is answered: the lookup with the fewest entries. One that comes in the
 * order asked for may have more, where only the first are asked for; one that does not may have at
 * most a quarter of the documents, or reading all of them is as quick.
 *
 * @param all the lookups that there are, by which documents are passed over as well
 */
record QueryPlan(IndexScanCandidate best, List<IndexScanCandidate> all, boolean comesInOrder) {
  private static final int SHARE = 4;

  /** What is asked for. */
  record CollectionQuery(Document filter, SortOrder order, boolean isLimited) {}

  /** Empty if the documents are better read one by one. */
  static Optional<QueryPlan> of(
      CollectionQuery question,
      List<SecondaryIndexEntries> indexes,
      ScanRequest asked,
      boolean idsSort) {
    List<IndexScanCandidate> all =
        indexes.stream()
            .flatMap(it -> IndexScanCandidate.all(it, asked).stream())
            .sorted(Comparator.comparingLong(IndexScanCandidate::size))
            .toList();
    return all.stream()
        .map(it -> new QueryPlan(it, all, it.comesIn(question.order(), idsSort)))
        .filter(it -> it.comesInOrder() || it.best().size() <= asked.documents() / SHARE)
        .min(Comparator.comparingLong(it -> it.cost(question)));
  }

  /** How many documents fit, if the entries of an index alone say it. */
  static Optional<Long> count(Document filter, List<SecondaryIndexEntries> indexes) {
    return FieldCondition.only(filter)
        .flatMap(
            only ->
                indexes.stream()
                    .filter(it -> it.fields().getFirst().equals(only.field()))
                    .findFirst()
                    .flatMap(it -> it.countDocuments(only.any())));
  }

  private long cost(CollectionQuery question) {
    return best.size() / (comesInOrder && question.isLimited() ? SHARE : 1);
  }

  /** The ids of the documents among which those are that fit. */
  Stream<Object> ids(SortOrder order) {
    return comesInOrder
        ? best.inOrder(order.backwards(), all)
        : best.byId(order.isOfTheCollection() && order.backwards(), all);
  }
}
