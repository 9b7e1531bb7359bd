package org.engagementledger.query.readmodels.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.merkle.Hash;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Keeps the one {@link ReadModelCheckpoint} of a database. It is one document, so that several
 * models can be switched over in one step, and so that nobody advances a model that was just
 * replaced.
 */
@Component
public final class CheckpointStore {
  /** The name of who follows, by which its tokens are kept. */
  public static final String PROCESSING_GROUP = "read-models";

  public static final String COLLECTION = "read_models";
  private static final Bson CURRENT = eq("_id", "current");

  /** How soon an advance by another process is noticed. */
  private static final Duration PATIENCE = Duration.ofMillis(10);

  /** For how long no other process can have replaced and dropped what is named here. */
  private static final Duration FRESH = Duration.ofMillis(200);

  private final MongoOperations mongo;
  private final Ledger ledger;
  private final TokenStore tokens;
  private final ReadModelWriteConcern beforeToken;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition advanced = lock.newCondition();
  private final AtomicLong advances = new AtomicLong();
  private final AtomicReference<@Nullable Written> written = new AtomicReference<>();

  /** A catalogue as this process wrote it. */
  private record Written(ReadModelCheckpoint catalogue, long nanos) {}

  CheckpointStore(
      MongoOperations mongo, Ledger ledger, TokenStore tokens, ReadModelWriteConcern beforeToken) {
    this.mongo = mongo;
    this.ledger = ledger;
    this.tokens = tokens;
    this.beforeToken = beforeToken;
  }

  /** The catalogue at present. */
  public ReadModelCheckpoint current() {
    return Optional.ofNullable(documents().find(CURRENT).first())
        .map(CheckpointStore::catalogue)
        .orElse(ReadModelCheckpoint.NONE);
  }

