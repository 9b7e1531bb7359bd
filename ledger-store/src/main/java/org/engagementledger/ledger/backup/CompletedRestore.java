package org.engagementledger.ledger.backup;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.engagementledger.ledger.backup.BackupReader.Contents;
import org.engagementledger.ledger.log.CommitStore;

/**
 * A restore that was brought to its end and is not recorded in the log yet: to record it changes
 * the root, which right after a restore is that of the backup. Noted in the database until then.
 *
 * @param size the number of events of the backup
 * @param root the Merkle root over them, in hexadecimal
 * @param at when it ended
 * @param by who restored
 * @param eventId under which it is to be recorded, so that two who do so record it once
 */
public record CompletedRestore(long size, String root, Instant at, String by, String eventId) {
  private static final String ID = "restored";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static CompletedRestore now(Contents backup, String by) {
    return new CompletedRestore(
        backup.size(),
        backup.root().hex(),
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        by,
        UUID.randomUUID().toString());
  }

  /** The one that is noted in this database. */
  public static Optional<CompletedRestore> in(MongoDatabase database) {
    return Optional.ofNullable(facts(database).find(eq("_id", ID)).first())
        .map(
            it ->
                new CompletedRestore(
                    it.getLong("size"),
                    it.getString("root"),
                    it.getDate("at").toInstant(),
                    it.getString("by"),
                    it.getString("event")));
  }

  /** Forgets the note, once it is recorded. */
  public void removeFrom(MongoDatabase database) {
    facts(database).deleteOne(eq("event", eventId));
  }

  private static MongoCollection<Document> facts(MongoDatabase database) {
    return CommitStore.durable(database.getCollection(Restore.FACTS), PATIENCE);
  }

  void note(MongoCollection<Document> facts) {
    facts.replaceOne(
        eq("_id", ID),
        new Document("_id", ID)
            .append("size", size)
            .append("root", root)
            .append("at", Date.from(at))
            .append("by", by)
            .append("event", eventId),
        new ReplaceOptions().upsert(true));
  }
}
