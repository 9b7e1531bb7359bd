package org.engagementledger.ledger.read;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/**
 * The newest snapshot of each stream. Losing them, or some of them, costs time and nothing else.
 * Each knows the last event that is in it; where the log has another one there, or none, it was put
 * back to an older state, and the snapshot does not count.
 */
public final class SnapshotStore {
  private static final String COLLECTION = "snapshots";

  private final MongoCollection<Document> documents;
  private final StreamReader streams;

  public SnapshotStore(MongoDatabase database, StreamReader streams) {
    this.documents = database.getCollection(COLLECTION);
    this.streams = streams;
  }

  /** Keeps this snapshot in place of the one before. */
  public void store(StreamSnapshot snapshot) {
    documents.replaceOne(
        Filters.eq("_id", snapshot.stream()),
        new Document("_id", snapshot.stream())
            .append("sequence", snapshot.sequence())
            .append("last", last(snapshot).orElse(""))
            .append("type", snapshot.type())
            .append("time", Date.from(snapshot.time()))
            .append("data", snapshot.data()),
        new ReplaceOptions().upsert(true));
  }

  /** The snapshot of a stream. */
  public Optional<StreamSnapshot> find(String stream) {
    return Optional.ofNullable(documents.find(Filters.eq("_id", stream)).first())
        .filter(it -> last(read(it)).filter(last -> last.equals(it.getString("last"))).isPresent())
        .map(SnapshotStore::read);
  }

  /** Which event it is, and when it was recorded: a command that is repeated gives the same id. */
  private Optional<String> last(StreamSnapshot snapshot) {
    return streams.read(snapshot.stream(), snapshot.sequence(), 1).stream()
        .map(event -> event.id() + " " + event.time())
        .findFirst();
  }

  /**
   * Forgets them all, if there are any: to drop what is not there is an error in a server's log.
   */
  public static void drop(MongoDatabase database) {
    if (database.listCollectionNames().into(new ArrayList<>()).contains(COLLECTION)) {
      database.getCollection(COLLECTION).drop();
    }
  }

  private static StreamSnapshot read(Document document) {
    Instant time = document.getDate("time").toInstant();
    return new StreamSnapshot(
        document.getString("_id"),
        document.getLong("sequence"),
        document.getString("type"),
        time,
        document.getString("data"));
  }
}
