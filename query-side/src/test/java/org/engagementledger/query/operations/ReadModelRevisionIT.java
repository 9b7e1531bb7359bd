package org.engagementledger.query.operations;

import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.query.QuerySideServer;
import org.engagementledger.query.readmodels.rebuild.ReadModelRebuild;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

/** Read models of an older shape are made anew, whoever is in the way at first. */
class ReadModelRevisionIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private QuerySideServer run;

  @BeforeEach
  void start() {
    run = new QuerySideServer();
  }

  @AfterEach
  void stop() {
    run.close();
  }

  @Test
  void itIsTriedAgainWhenAnotherProcessHasDoneWithItsOwn() {
    String model = run.bean(ReadModelRebuild.class).names().iterator().next();
    collection("read_models").updateMany(new Document(), set("revisions." + model, 0));
    leftByAnother();

    run.restart();

    await()
        .atMost(PATIENCE)
        .until(() -> showsLife() && last().contains("Another process is rebuilding read models."));
    assertThat(run.bean(ReadModelRebuild.class).outdated()).containsExactly(model);
    collection("rebuilds").updateMany(new Document(), set("holder", ""));
    await().atMost(PATIENCE).until(() -> run.bean(ReadModelRebuild.class).outdated().isEmpty());
  }

  @Test
  void whoHasDiedOverARebuildIsReplacedWithoutBeingAskedAgain() {
    leftByAnother();

    assertThat(run.as(Role.ADMIN).post("/api/rebuilds").statusCode()).isEqualTo(202);

    await().atMost(PATIENCE).until(() -> last().contains("takes its place in "));
    await().atMost(PATIENCE).until(() -> !last().contains("RUNNING"));
    assertThat(last()).contains("\"state\":\"DONE\"").doesNotContain("note");
  }

  @Test
  void whoWaitsForAnotherCanBeStopped() {
    leftByAnother();
    assertThat(run.as(Role.ADMIN).post("/api/rebuilds").statusCode()).isEqualTo(202);
    await().atMost(PATIENCE).until(() -> last().contains("takes its place in "));

    assertThat(run.as(Role.ADMIN).post("/api/rebuilds/stop").statusCode()).isEqualTo(202);

    await().atMost(PATIENCE).until(() -> last().contains("STOPPED"));
  }

  /** It has an index of its own now. */
  @Test
  void theSearchOfAnEarlierVersionIsDropped() {
    collection("model_search_1").insertOne(new Document("_id", "words"));
    Document former =
        new Document("collections.search", "model_search_1").append("revisions.search", 4);
    collection("read_models").updateMany(new Document(), new Document("$set", former));

    run.restart();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(collection("model_search_1").countDocuments()).isZero();
              assertThat(collection("read_models").find().first().toString())
                  .doesNotContain("search");
            });
  }

  @Test
  void beforeTheFirstThereIsNoneToShowOrToStop() {
    for (HttpResponse<String> answer :
        List.of(
            run.as(Role.ADMIN).get("/api/rebuilds"),
            run.as(Role.ADMIN).post("/api/rebuilds/stop"))) {
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("problem:not-found", "No rebuild was begun");
    }
  }

  private void leftByAnother() {
    Document another = new Document("_id", "current").append("holder", "another");
    collection("rebuilds").insertOne(another.append("beat", 1L));
  }

  private boolean showsLife() {
    return collection("rebuilds").updateMany(new Document(), inc("beat", 1L)).wasAcknowledged();
  }

  private String last() {
    return run.as(Role.ADMIN).get("/api/rebuilds").body();
  }

  private MongoCollection<Document> collection(String name) {
    return run.bean(MongoOperations.class).getCollection(name);
  }
}
