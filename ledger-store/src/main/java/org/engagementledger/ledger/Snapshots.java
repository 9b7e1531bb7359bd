package org.engagementledger.ledger;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/**
 * The newest snapshot of each stream. Losing them, or some of them, costs time and nothing else.
 */
public final class Snapshots {
  private final MongoCollection<Document> documents;

  Snapshots(MongoDatabase database) {
    this.documents = database.getCollection("snapshots");
  }

  /** Keeps this snapshot in place of the one before. */
  public void store(Snapshot snapshot) {
    documents.replaceOne(
        Filters.eq("_id", snapshot.stream()),
        new Document("_id", snapshot.stream())
            .append("sequence", snapshot.sequence())
            .append("type", snapshot.type())
            .append("time", Date.from(snapshot.time()))
            .append("data", snapshot.data()),
        new ReplaceOptions().upsert(true));
  }

  /** The snapshot of a stream. */
  public Optional<Snapshot> find(String stream) {
    return Optional.ofNullable(documents.find(Filters.eq("_id", stream)).first())
        .map(Snapshots::read);
  }

  /** Forgets them all. */
  void drop() {
    documents.drop();
  }

  private static Snapshot read(Document document) {
    Instant time = document.getDate("time").toInstant();
    return new Snapshot(
        document.getString("_id"),
        document.getLong("sequence"),
        document.getString("type"),
        time,
        document.getString("data"));
  }
}
