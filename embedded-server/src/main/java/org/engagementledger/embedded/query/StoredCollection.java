package org.engagementledger.embedded.query;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.engagementledger.embedded.encoding.KeyRange;
import org.engagementledger.embedded.encoding.OrderPreservingEncoding;
import org.engagementledger.embedded.encoding.ValueEncoding;
import org.engagementledger.embedded.query.IndexScanCandidate.ScanRequest;
import org.engagementledger.embedded.query.QueryPlan.CollectionQuery;
import org.engagementledger.embedded.storage.MapCursor;
import org.engagementledger.embedded.storage.StoredMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose documents lie in the order of their ids. It finds by a unique key also what
 * other conditions narrow down further, and reads no more at a time than it needs: the class
 * underneath reads every document for a second condition, and gathers all that fit before it
 * answers with the first.
 */
final class StoredCollection extends AbstractSynchronizedMongoCollection<Object> {
  private static final String BY_A_CLIENT = "$query";
  private static final int SPARE = 1000;
  private static final ThreadLocal<@Nullable Document> NARROWED = new ThreadLocal<>();

  private final StoredMap documents;
  private final CollectionSize size;
  private final AtomicLong read = new AtomicLong();

  StoredCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      StoredMap documents,
      StoredMap meta,
      CursorRegistry cursors) {
    super(database, name, options, cursors);
    this.documents = documents;
    this.size = new CollectionSize(meta);
  }

  @Override
  protected Object addDocumentInternal(Document document) {
    String field = getIdField();
    Object id = field == null ? UUID.randomUUID() : Utils.getSubdocumentValue(document, field);
    byte[] key = keyOf(id);
    if (documents.get(key) != null) {
      throw new IllegalStateException(id + " is in " + this + " already");
    }
    documents.put(key, ValueEncoding.encoded(document));
    size.grow(1, 0);
    return id;
  }

  private static byte[] keyOf(@Nullable Object id) {
    return OrderPreservingEncoding.ofId(Missing.ofNullable(id));
  }

  @Override
  protected void removeDocument(Object id) {
    documents.remove(keyOf(id));
    size.grow(-1, 0);
  }

  @Override
  protected void handleUpdate(Object id, Document before, Document after) {
    documents.put(keyOf(id), ValueEncoding.encoded(after));
  }

  @Override
  protected @Nullable Document getDocument(Object id) {
    byte @Nullable [] found = documents.get(keyOf(id));
    return found == null ? null : ValueEncoding.document(found);
  }

  @Override
  protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
    return MapCursor.along(documents, KeyRange.ALL, false)
        .map(
            it ->
                new DocumentWithPosition<>(
                    ValueEncoding.document(it.value()), OrderPreservingEncoding.id(it.key())));
  }

  @Override
  public int count() {
    return Math.toIntExact(size.count());
  }

  @Override
  public boolean isEmpty() {
    return documents.isEmpty();
  }

  @Override
  protected void updateDataSize(int by) {
    size.grow(0, by);
  }

  @Override
  protected int getDataSize() {
    return (int) Math.min(Integer.MAX_VALUE, size.bytes());
  }

  /** Never asked: {@link #queryDocuments} finds all. */
  @Override
  protected QueryResult matchDocuments(
      Document query,
      @Nullable Document order,
      int skip,
      int limit,
      int batch,
      @Nullable Document projection) {
    return queryDocuments(query, order, skip, limit, batch, projection);
  }

  /** A client gets portions; what the server asks itself, to count or to change, is all of it. */
  @Override
  public synchronized QueryResult handleQuery(QueryParameters asked) {
    QueryResult all = super.handleQuery(asked);
    return asked.getQuerySelector().containsKey(BY_A_CLIENT)
        ? inPortions(all.iterator(), asked.getBatchSize())
        : all;
  }

  private QueryResult inPortions(Iterator<Document> found, int batchSize) {
    BatchCursor cursor = new BatchCursor(cursorRegistry.generateCursorId(), found);
    List<Document> first = cursor.takeDocuments(batchSize);
    if (cursor.isEmpty()) {
      return new QueryResult(first);
    }
    cursorRegistry.add(cursor);
    return new QueryResult(first, cursor);
  }

  @Override
  protected QueryResult queryDocuments(
      Document query,
      @Nullable Document order,
      int skip,
      int limit,
      int batch,
      @Nullable Document projection) {
    return new QueryResult(() -> found(query, order, skip, limit, projection).iterator());
  }

  /**
   * Does what reads all documents of a collection; for the first that this thread reads all of,
   * those that fit a filter are enough.
   */
  static <T> T narrowed(Document filter, Supplier<T> reading) {
    NARROWED.set(filter);
    try {
      return reading.get();
    } finally {
      NARROWED.remove();
    }
  }

  @Override
  public Stream<Document> queryAllAsStream() {
    Document filter = NARROWED.get();
    NARROWED.remove();
    return filter == null ? super.queryAllAsStream() : found(filter, null, 0, 0, null);
  }

  private Stream<Document> found(
      Document query, @Nullable Document order, int skip, int limit, @Nullable Document fields) {
    Stream<Document> sorted = sorted(query, order, limit > 0 ? skip + limit : 0).skip(skip);
    return (limit > 0 ? sorted.limit(limit) : sorted).map(document -> projected(document, fields));
  }

  /**
   * Documents among which all are that fit.
   *
   * @param allFit whether no others are among them
   * @param areInOrder whether they come in the order asked for
   */
  private record Candidates(Stream<Document> documents, boolean allFit, boolean areInOrder) {}

  private Stream<Document> sorted(Document query, @Nullable Document order, int most) {
    CollectionQuery question = new CollectionQuery(query, SortOrder.of(order), most > 0);
    Candidates candidates = candidates(question, UniqueKeyLookup.conditions(query));
    Stream<Document> fitting =
        candidates
            .documents()
            .peek(document -> read.incrementAndGet())
            .filter(document -> candidates.allFit() || documentMatchesQuery(document, query));
    Comparator<Document> by = deriveComparator(order);
    if (by == null || candidates.areInOrder()) {
      return fitting;
    }
    return most > 0 ? first(most, by, fitting) : fitting.sorted(by);
  }

  private Candidates candidates(CollectionQuery question, Document conditions) {
    return byUniqueKey(question.filter(), conditions)
        .orElseGet(() -> byOrder(question, conditions.get("_id")));
  }

  private Candidates byOrder(CollectionQuery question, @Nullable Object idCondition) {
    IdOrdering ids = IdOrdering.of(documents);
    KeyRange some = ids.meeting(idCondition);
    boolean idsSort = question.order().isOfTheCollection() && ids.areSorted();
    List<SecondaryIndexEntries> indexes = sortedIndexes();
    Optional<QueryPlan> choice =
        indexes.isEmpty()
            ? Optional.empty()
            : QueryPlan.of(
                question,
                indexes,
                new ScanRequest(FieldCondition.in(question.filter()), some, count()),
                ids.areSorted());
    return choice
        .map(
            it -> new Candidates(at(it.ids(question.order())), false, it.comesInOrder() || idsSort))
        .orElseGet(() -> new Candidates(scan(some, question.order()), false, idsSort));
  }

  private List<SecondaryIndexEntries> sortedIndexes() {
    return getIndexes().stream()
        .filter(SecondaryIndex.class::isInstance)
        .map(it -> ((SecondaryIndex) it).entries())
        .toList();
  }

  private Stream<Document> at(Stream<Object> positions) {
    return positions.map(this::getDocument).filter(Objects::nonNull);
  }

  /** How many documents fit, if that can be said without reading them. */
  synchronized Optional<Long> countByIndex(Document filter) {
    return QueryPlan.count(filter, sortedIndexes());
  }

  /** How many documents have been looked at so far to answer questions. */
  long read() {
    return read.get();
  }

  private Optional<Candidates> byUniqueKey(Document query, Document conditions) {
    for (Index<Object> index : getIndexes()) {
      Document key = UniqueKeyLookup.of(index, conditions);
      if (index.canHandle(key)) {
        Iterable<Object> positions = index.getPositions(key);
        Stream<Document> its = at(StreamSupport.stream(positions.spliterator(), false));
        return Optional.of(new Candidates(its, UniqueKeyLookup.isAll(key, query), false));
      }
    }
    return Optional.empty();
  }

  private Stream<Document> scan(KeyRange ids, SortOrder order) {
    boolean backwards = order.isOfTheCollection() && order.backwards();
    return MapCursor.along(documents, ids, backwards).map(it -> ValueEncoding.document(it.value()));
  }

  /** The first of them in that order; of all that come only few are held. */
  private static Stream<Document> first(int most, Comparator<Document> by, Stream<Document> all) {
    List<Document> first = new ArrayList<>();
    all.forEach(
        document -> {
          first.add(document);
          if (first.size() == most + SPARE) {
            first.sort(by);
            first.subList(most, first.size()).clear();
          }
        });
    return first.stream().sorted(by);
  }

  private Document projected(Document document, @Nullable Document fields) {
    return fields == null || fields.isEmpty()
        ? document
        : matchDocumentsFromStream(Stream.of(document), new Document(), null, 0, 0, 0, fields)
            .iterator()
            .next();
  }
}
