package org.engagementledger.query.readmodels.follower;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.eventhandling.pooled.MaxSegmentProvider;
import org.bson.Document;
import org.engagementledger.axon.HeartbeatMonitor;
import org.engagementledger.query.readmodels.store.CheckpointStore;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Who follows the ledger in this database, so that each takes its part of the segments. Everyone
 * counts up a number of its own each time Axon asks for its part.
 */
@Component
final class FollowerMembership implements MaxSegmentProvider {
  private static final String COLLECTION = "followers";
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final MongoOperations mongo;
  private final CheckpointStore catalogues;
  private final String self = UUID.randomUUID().toString();
  private final HeartbeatMonitor pulses = new HeartbeatMonitor(SILENCE);

  FollowerMembership(MongoOperations mongo, CheckpointStore catalogues) {
    this.mongo = mongo;
    this.catalogues = catalogues;
  }

  @Override
  public synchronized int getMaxSegments(String processor) {
    beat();
    int living = 0;
    for (Document document : followers().find()) {
      String follower = document.getString("_id");
      if (pulses.isSilent(follower, document.getLong("beat"))) {
        forget(follower);
      } else {
        living++;
      }
    }
    return Math.ceilDiv(catalogues.current().positions().size(), Math.max(1, living));
  }

  /** Others need not wait until this one has been silent for long. */
  @PreDestroy
  void leave() {
    forget(self);
  }

  private void beat() {
    followers().updateOne(eq("_id", self), inc("beat", 1L), new UpdateOptions().upsert(true));
  }

  private void forget(String follower) {
    pulses.forget(follower);
    followers().deleteOne(eq("_id", follower));
  }

  private MongoCollection<Document> followers() {
    return mongo.getCollection(COLLECTION).withWriteConcern(WriteConcern.W1);
  }
}
