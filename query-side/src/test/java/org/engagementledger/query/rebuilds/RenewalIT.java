package org.engagementledger.query.rebuilds;

import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import org.bson.Document;
import org.engagementledger.access.Role;
import org.engagementledger.query.QuerySideRun;
import org.engagementledger.query.projections.Rebuild;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

/** Read models of an older shape are made anew, whoever is in the way at first. */
class RenewalIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private QuerySideRun run;

  @BeforeEach
  void start() {
    run = new QuerySideRun();
  }

  @AfterEach
  void stop() {
    run.close();
  }

  @Test
  void itIsTriedAgainWhenAnotherProcessHasDoneWithItsOwn() {
    String model = run.bean(Rebuild.class).names().iterator().next();
    collection("read_models").updateMany(new Document(), set("revisions." + model, 0));
    Document another = new Document("_id", "current").append("holder", "another");
    collection("rebuilds").insertOne(another.append("beat", 1L));

    run.restart();

    await()
        .atMost(PATIENCE)
        .until(() -> run.as(Role.ADMIN).get("/api/rebuilds").body().contains("FAILED"));
    assertThat(run.bean(Rebuild.class).outdated()).containsExactly(model);
    collection("rebuilds").updateMany(new Document(), set("holder", ""));
    await().atMost(PATIENCE).until(() -> run.bean(Rebuild.class).outdated().isEmpty());
  }

  private MongoCollection<Document> collection(String name) {
    return run.bean(MongoOperations.class).getCollection(name);
  }
}
