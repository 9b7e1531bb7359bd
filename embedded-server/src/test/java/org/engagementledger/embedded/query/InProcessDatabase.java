package org.engagementledger.embedded.query;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.engagementledger.embedded.storage.KilledProcess;
import org.engagementledger.embedded.storage.MapStore;
import org.jspecify.annotations.Nullable;

/** A database that is asked without a network between, and says what it has read. */
final class InProcessDatabase {

  private Path folder;
  private final Channel channel = new EmbeddedChannel();
  private MapStore store;
  private StoredDatabase database;

  InProcessDatabase(Path folder) {
    this.folder = folder;
    MapStore.create(folder);
    this.store = MapStore.open(folder);
    this.database = new StoredDatabase("ledger", store, new CursorRegistry());
  }

  /** What is on disk is there again, and nothing else. */
  void killAndOpen() {
    folder = KilledProcess.copyOf(folder);
    store.abandon();
    store = MapStore.open(folder);
    database = new StoredDatabase("ledger", store, new CursorRegistry());
  }

  void close() {
    store.abandon();
  }

  void index(String collection, String... fields) {
    Document key = new Document();
    Arrays.stream(fields).forEach(field -> key.append(field, 1));
    Document index = new Document("key", key).append("name", String.join("_", fields));
    command(new Document("createIndexes", collection).append("indexes", List.of(index)));
  }

  Document command(Document command) {
    String name = command.keySet().iterator().next();
    return store.writeAlone(
        () -> database.handleCommand(channel, name, command, any -> database, NoopOplog.get()));
  }

  void insert(String collection, Document... documents) {
    List<Document> copies = Arrays.stream(documents).map(Document::cloneDeeply).toList();
    command(new Document("insert", collection).append("documents", copies));
  }

  Document delete(String collection, Document filter) {
    Document delete = new Document("q", filter).append("limit", 0);
    return command(new Document("delete", collection).append("deletes", List.of(delete)));
  }

  Document update(String collection, Document filter, Document change) {
    Document update = new Document("q", filter).append("u", change).append("multi", true);
    return command(new Document("update", collection).append("updates", List.of(update)));
  }

  List<?> aggregate(String collection, Document... stages) {
    Document answer =
        command(
            new Document("aggregate", collection)
                .append("pipeline", List.of(stages))
                .append("cursor", new Document()));
    Document cursor = (Document) requireNonNull(answer.get("cursor"));
    return List.copyOf((Collection<?>) requireNonNull(cursor.get("firstBatch")));
  }

  List<Document> find(String collection, Document filter) {
    return find(collection, filter, null, 0, 0);
  }

  List<Document> find(
      String collection, Document filter, @Nullable Document order, int skip, int limit) {
    Document selector = new Document("query", filter).append("orderby", order);
    List<Document> found = new ArrayList<>();
    collection(collection)
        .handleQuery(new QueryParameters(selector, skip, limit))
        .forEach(found::add);
    return found;
  }

  /** How many documents are looked at by what is done. */
  long reading(String collection, Runnable done) {
    long before = collection(collection).read();
    done.run();
    return collection(collection).read() - before;
  }

  private StoredCollection collection(String name) {
    return (StoredCollection) database.resolveCollection(name, true);
  }
}