  /**
   * The catalogue as soon as it has come to that position.
   *
   * @return empty if it has not within that time
   */
  public Optional<ReadModelCheckpoint> await(long position, Duration atMost)
      throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      long seen = advances.get();
      ReadModelCheckpoint now =
          latest().filter(it -> it.position() >= position).orElseGet(this::current);
      if (now.position() >= position) {
        return Optional.of(now);
      }
      if (System.nanoTime() >= end) {
        return Optional.empty();
      }
      pauseUntilMoreThan(seen);
    }
  }

  /** Whether the models of a catalogue were made from the ledger as it stands. */
  public boolean isOfThisLedger(ReadModelCheckpoint it) {
    return LedgerMatch.flaw(it, ledger).isEmpty();
  }

  /**
   * Makes the first catalogue, if there is none.
   *
   * @param segments in how many parts the streams are followed
   * @param position behind which they are followed
   */
  public void found(
      Map<String, String> collections,
      Map<String, Integer> revisions,
      int segments,
      long position) {
    Bson first =
        combine(
            setOnInsert("generation", 1L),
            setOnInsert("positions", Collections.nCopies(segments, position)),
            setOnInsert("roots", Collections.nCopies(segments, rootAt(position))),
            setOnInsert("collections", new Document(collections)),
            setOnInsert("revisions", new Document(revisions)));
    documents().updateOne(CURRENT, first, new UpdateOptions().upsert(true));
  }

  /** What this process has just written need not be read again. */
  private Optional<ReadModelCheckpoint> latest() {
    return Optional.ofNullable(written.get())
        .filter(last -> System.nanoTime() - last.nanos() < FRESH.toNanos())
        .map(Written::catalogue);
  }

  private void note(ReadModelCheckpoint known, int segment, long position, String root) {
    written.updateAndGet(
        last -> {
          boolean isSame = last != null && last.catalogue().generation() == known.generation();
          ReadModelCheckpoint before = isSame ? last.catalogue() : known;
          return new Written(before.reached(segment, position, root), System.nanoTime());
        });
  }

  /** Brings a catalogue of the first version, which knew one position, to today's form. */
  public void renew() {
    Optional.ofNullable(documents().find(CURRENT).first())
        .map(document -> document.getLong("position"))
        .ifPresent(
            position ->
                documents()
                    .updateOne(
                        CURRENT,
                        combine(
                            set("positions", List.of(position)),
                            set("roots", List.of("")),
                            unset("position"),
                            unset("root"))));
  }

  /**
   * Says that every model holds every event of a segment up to that position.
   *
   * @param written the catalogue by which the events were written
   * @return false if another has taken its place, so that they have to be written again
   */
  public boolean advance(ReadModelCheckpoint written, int segment, long position) {
    Bson same = and(CURRENT, eq("generation", written.generation()));
    String root = rootAt(position);
    boolean goesOn =
        documents()
                .updateOne(
                    and(same, lt("positions." + segment, position)), at(segment, position, root))
                .getMatchedCount()
            > 0;
    if (goesOn) {
      note(written, segment, position, root);
      wake();
    }
    return goesOn || current().generation() == written.generation();
  }

  /** The position of a segment, and by its root of which history of the ledger. */
  private static Bson at(int segment, long position, String root) {
    return combine(set("positions." + segment, position), set("roots." + segment, root));
  }

  private String rootAt(long position) {
    return ledger.rootAt(position).map(Hash::hex).orElse("");
  }

  /**
   * Makes collections the models' own, if they have all that the models have.
   *
   * @param before the catalogue in which they take the place of others
   * @param draft the new collections, and how far they are
   * @param models the names of all models that there are to be; others are forgotten
   * @return false if the models have gone on further, or others have been replaced meanwhile
   */
  public boolean replace(
      ReadModelCheckpoint before, StagedReadModels draft, Collection<String> models) {
    boolean all = draft.isOfAll(models);
    boolean afresh = all && LedgerMatch.flaw(before, ledger).isPresent();
    if (afresh) {
      setFollowerBackTo(draft.position());
    }
    int segments = before.positions().size();
    List<Bson> reached = new ArrayList<>(List.of(CURRENT, eq("generation", before.generation())));
    for (int segment = 0; segment < segments && !afresh; segment++) {
      reached.add(lte("positions." + segment, draft.position()));
    }
    List<Bson> changes = new ArrayList<>(List.of(inc("generation", 1L)));
    draft.collections().forEach((model, name) -> changes.add(set("collections." + model, name)));
    draft.revisions().forEach((model, number) -> changes.add(set("revisions." + model, number)));
    before.collections().keySet().stream()
        .filter(model -> !models.contains(model))
        .forEach(model -> changes.add(unset("collections." + model)));
    if (all) {
      changes.add(set("book", draft.book()));
      String root = rootAt(draft.position());
      for (int segment = 0; segment < segments; segment++) {
        changes.add(at(segment, draft.position(), root));
      }
    }
    boolean replaced =
        documents()
                .withWriteConcern(WriteConcern.MAJORITY)
                .updateOne(and(reached), combine(changes))
                .getMatchedCount()
            > 0;
    wake();
    return replaced;
  }

  /** Forgets a model that there was once, and says in which collection it was. */
  public Optional<String> forget(String model) {
    ReadModelCheckpoint now = current();
    Bson same = and(CURRENT, eq("generation", now.generation()));
    Bson without =
        combine(inc("generation", 1L), unset("collections." + model), unset("revisions." + model));
    return Optional.ofNullable(now.collections().get(model))
        .filter(it -> documents().updateOne(same, without).getMatchedCount() > 0);
  }

  private void setFollowerBackTo(long position) {
    for (int segment : tokens.fetchSegments(PROCESSING_GROUP)) {
      setFollowerBackTo(position, segment);
    }
  }

  /**
   * Has the follower of a segment begin again behind that position. Otherwise it would leave out
   * what is recorded up to where it was.
   *
   * @throws UnableToClaimTokenException if another process follows that segment
   */
  public void setFollowerBackTo(long position, int segment) {
    tokens.storeToken(new GlobalSequenceTrackingToken(position), PROCESSING_GROUP, segment);
    tokens.releaseClaim(PROCESSING_GROUP, segment);
  }

  private MongoCollection<Document> documents() {
    return mongo.getCollection(COLLECTION).withWriteConcern(beforeToken.concern());
  }

  private void wake() {
    lock.lock();
    try {
      advances.incrementAndGet();
      advanced.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void pauseUntilMoreThan(long seen) throws InterruptedException {
    lock.lock();
    try {
      long left = PATIENCE.toNanos();
      while (advances.get() == seen && left > 0) {
        left = advanced.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private static ReadModelCheckpoint catalogue(Document document) {
    return new ReadModelCheckpoint(
        document.getLong("generation"),
        document.getList("positions", Long.class),
        document.getList("roots", String.class),
        byModel(document, "collections", String.class),
        byModel(document, "revisions", Integer.class),
        document.get("book", ""));
  }

  private static <T> Map<String, T> byModel(Document document, String member, Class<T> type) {
    return document.get(member, new Document()).entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> type.cast(it.getValue())));
  }
}
