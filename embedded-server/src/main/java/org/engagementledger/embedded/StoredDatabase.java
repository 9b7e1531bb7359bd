package org.engagementledger.embedded;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A database whose collections and indexes are maps of the store. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Object> {

  private static final String DOCUMENTS = "documents/";
  private static final String META = "meta/";
  private static final String INDEX = "index/";
  private static final int COMMAND_NOT_SUPPORTED = 115;
  private static final int NO_REPLICA_SET = 40573;

  private final Store store;

  StoredDatabase(String name, Store store, CursorRegistry cursors) {
    super(name, cursors);
    this.store = store;
    initializeNamespacesAndIndexes();
  }

  /** The databases that the store holds. */
  static Stream<String> namesIn(Store store) {
    return store.mapNames().stream()
        .filter(map -> map.startsWith(DOCUMENTS))
        .map(map -> map.substring(DOCUMENTS.length(), map.indexOf('.')))
        .distinct();
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
    return new StoredIndex(index, keys, sparse, store.map(indexMap(collection, index)));
  }

  /**
   * The server underneath cannot use a plain index, and would read every document at each start.
   */
  @Override
  protected @Nullable Index<Object> openOrCreateSecondaryIndex(
      String collection, String index, List<IndexKey> keys, boolean sparse) {
    return null;
  }

  private String indexMap(String collection, String index) {
    return INDEX + getFullCollectionNamespace(collection) + "/" + index;
  }

  @Override
  protected void dropIndex(MongoCollection<Object> collection, String index) {
    super.dropIndex(collection, index);
    store.removeMap(indexMap(collection.getCollectionName(), index));
  }

  @Override
  public void dropCollection(String name, Oplog oplog) {
    super.dropCollection(name, oplog);
    String full = getFullCollectionNamespace(name);
    store.removeMap(DOCUMENTS + full);
    store.removeMap(META + full);
  }

  /** The server underneath answers with an unknown error, and logs it, where MongoDB says why. */
  @Override
  public Document handleCommand(
      Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
    if (query.get("pipeline") instanceof List<?> pipeline
        && !pipeline.isEmpty()
        && pipeline.getFirst() instanceof Document first
        && first.containsKey("$changeStream")) {
      return new Document("ok", 0.0)
          .append("errmsg", "The $changeStream stage is only supported on replica sets")
          .append("code", NO_REPLICA_SET)
          .append("codeName", "Location40573");
    }
    return super.handleCommand(channel, command, query, databases, oplog);
  }

  /** A map is known to the log by its name. */
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
