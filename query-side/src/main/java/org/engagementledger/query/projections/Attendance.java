package org.engagementledger.query.projections;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.pooled.MaxSegmentProvider;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Who follows the ledger in this database, so that each takes its part of the segments. Everyone
 * counts up a number of its own each time Axon asks for its part; whose number stands still has
 * died. No clock is compared with another.
 */
@Component
final class Attendance implements MaxSegmentProvider {
  private static final String COLLECTION = "followers";
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final MongoOperations mongo;
  private final Catalogues catalogues;
  private final String self = UUID.randomUUID().toString();
  private final Map<String, Beat> heard = new HashMap<>();

  /** A number, and when it was first seen here, by this process's own clock. */
  private record Beat(long number, long nanos) {
    Beat then(Beat later) {
      return number == later.number ? this : later;
    }
  }

  Attendance(MongoOperations mongo, Catalogues catalogues) {
    this.mongo = mongo;
    this.catalogues = catalogues;
  }

  @Override
  public synchronized int getMaxSegments(String processor) {
    beat();
    long now = System.nanoTime();
    for (Document document : followers().find()) {
      Beat beat = new Beat(document.getLong("beat"), now);
      heard.merge(document.getString("_id"), beat, Beat::then);
    }
    List<String> silent = heard.keySet().stream().filter(it -> isSilent(it, now)).toList();
    silent.forEach(this::forget);
    return Math.ceilDiv(catalogues.current().positions().size(), heard.size());
  }

  /** Others need not wait until this one has been silent for long. */
  @PreDestroy
  void leave() {
    forget(self);
  }

  private void beat() {
    followers().updateOne(eq("_id", self), inc("beat", 1L), new UpdateOptions().upsert(true));
  }

  private boolean isSilent(String follower, long now) {
    Beat beat = heard.get(follower);
    return beat != null && now - beat.nanos() > SILENCE.toNanos();
  }

  private void forget(String follower) {
    heard.remove(follower);
    followers().deleteOne(eq("_id", follower));
  }

  private MongoCollection<Document> followers() {
    return mongo.getCollection(COLLECTION).withWriteConcern(WriteConcern.W1);
  }
}
