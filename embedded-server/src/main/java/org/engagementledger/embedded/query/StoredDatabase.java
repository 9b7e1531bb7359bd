package org.engagementledger.embedded.query;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.engagementledger.embedded.storage.MapStore;

/** A database whose collections and indexes are maps of the store. */
public final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Object> {

  private static final String DOCUMENTS = "documents/";
  private static final String META = "meta/";
  private static final String INDEX = "index/";
  private static final int COMMAND_NOT_SUPPORTED = 115;
  private static final int NO_REPLICA_SET = 40573;
  private static final Document COUNTING =
      new Document("$group", new Document("_id", 1).append("n", new Document("$sum", 1)));

  private final MapStore store;

  public StoredDatabase(String name, MapStore store, CursorRegistry cursors) {
    super(name, cursors);
    this.store = store;
    initializeNamespacesAndIndexes();
  }

  /** The databases that the store holds. */
  public static Stream<String> namesIn(MapStore store) {
    return store.names().stream()
        .filter(map -> map.startsWith(DOCUMENTS))
        .map(map -> map.substring(DOCUMENTS.length(), map.indexOf('.')))
        .distinct();
  }

  public static boolean isOfDocuments(String map) {
    return map.startsWith(DOCUMENTS);
  }

  public static boolean isOfAnIndex(String map) {
    return map.startsWith(INDEX);
  }

  /** The map that says how large the collection is whose documents are in another. */
  public static String metaOf(String documents) {
    return META + documents.substring(DOCUMENTS.length());
  }

  @Override
  protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
    String full = getFullCollectionNamespace(name);
    return new StoredCollection(
        this, name, options, store.map(DOCUMENTS + full), store.map(META + full), cursorRegistry);
  }

  @Override
  protected Index<Object> openOrCreateUniqueIndex(
      String collection, String index, List<IndexKey> keys, boolean sparse) {
    return new UniqueIndex(index, keys, sparse, store.index(indexMap(collection, index)));
  }

  @Override
  protected Index<Object> openOrCreateSecondaryIndex(
      String collection, String index, List<IndexKey> keys, boolean sparse) {
    List<String> fields = keys.stream().map(IndexKey::getKey).toList();
    return new SecondaryIndex(
        index,
        keys,
        sparse,
        new SecondaryIndexEntries(fields, store.index(indexMap(collection, index))));
  }

  private String indexMap(String collection, String index) {
    return INDEX + getFullCollectionNamespace(collection) + "/" + index;
  }

  @Override
  protected void dropIndex(MongoCollection<Object> collection, String index) {
    super.dropIndex(collection, index);
    store.drop(indexMap(collection.getCollectionName(), index));
  }

  @Override
  public void dropCollection(String name, Oplog oplog) {
    super.dropCollection(name, oplog);
    String full = getFullCollectionNamespace(name);
    store.drop(DOCUMENTS + full);
    store.drop(META + full);
  }

  /** The server underneath answers with an unknown error, and logs it, where MongoDB says why. */
  @Override
  public Document handleCommand(
      Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
    Document first = firstStage(query);
    if (first.containsKey("$changeStream")) {
      return new Document("ok", 0.0)
          .append("errmsg", "The $changeStream stage is only supported on replica sets")
          .append("code", NO_REPLICA_SET)
          .append("codeName", "Location40573");
    }
    Supplier<Document> answer =
        () -> super.handleCommand(channel, command, query, databases, oplog);
    return command.equalsIgnoreCase("aggregate") && first.get("$match") instanceof Document filter
        ? counted(query, filter).orElseGet(() -> StoredCollection.narrowed(filter, answer))
        : answer.get();
  }

  private static Document firstStage(Document aggregation) {
    return aggregation.get("pipeline") instanceof List<?> pipeline
            && !pipeline.isEmpty()
            && pipeline.getFirst() instanceof Document first
        ? first
        : new Document();
  }

  /** Drivers count by an aggregation, for which an index may be enough. */
  private Optional<Document> counted(Document aggregation, Document filter) {
    return aggregation.get("pipeline") instanceof List<?> pipeline
            && pipeline.size() == 2
            && COUNTING.equals(pipeline.getLast())
            && aggregation.get("aggregate") instanceof String name
            && resolveCollection(name, false) instanceof StoredCollection collection
        ? collection.countByIndex(filter).map(count -> counted(name, count))
        : Optional.empty();
  }

  private Document counted(String collection, long count) {
    Document one = new Document("_id", 1).append("n", Math.toIntExact(count));
    Document cursor =
        new Document("id", 0L)
            .append("ns", getFullCollectionNamespace(collection))
            .append("firstBatch", count == 0 ? List.of() : List.of(one));
    return new Document("cursor", cursor).append("ok", 1.0);
  }

  /** Its maps are known by its name. */
  @Override
  public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String name) {
    throw new MongoServerError(
        COMMAND_NOT_SUPPORTED, "CommandNotSupported", "the embedded server renames no collections");
  }

  @Override
  protected long getStorageSize() {
    return store.size();
  }

  @Override
  protected long getFileSize() {
    return store.size();
  }
}
