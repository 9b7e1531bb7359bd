package org.engagementledger.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection that finds by a unique key also what other conditions narrow down further, reads no
 * more at a time than it needs, and gives away copies. The class underneath reads every document
 * for a second condition, gathers all that fit before it answers with the first, and on an update
 * changes the found document itself, so that an answer under way would show half of it.
 */
final class StoredCollection extends H2Collection {
  private static final String ID = "_id";
  private static final String BY_A_CLIENT = "$query";
  private static final int SPARE = 1000;

  private final MVMap<Object, Document> documents;

  StoredCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      MVMap<Object, Document> documents,
      MVMap<String, Object> meta,
      CursorRegistry cursors) {
    super(database, name, options, documents, meta, cursors);
    this.documents = documents;
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
    Portions cursor = new Portions(cursorRegistry.generateCursorId(), found);
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

  /** What is inside of a document's fields is never changed in place, so its own copy is enough. */
  private Stream<Document> found(
      Document query, @Nullable Document order, int skip, int limit, @Nullable Document fields) {
    Stream<Document> sorted = sorted(query, order, limit > 0 ? skip + limit : 0).skip(skip);
    return (limit > 0 ? sorted.limit(limit) : sorted)
        .map(document -> projected(document, fields).clone());
  }

  private Stream<Document> sorted(Document query, @Nullable Document order, int most) {
    Document conditions = necessary(query);
    Optional<Stream<Document>> byKey = byUniqueKey(conditions);
    Stream<Document> fitting =
        byKey
            .orElseGet(() -> scan(conditions.get(ID), isBackwards(order)))
            .filter(document -> documentMatchesQuery(document, query));
    Comparator<Document> by = deriveComparator(order);
    if (by == null || byKey.isEmpty() && isById(order) && Scan.sorts(documents)) {
      return fitting;
    }
    return most > 0 ? first(most, by, fitting) : fitting.sorted(by);
  }

  private Optional<Stream<Document>> byUniqueKey(Document conditions) {
    for (Index<Object> index : getIndexes()) {
      Document key = keyOf(index, conditions);
      if (index.canHandle(key)) {
        return Optional.of(
            stream(index.getPositions(key).iterator())
                .map(this::getDocument)
                .filter(Objects::nonNull));
      }
    }
    return Optional.empty();
  }

  private Stream<Document> scan(@Nullable Object condition, boolean backwards) {
    return stream(Scan.of(documents, condition, backwards));
  }

  private static <T> Stream<T> stream(Iterator<T> each) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(each, 0), false);
  }

  private static boolean isBackwards(@Nullable Document order) {
    return isNaturalDescending(order)
        || order != null
            && isById(order)
            && order.get(ID) instanceof Number way
            && way.intValue() < 0;
  }

  private static boolean isById(@Nullable Document order) {
    return order != null && order.keySet().equals(Set.of(ID));
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

  /** Conditions by field, of each field one, that whatever matches the query has to meet. */
  private static Document necessary(Document query) {
    Document conditions = new Document();
    query.forEach(conditions::putIfAbsent);
    if (query.get("$and") instanceof Collection<?> all) {
      all.forEach(each -> necessary((Document) each).forEach(conditions::putIfAbsent));
    }
    return conditions;
  }

  private static Document keyOf(Index<Object> index, Document conditions) {
    Document key = new Document();
    index.getKeys().stream()
        .map(part -> part.getKey())
        .filter(conditions::containsKey)
        .forEach(field -> key.put(field, conditions.get(field)));
    return key;
  }
}
