package org.engagementledger.query.readmodels.verification;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.query.EveryEventStory;
import org.engagementledger.query.QuerySideServer;
import org.engagementledger.query.RandomEventHistory;
import org.engagementledger.query.operations.ClosedLedger;
import org.engagementledger.query.operations.ReadModelScope;
import org.engagementledger.query.operations.VerificationReport;
import org.engagementledger.query.readmodels.rebuild.ReadModelRebuild;
import org.engagementledger.query.readmodels.store.CheckpointStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is done to a document of a read model, a replay of the log finds it and names it. */
class ReadModelVerifierIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = new JsonMapper();

  private static QuerySideServer run;
  private static Random random;
  private static RandomEventHistory history;
  private static long seed;

  @BeforeAll
  static void record() throws InterruptedException {
    run = new QuerySideServer();
    seed = new Random().nextLong();
    random = new Random(seed);
    history = new RandomEventHistory(seed);
    System.out.println("ReadModelVerifierIT: histories from the seed " + seed);
    run.pen().record(EveryEventStory.events());
    awaitAll(run.pen().record(history.events(150)));
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  private static void awaitAll(long position) throws InterruptedException {
    assertThat(run.bean(CheckpointStore.class).await(position, PATIENCE)).isPresent();
  }

  @Test
  void whatWasOnlyFollowedIsWhatTheLogSays() {
    ReadModelVerification found = verified();
    assertThat(found.findings()).as("seed %d", seed).isEmpty();
    assertThat(found.notes()).isEmpty();
    assertThat(found.complete()).isTrue();
    assertThat(found.compared()).isGreaterThan(200);
  }

  /** A search over all read models and all that can be done to one of their documents. */
  @Test
  void whateverIsDoneToADocumentIsFoundAndNamed() {
    Map<String, String> models = run.bean(CheckpointStore.class).current().collections();
    assertThat(models.keySet()).isEqualTo(run.bean(ReadModelRebuild.class).names());
    models.forEach(
        (model, collection) -> {
          for (Alteration it : Alteration.values()) {
            alterAndBack(model, collection, it);
          }
        });
    assertThat(verified().passed()).isTrue();
  }

  private static void alterAndBack(String model, String collection, Alteration alteration) {
    MongoCollection<Document> documents = database().getCollection(collection);
    List<Document> all = documents.find().into(new ArrayList<>());
    Document before = all.get(random.nextInt(all.size()));
    Object id = before.get("_id");
    Document after = new Document(before);
    alteration.change(after);
    documents.deleteOne(eq("_id", id));
    if (alteration != Alteration.DELETED) {
      documents.insertOne(after);
    }

    ReadModelVerification found = verified();

    documents.deleteOne(eq("_id", after.get("_id")));
    documents.insertOne(before);
    assertThat(found.passed()).as("%s of %s/%s, seed %d", alteration, model, id, seed).isFalse();
    assertThat(found.findings())
        .as("%s, seed %d", alteration, seed)
        .anySatisfy(
            it ->
                assertThat(it)
                    .startsWith("The read model '%s': %s ".formatted(model, id))
                    .contains(alteration.says));
  }

  /** What somebody with a shell of the database does. */
  private enum Alteration {
    TEXT("differs in /"),
    UNREADABLE("cannot be read"),
    NO_TEXT(""),
    KEYS("by which it is found"),
    EARLIER("ends with position 0 instead of"),
    LATER("no event there made it"),
    NO_NUMBER("ends with position -1 instead of"),
    RENAMED("is missing"),
    DELETED("is missing");

    private final String says;

    Alteration(String says) {
      this.says = says;
    }

    void change(Document document) {
      switch (this) {
        case TEXT -> retold(document);
        case UNREADABLE -> document.put("json", "{");
        case NO_TEXT -> document.remove("json");
        case KEYS -> document.put("keys", new Document("forged", 1));
        case EARLIER -> document.put("position", 0L);
        case LATER -> document.put("position", 1_000_000L);
        case NO_NUMBER -> document.put("position", "many");
        case RENAMED -> document.put("_id", document.get("_id") + "x");
        case DELETED -> {}
      }
    }

    private static void retold(Document document) {
      ObjectNode json = (ObjectNode) JSON.readTree(document.getString("json"));
      List<String> names = new ArrayList<>(json.propertyNames());
      String name = names.isEmpty() ? "forged" : names.get(random.nextInt(names.size()));
      JsonNode forged = JSON.readTree("\"Hans Muster agreed\"");
      json.set(name, forged);
      document.put("json", JSON.writeValueAsString(json));
    }
  }

  @Test
  void whatIsSaidOfADifferenceHoldsNothingOfTheDocument() {
    String collection = run.bean(CheckpointStore.class).current().collections().get("audit");
    MongoCollection<Document> documents = database().getCollection(String.valueOf(collection));
    Document before = documents.find().first();
    Document after = new Document(before);
    Alteration.retold(after);
    documents.replaceOne(eq("_id", after.get("_id")), after);
    ReadModelVerification found = verified();
    documents.replaceOne(eq("_id", after.get("_id")), before);
    assertThat(found.different()).isEqualTo(1);
    assertThat(found.findings().toString()).doesNotContain("Hans", "agreed");
  }

  @Test
  void aDocumentThatNoEventMadeIsNamed() {
    String collection = run.bean(CheckpointStore.class).current().collections().get("audit");
    MongoCollection<Document> documents = database().getCollection(String.valueOf(collection));
    Document forged = new Document(documents.find().first()).append("_id", "forged");
    documents.insertOne(forged);
    ReadModelVerification found = verified();
    documents.deleteOne(eq("_id", "forged"));
    assertThat(found.findings())
        .containsExactly("The read model 'audit': forged is there, and no event made it.");
  }

  @Test
  void whileEventsAreRecordedNothingIsFoundFalsely() {
    var writing = CompletableFuture.runAsync(() -> run.pen().record(history.events(200)));
    int rounds = 0;
    do {
      ReadModelVerification found = verified();
      assertThat(found.findings()).as("seed %d", seed).isEmpty();
      rounds++;
    } while (!writing.isDone());
    writing.join();
    assertThat(rounds).isPositive();
  }

  @Test
  void whatIsStoppedSaysThatItIsNotComplete() {
    ReadModelVerification found =
        run.bean(ReadModelVerifier.class).verify(() -> true, position -> {});
    assertThat(found.complete()).isFalse();
    assertThat(found.passed()).isTrue();
  }

  /** The same comparison, of a database that no application has opened; nothing is written. */
  @Test
  void aLedgerThatIsClosedIsVerifiedWithoutATrace() {
    List<String> collections = names();
    try (ClosedLedger closed =
        ClosedLedger.in(run.bean(MongoClient.class), database(), Optional.of(run.index()))) {
      VerificationReport report = closed.verifier().verify(ReadModelScope.ALL, position -> {});
      assertThat(report.findings()).isEmpty();
      assertThat(report.size()).isEqualTo(run.bean(Ledger.class).head().position());
      assertThat(report.root()).isEqualTo(run.bean(Ledger.class).head().root().hex());
      assertThat(report.readModels().findings()).as("seed %d", seed).isEmpty();
      assertThat(report.readModels().compared()).isGreaterThan(200);
    }
    assertThat(names()).isEqualTo(collections);
  }

  @Test
  void auditorsAndAdministratorsMayHaveARunningServerVerified() {
    for (Role role : Role.values()) {
      var answer = run.as(role).get("/api/verification?readModels=all", "*/*");
      assertThat(answer.statusCode())
          .as("%s", role)
          .isEqualTo(role == Role.AUDITOR || role == Role.ADMIN ? 200 : 403);
    }
    var answer = run.as(Role.AUDITOR).get("/api/verification", "*/*");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
    JsonNode last = JSON.readTree(answer.body().lines().toList().getLast());
    assertThat(last.path("done").asBoolean()).isTrue();
    assertThat(last.path("findings")).isEmpty();
    assertThat(last.path("root").asString()).isEqualTo(run.bean(Ledger.class).head().root().hex());
    assertThat(last.path("readModels").path("compared").asLong()).isGreaterThan(200);
    assertThat(run.as(Role.AUDITOR).head("/api/verification").body()).isEmpty();
    assertThat(run.as(Role.READER).head("/api/verification").statusCode()).isEqualTo(403);
    assertThat(run.as(Role.AUDITOR).get("/api/verification?readModels=some").statusCode())
        .isEqualTo(422);
  }

  private static List<String> names() {
    List<String> names = database().listCollectionNames().into(new ArrayList<>());
    names.sort(null);
    return names;
  }

  private static ReadModelVerification verified() {
    return run.bean(ReadModelVerifier.class).verify(() -> false, position -> {});
  }

  private static MongoDatabase database() {
    return run.bean(MongoDatabaseFactory.class).getMongoDatabase();
  }
}
