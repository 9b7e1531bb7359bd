package org.engagementledger.query.readmodels.rebuild;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.engagementledger.axon.HeartbeatMonitor;
import org.engagementledger.query.readmodels.store.StagedReadModels;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Keeps the draft of a rebuild, so that one that was stopped or killed can be taken up again. A
 * database has one at a time, and one process at a time works on it.
 */
@Component
final class RebuildLease {
  private static final String COLLECTION = "rebuilds";
  private static final Bson CURRENT = eq("_id", "current");
  private static final int DUPLICATE_KEY = 11000;

  /** Who does not count for so long has died. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private static final Duration LOOK = Duration.ofMillis(500);

  private final MongoOperations mongo;
  private final String node;
  private final HeartbeatMonitor others = new HeartbeatMonitor(SILENCE);

  RebuildLease(
      MongoOperations mongo,
      @Value("${ledger.node:#{T(java.util.UUID).randomUUID().toString()}}") String node) {
    this.mongo = mongo;
    this.node = node;
  }

  /**
   * Takes the right to work on the draft, for as long as this process counts. Whoever has it is
   * waited for until it counts, or has been silent for so long that it has died.
   *
   * @param waits is told how long that can still take, and says whether to wait
   * @return false if another is at work, or this one does not wait
   */
  boolean claim(Predicate<Duration> waits) throws InterruptedException {
    long begin = System.nanoTime();
    long seen = beat(current());
    while (!claim()) {
      Duration waited = Duration.ofNanos(System.nanoTime() - begin);
      if (!waits.test(SILENCE.minus(waited))) {
        return false;
      }
      Thread.sleep(LOOK);
      if (beat(current()) != seen) {
        return false;
      }
    }
    return true;
  }

  private boolean claim() {
    Optional<Document> now = current();
    return now.isEmpty() ? isFirst() : isFree(now.get()) && isTaken(now.get());
  }

  private boolean isFirst() {
    try {
      documents().updateOne(mine(), beat(), new UpdateOptions().upsert(true));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCode() == DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  private boolean isFree(Document now) {
    String holder = now.getString("holder");
    return holder.isEmpty()
        || holder.equals(node)
        || others.isSilent(holder, beat(Optional.of(now)));
  }

  private boolean isTaken(Document now) {
    Bson same = and(eq("holder", now.get("holder")), eq("beat", now.get("beat")));
    return documents()
            .updateOne(and(CURRENT, same), combine(set("holder", node), beat()))
            .getMatchedCount()
        > 0;
  }

  /** Says that this process is still at work. */
  void live() {
    documents().updateOne(mine(), beat());
  }

  /** Gives the right back; what there is of the draft stays. */
  void release() {
    documents().updateOne(mine(), set("holder", ""));
  }

  /** The draft that was begun last, if it has not taken its place yet. */
  Optional<StagedReadModels> find() {
    return current()
        .filter(document -> document.containsKey("collections"))
        .map(RebuildLease::draft);
  }

  /**
   * Notes a draft, or how far it is.
   *
   * @throws IllegalStateException if another process has taken the right meanwhile
   */
  void save(StagedReadModels draft) {
    UpdateResult saved =
        documents()
            .updateOne(
                mine(),
                combine(
                    beat(),
                    set("collections", new Document(draft.collections())),
                    set("revisions", new Document(draft.revisions())),
                    set("positions", draft.positions())));
    if (saved.getMatchedCount() == 0) {
      throw new IllegalStateException("another process goes on with the rebuild");
    }
  }

  /** Forgets the draft. */
  void remove() {
    documents().deleteOne(mine());
  }

  private Bson mine() {
    return and(CURRENT, eq("holder", node));
  }

  private static Bson beat() {
    return inc("beat", 1L);
  }

  private static long beat(Optional<Document> now) {
    return now.map(it -> it.getLong("beat")).orElse(0L);
  }

  private Optional<Document> current() {
    return Optional.ofNullable(documents().find(CURRENT).first());
  }

  private MongoCollection<Document> documents() {
    return mongo.getCollection(COLLECTION);
  }

  private static StagedReadModels draft(Document document) {
    return new StagedReadModels(
        byModel(document, "collections", String.class),
        byModel(document, "revisions", Integer.class),
        document.getList("positions", Long.class));
  }

  private static <T> Map<String, T> byModel(Document document, String member, Class<T> type) {
    return document.get(member, new Document()).entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> type.cast(it.getValue())));
  }
}
