package org.engagementledger.ledger;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The collection that is the log. It is asked only for equality on unique keys, which every server
 * answers from an index; order and completeness follow from the numbers being dense.
 */
final class Commits {
  static final String COLLECTION = "commits";

  private final MongoCollection<Document> documents;

  private Commits(MongoCollection<Document> documents) {
    this.documents = documents;
  }

  /** The log in this database, with its unique indexes. */
  static Commits of(MongoDatabase database, Duration reply) {
    MongoCollection<Document> documents = durable(database.getCollection(COLLECTION), reply);
    documents.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
    documents.createIndex(Indexes.ascending("ids"), new IndexOptions().unique(true));
    return new Commits(documents);
  }

  /** The same collection with concerns of our own: a connection string cannot weaken them. */
  static MongoCollection<Document> durable(MongoCollection<Document> any, Duration reply) {
    return any.withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
        .withReadConcern(ReadConcern.MAJORITY)
        .withReadPreference(ReadPreference.primary())
        .withTimeout(reply.toMillis(), TimeUnit.MILLISECONDS);
  }

  void insert(Commit commit) {
    documents.insertOne(commit.toDocument());
  }

  Optional<Commit> startingAt(long position) {
    return Optional.ofNullable(documents.find(eq("_id", position)).first()).map(Commit::of);
  }

  /** The commits that start at one of these positions, in order; some may not be seen yet. */
  List<Commit> startingIn(long from, long to) {
    return list(in("_id", LongStream.rangeClosed(Math.max(1, from), to).boxed().toList()));
  }

  /** The first position of the last commit that starts at one of these positions. */
  Optional<Long> lastStartIn(long from, long to) {
    return documents
        .find(in("_id", LongStream.rangeClosed(from, to).boxed().toList()))
        .projection(Projections.include("_id"))
        .map(document -> document.getLong("_id"))
        .into(new HashSet<>())
        .stream()
        .max(Comparator.naturalOrder());
  }

  List<Commit> withKeys(Collection<String> keys) {
    return list(in("keys", keys));
  }

  List<Commit> withIds(Collection<String> ids) {
    return list(in("ids", ids));
  }

  /** Those of the keys that are taken. */
  Set<String> taken(Collection<String> keys) {
    Set<String> taken = new HashSet<>();
    documents
        .find(in("keys", keys))
        .projection(Projections.include("keys"))
        .forEach(document -> taken.addAll(document.getList("keys", String.class)));
    taken.retainAll(Set.copyOf(keys));
    return taken;
  }

  private List<Commit> list(Bson filter) {
    return documents.find(filter).map(Commit::of).into(new ArrayList<>()).stream()
        .sorted(Comparator.comparingLong(Commit::first))
        .toList();
  }
}
