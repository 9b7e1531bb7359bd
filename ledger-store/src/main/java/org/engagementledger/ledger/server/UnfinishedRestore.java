package org.engagementledger.ledger.server;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import java.util.Optional;
import org.bson.Document;

/**
 * A restore that was begun and not brought to its end. While it is noted in a database, no ledger
 * is opened there.
 *
 * @param size the number of events of the backup
 * @param root the Merkle root over them, in hexadecimal
 */
public record UnfinishedRestore(long size, String root) {
  private static final String ID = "restore";

  public static Optional<UnfinishedRestore> in(MongoCollection<Document> facts) {
    return Optional.ofNullable(facts.find(eq("_id", ID)).first())
        .map(it -> new UnfinishedRestore(it.getLong("size"), it.getString("root")));
  }

  public void note(MongoCollection<Document> facts) {
    facts.insertOne(new Document("_id", ID).append("size", size).append("root", root));
  }

  public static void finish(MongoCollection<Document> facts) {
    facts.deleteOne(eq("_id", ID));
  }

  UnsuitableServer refusal() {
    return new UnsuitableServer(sentence());
  }

  public String sentence() {
    return "A restore was begun here and has not ended, so only a part of the ledger is there."
        + " Restore the same backup again; it goes on where it was (size %d, root %s)."
            .formatted(size, root);
  }
}
