package org.engagementledger.query.projections;

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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.merkle.Hash;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Keeps the one {@link Catalogue} of a database. It is one document, so that several models can be
 * switched over in one step, and so that nobody advances a model that was just replaced.
 */
@Component
public final class Catalogues {
  static final String COLLECTION = "read_models";
  private static final Bson CURRENT = eq("_id", "current");

  /** How soon an advance by another process is noticed. */
  private static final Duration PATIENCE = Duration.ofMillis(10);

  private final MongoOperations mongo;
  private final Ledger ledger;
  private final TokenStore tokens;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition advanced = lock.newCondition();
  private final AtomicLong advances = new AtomicLong();

  Catalogues(MongoOperations mongo, Ledger ledger, TokenStore tokens) {
    this.mongo = mongo;
    this.ledger = ledger;
    this.tokens = tokens;
  }

  /** The catalogue at present. */
  public Catalogue current() {
    return Optional.ofNullable(documents().find(CURRENT).first())
        .map(Catalogues::catalogue)
        .orElse(Catalogue.NONE);
  }

  /**
   * The catalogue as soon as it has come to that position.
   *
   * @return empty if it has not within that time
   */
  public Optional<Catalogue> await(long position, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      long seen = advances.get();
      Catalogue now = current();
      if (now.position() >= position) {
        return Optional.of(now);
      }
      if (System.nanoTime() >= end) {
        return Optional.empty();
      }
      pauseUntilMoreThan(seen);
    }
  }

  /** Whether the models were made from the ledger as it stands. */
  boolean areOfThisLedger() {
    return Lineage.flaw(current(), ledger).isEmpty();
  }

  /** Makes the first catalogue, before the first event, if there is none. */
  void found(Map<String, String> collections, Map<String, Integer> revisions) {
    Bson first =
        combine(
            setOnInsert("generation", 1L),
            setOnInsert("position", 0L),
            setOnInsert("collections", new Document(collections)),
            setOnInsert("revisions", new Document(revisions)));
    documents().updateOne(CURRENT, first, new UpdateOptions().upsert(true));
  }

  /**
   * Says that every model holds every event up to that position.
   *
   * @param written the catalogue by which the events were written
   * @return false if another has taken its place, so that they have to be written again
   */
  boolean advance(Catalogue written, long position) {
    Bson same = and(CURRENT, eq("generation", written.generation()));
    boolean goesOn =
        documents().updateOne(and(same, lt("position", position)), at(position)).getMatchedCount()
            > 0;
    if (goesOn) {
      wake();
    }
    return goesOn || current().generation() == written.generation();
  }

  /** The position, and by its root of which history of the ledger. */
  private Bson at(long position) {
    String root = ledger.rootAt(position).map(Hash::hex).orElse("");
    return combine(set("position", position), set("root", root));
  }

  /**
   * Makes collections the models' own, if they have all that the models have.
   *
   * @param before the catalogue in which they take the place of others
   * @param draft the new collections, and how far they are
   * @param models the names of all models that there are to be; others are forgotten
   * @return false if the models have gone on further, or others have been replaced meanwhile
   */
  boolean replace(Catalogue before, Draft draft, Collection<String> models) {
    boolean all = draft.collections().keySet().containsAll(models);
    boolean afresh = all && Lineage.flaw(before, ledger).isPresent();
    if (afresh) {
      setFollowerBackTo(draft.position());
    }
    Bson same = and(CURRENT, eq("generation", before.generation()));
    Bson reached = afresh ? same : and(same, lte("position", draft.position()));
    List<Bson> changes = new ArrayList<>(List.of(inc("generation", 1L)));
    draft.collections().forEach((model, name) -> changes.add(set("collections." + model, name)));
    draft.revisions().forEach((model, number) -> changes.add(set("revisions." + model, number)));
    before.collections().keySet().stream()
        .filter(model -> !models.contains(model))
        .forEach(model -> changes.add(unset("collections." + model)));
    if (all) {
      changes.add(at(draft.position()));
    }
    boolean replaced =
        documents()
                .withWriteConcern(WriteConcern.MAJORITY)
                .updateOne(reached, combine(changes))
                .getMatchedCount()
            > 0;
    wake();
    return replaced;
  }

  /** Otherwise the follower would leave out what is recorded up to where it was. */
  private void setFollowerBackTo(long position) {
    for (int segment : tokens.fetchSegments(LiveProjection.GROUP)) {
      tokens.storeToken(new GlobalSequenceTrackingToken(position), LiveProjection.GROUP, segment);
      tokens.releaseClaim(LiveProjection.GROUP, segment);
    }
  }

  private MongoCollection<Document> documents() {
    return mongo.getCollection(COLLECTION).withWriteConcern(WriteConcern.W1);
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

  private static Catalogue catalogue(Document document) {
    return new Catalogue(
        document.getLong("generation"),
        document.getLong("position"),
        Objects.requireNonNullElse(document.getString("root"), ""),
        byModel(document, "collections", String.class),
        byModel(document, "revisions", Integer.class));
  }

  private static <T> Map<String, T> byModel(Document document, String member, Class<T> type) {
    return document.get(member, new Document()).entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> type.cast(it.getValue())));
  }
}
