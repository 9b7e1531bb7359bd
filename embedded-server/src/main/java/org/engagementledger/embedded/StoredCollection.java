package org.engagementledger.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import org.h2.mvstore.MVMap;

/**
 * A collection that finds by a unique key also what other conditions narrow down further, and gives
 * away copies. The class underneath reads every document for a second condition, and on an update
 * changes the found document itself, so that an answer under way would show half of it.
 */
final class StoredCollection extends H2Collection {

  StoredCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      MVMap<Object, Document> documents,
      MVMap<String, Object> meta,
      CursorRegistry cursors) {
    super(database, name, options, documents, meta, cursors);
  }

  @Override
  protected QueryResult queryDocuments(
      Document query, Document order, int skip, int limit, int batch, Document projection) {
    Document conditions = necessary(query);
    for (Index<Object> index : getIndexes()) {
      Document key = keyOf(index, conditions);
      if (index.canHandle(key)) {
        return matchDocuments(
            query, index.getPositions(key), order, skip, limit, batch, projection);
      }
    }
    return matchDocuments(query, order, skip, limit, batch, projection);
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

  /** What is inside of a document's fields is never changed in place, so its own copy is enough. */
  @Override
  protected QueryResult createQueryResult(List<Document> found, int batchSize) {
    List<Document> copies = found.stream().map(Document::clone).toList();
    int fitting = Portions.fitting(copies);
    return super.createQueryResult(copies, batchSize > 0 ? Math.min(batchSize, fitting) : fitting);
  }

  @Override
  protected Cursor createCursor(List<Document> left) {
    Portions cursor = new Portions(cursorRegistry.generateCursorId(), left);
    cursorRegistry.add(cursor);
    return cursor;
  }
}
