package org.engagementledger.ledger.log;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
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
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The collection that is the log. It is asked only for equality on unique keys, which every server
 * answers from an index; order and completeness follow from the numbers being dense.
 */
public final class CommitStore {
  public static final String COLLECTION = "commits";

  private final MongoCollection<Document> documents;
  private final Duration reply;

  /**
   * The log in this database.
   *
   * @param reply how long one reply may take
   */
  public CommitStore(MongoDatabase database, Duration reply) {
    this.reply = reply;
    this.documents = durable(database.getCollection(COLLECTION), reply);
  }

  public void createIndexes() {
    IndexOptions unique = new IndexOptions().unique(true);
    documents.createIndex(Indexes.ascending("keys"), unique);
    documents.createIndex(Indexes.ascending("ids"), unique);
  }

  /** The same collection with concerns of our own: a connection string cannot weaken them. */
  public static MongoCollection<Document> durable(MongoCollection<Document> any, Duration reply) {
    return any.withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
        .withReadConcern(ReadConcern.MAJORITY)
        .withReadPreference(ReadPreference.primary())
        .withTimeout(reply.toMillis(), TimeUnit.MILLISECONDS);
  }

  public void insert(Commit commit) {
    documents.insertOne(commit.toDocument());
  }

  /** In their order; after one that is refused none is tried. */
  public void insert(List<Commit> several) {
    documents.insertMany(several.stream().map(Commit::toDocument).toList());
  }

  public Optional<Commit> startingAt(long position) {
    return Optional.ofNullable(documents.find(eq("_id", position)).first()).map(Commit::of);
  }

  /** The commits that start at one of these positions, in order; some may not be seen yet. */
  public List<Commit> startingIn(long from, long to) {
    return list(startsIn(from, to));
  }

  /** The same, not looked into. */
  public List<Document> documentsIn(long from, long to) {
    return sorted(startsIn(from, to));
  }

  public long count() {
    return documents.countDocuments();
  }

  /** The first position of the last commit that starts at one of these positions. */
  public Optional<Long> lastStartIn(long from, long to) {
    return starts(startsIn(from, to)).stream().max(Comparator.naturalOrder());
  }

  /** What is inserted from now on, as far as the server tells; never more than where it stands. */
  public ChangeStreamIterable<BsonDocument> insertions() {
    return documents
        .withDocumentClass(BsonDocument.class)
        .watch(
            List.of(
                Aggregates.match(eq("operationType", "insert")),
                Aggregates.project(Projections.include("_id"))),
            BsonDocument.class)
        .maxAwaitTime(reply.dividedBy(10).toMillis(), TimeUnit.MILLISECONDS);
  }

  public Optional<Commit> withId(String id) {
    return Optional.ofNullable(documents.find(eq("ids", id)).first()).map(Commit::of);
  }

  public List<Commit> withKeys(Collection<String> keys) {
    return list(in("_id", starts(in("keys", keys))));
  }

  public List<Commit> withIds(Collection<String> ids) {
    return list(in("_id", starts(in("ids", ids))));
  }

  /** Those of the keys that are taken. */
  public Set<String> taken(Collection<String> keys) {
    Set<String> taken = new HashSet<>();
    documents
        .find(in("keys", keys))
        .projection(Projections.include("keys"))
        .forEach(document -> taken.addAll(document.getList("keys", String.class)));
    taken.retainAll(Set.copyOf(keys));
    return taken;
  }

  private static Bson startsIn(long from, long to) {
    return in("_id", LongStream.rangeClosed(Math.max(1, from), to).boxed().toList());
  }

  /**
   * Where the commits start that match. Asked before the commits themselves, since some servers
   * answer a document once for each of its keys that is asked for.
   */
  private Set<Long> starts(Bson filter) {
    return documents
        .find(filter)
        .projection(Projections.include("_id"))
        .map(document -> document.getLong("_id"))
        .into(new HashSet<>());
  }

  private List<Commit> list(Bson filter) {
    return sorted(filter).stream().map(Commit::of).toList();
  }

  private List<Document> sorted(Bson filter) {
    List<Document> found = documents.find(filter).into(new ArrayList<>());
    found.sort(Comparator.comparingLong(document -> document.get("_id", Number.class).longValue()));
    return found;
  }
}
