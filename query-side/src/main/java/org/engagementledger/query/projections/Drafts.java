package org.engagementledger.query.projections;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Keeps the draft of a rebuild, so that one that was stopped or killed can be taken up again. A
 * database has one at a time, and one process at a time works on it.
 */
@Component
final class Drafts {
  private static final String COLLECTION = "rebuilds";
  private static final Bson CURRENT = eq("_id", "current");
  private static final int DUPLICATE_KEY = 11000;

  /** Who says nothing for so long has died; a batch takes less. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final MongoOperations mongo;
  private final Clock clock;
  private final String node;

  Drafts(
      MongoOperations mongo,
      Clock clock,
      @Value("${ledger.node:#{T(java.util.UUID).randomUUID().toString()}}") String node) {
    this.mongo = mongo;
    this.clock = clock;
    this.node = node;
  }

  /** Takes the right to work on the draft; false if another process has it. */
  boolean claim() {
    Bson free =
        or(eq("holder", node), eq("holder", ""), lt("beat", clock.millis() - SILENCE.toMillis()));
    try {
      documents().updateOne(and(CURRENT, free), mine(), new UpdateOptions().upsert(true));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCode() == DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** Gives the right back; what there is of the draft stays. */
  void release() {
    documents().updateOne(and(CURRENT, eq("holder", node)), set("holder", ""));
  }

  /** The draft that was begun last, if it has not taken its place yet. */
  Optional<Draft> find() {
    return Optional.ofNullable(documents().find(CURRENT).first())
        .filter(document -> document.containsKey("collections"))
        .map(Drafts::draft);
  }

  /** Notes a draft, or how far it is. */
  void save(Draft draft) {
    documents()
        .updateOne(
            CURRENT,
            combine(
                mine(),
                set("collections", new Document(draft.collections())),
                set("revisions", new Document(draft.revisions())),
                set("positions", draft.positions())));
  }

  /** Forgets the draft. */
  void remove() {
    documents().deleteOne(CURRENT);
  }

  private Bson mine() {
    return combine(set("holder", node), set("beat", clock.millis()));
  }

  private MongoCollection<Document> documents() {
    return mongo.getCollection(COLLECTION);
  }

  private static Draft draft(Document document) {
    return new Draft(
        byModel(document, "collections", String.class),
        byModel(document, "revisions", Integer.class),
        document.getList("positions", Long.class));
  }

  private static <T> Map<String, T> byModel(Document document, String member, Class<T> type) {
    return document.get(member, new Document()).entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> type.cast(it.getValue())));
  }
}
