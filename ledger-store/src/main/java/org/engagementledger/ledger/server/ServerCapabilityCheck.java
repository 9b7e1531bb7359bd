package org.engagementledger.ledger.server;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.engagementledger.ledger.log.CommitStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries on the server itself what a ledger depends on, since some servers accept a unique index
 * over an array and do not enforce it. Remembered for each version of the server.
 */
public final class ServerCapabilityCheck {
  private static final Logger LOG = LoggerFactory.getLogger(ServerCapabilityCheck.class);
  private static final String FORMAT = "format";
  private static final int VERSION = 1;
  private static final String FIRST = "write with majority and journal under a unique index: ";

  private final MongoDatabase database;
  private final MongoCollection<Document> facts;
  private final Duration reply;

  /**
   * A probe of the server that has this database.
   *
   * @param reply how long one reply may take
   */
  public ServerCapabilityCheck(MongoDatabase database, Duration reply) {
    this.database = database;
    this.facts = CommitStore.durable(database.getCollection("ledger"), reply);
    this.reply = reply;
  }

  /** Refuses a server that lacks something, and a ledger in a format that is not ours. */
  public void check() {
    checkServer();
    unfinished()
        .ifPresent(
            unfinished -> {
              throw unfinished.refusal();
            });
  }

  /**
   * The same, also where a restore was begun.
   *
   * @throws ServerUnreachable if it cannot be tried
   */
  public void checkServer() {
    try {
      tryServer();
    } catch (MongoException wrong) {
      throw ServerUnreachable.behind(wrong)
          .<MongoException>map(unreachable -> unreachable)
          .orElse(wrong);
    }
  }

  private void tryServer() {
    String server = "server " + version();
    if (facts.find(Filters.eq("_id", server)).first() == null) {
      probe();
      remember(new Document("_id", server));
    }
    if (!hasFormat()) {
      remember(new Document("_id", FORMAT).append("version", VERSION));
    }
  }

  /** Whether there is a ledger in the database; refuses one in a format that is not ours. */
  public boolean hasFormat() {
    Document format = facts.find(Filters.eq("_id", FORMAT)).first();
    if (format != null && !Integer.valueOf(VERSION).equals(format.get("version"))) {
      throw new UnsuitableServer(
          "The ledger in database %s has format %s; this program reads format %d"
              .formatted(database.getName(), format.get("version"), VERSION));
    }
    return format != null;
  }

  /** A restore that was begun and has not ended. */
  public Optional<UnfinishedRestore> unfinished() {
    return UnfinishedRestore.in(facts);
  }

  private String version() {
    return database.runCommand(new Document("buildInfo", 1)).getString("version");
  }

  private void remember(Document fact) {
    facts.replaceOne(Filters.eq("_id", fact.get("_id")), fact, new ReplaceOptions().upsert(true));
  }

  private void probe() {
    String name = "probe-" + UUID.randomUUID();
    MongoCollection<Document> trial = CommitStore.durable(database.getCollection(name), reply);
    try {
      probe(trial);
    } finally {
      drop(trial);
    }
  }

  private static void probe(MongoCollection<Document> trial) {
    try {
      trial.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
      trial.insertOne(document(1, "a", "b"));
    } catch (MongoException e) {
      throw ServerUnreachable.behind(e)
          .<RuntimeException>map(unreachable -> unreachable)
          .orElseGet(() -> missing(FIRST + e.getMessage()));
    }
    requireRefused(trial, document(1, "c", "d"), "a second document with the same _id");
    requireRefused(
        trial,
        document(2, "c", "b"),
        "a second document with an element of an array" + " that has a unique index");
  }

  private static void requireRefused(
      MongoCollection<Document> trial, Document document, String what) {
    try {
      trial.insertOne(document);
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return;
      }
      throw missing("refuse %s with code 11000, but answered %s".formatted(what, e.getCode()));
    }
    throw missing("refuse " + what + ", but accepted it");
  }

  private static Document document(long id, String... keys) {
    return new Document("_id", id).append("keys", List.of(keys));
  }

  private static UnsuitableServer missing(String what) {
    return new UnsuitableServer("This server cannot carry a ledger: it should " + what);
  }

  private static void drop(MongoCollection<Document> trial) {
    try {
      trial.drop();
    } catch (MongoException e) {
      LOG.warn("The trial collection {} could not be dropped", trial.getNamespace(), e);
    }
  }
}
