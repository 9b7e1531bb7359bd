package org.engagementledger.query.readmodels.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.query.EveryEventStory;
import org.engagementledger.query.QuerySideServer;
import org.engagementledger.query.RandomEventHistory;
import org.engagementledger.query.TestEventAppender;
import org.engagementledger.query.readmodels.ProjectedLog;
import org.engagementledger.query.readmodels.Projection;
import org.engagementledger.query.readmodels.ReadModelDocument;
import org.engagementledger.query.readmodels.deadletters.DeadLetterStore;
import org.engagementledger.query.readmodels.rebuild.ReadModelRebuild.RebuildOutcome;
import org.engagementledger.query.readmodels.store.CheckpointStore;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.readmodels.store.ReadModelStore;
import org.engagementledger.query.readmodels.store.StagedReadModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Read models made anew are those that are there, byte for byte. */
class ReadModelRebuildIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static QuerySideServer run;
  private static long seed;
  private static RandomEventHistory history;

  @BeforeAll
  static void start() {
    run = new QuerySideServer();
    seed = new Random().nextLong();
    history = new RandomEventHistory(seed);
    System.out.println("RebuildIT: histories from the seed " + seed);
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void whatIsRebuiltIsWhatWasLive() throws InterruptedException {
    run.pen().record(EveryEventStory.events());
    record(run.pen(), 200);

    assertThat(documents(live().collections()))
        .as("seed %d", seed)
        .isEqualTo(documents(copied()))
        .hasSizeGreaterThan(200);
  }

  @Test
  void modelsAreReplacedWhileTheLedgerGrows() throws Exception {
    record(run.pen(), 100);
    Map<String, String> before = live().collections();
    var writing = CompletableFuture.runAsync(() -> run.pen().record(history.events(150)));
    List<RebuildProgress> told = new ArrayList<>();
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<?> sixAnswers = new CompletableFuture<>();
    var reading = CompletableFuture.supplyAsync(() -> positionsUntil(over, sixAnswers));

    RebuildOutcome outcome =
        run.bean(ReadModelRebuild.class)
            .run(
                run.bean(ReadModelRebuild.class).names(),
                progress -> {
                  told.add(progress);
                  sixAnswers.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
                });

    writing.join();
    over.set(true);
    assertThat(reading.join()).as("seed %d", seed).isSorted().hasSizeGreaterThan(5);
    assertThat(outcome.switched()).isTrue();
    assertThat(outcome.comparison().compared()).isGreaterThan(100);
    assertThat(outcome.comparison().examples()).as("seed %d", seed).isEmpty();
    ReadModelCheckpoint after = upToTheEnd();
    assertThat(after.collections().values()).doesNotContainAnyElementsOf(before.values());
    assertThat(documents(after.collections())).as("seed %d", seed).isEqualTo(documents(copied()));
    assertThat(documents(before)).as("what was replaced is dropped").isEmpty();
    assertThat(told).isNotEmpty().allSatisfy(it -> assertThat(it.events()).isPositive());
  }

  @Test
  void whatWasStoppedOrKilledIsTakenUpWhereItWas() throws Exception {
    ReadModelRebuild rebuild = run.bean(ReadModelRebuild.class);
    Set<String> names = Set.of("audit", "dossiers");
    record(run.pen(), 20);
    long position = live().position();

    assertThat(rebuild.run(names, progress -> rebuild.stop()).switched()).isFalse();
    StagedReadModels stopped = run.bean(RebuildLease.class).find().orElseThrow();
    record(run.pen(), 20);
    assertThatThrownBy(() -> rebuild.run(names, ReadModelRebuildIT::die))
        .hasRootCauseMessage("killed");
    List<RebuildProgress> told = new ArrayList<>();
    RebuildOutcome outcome = rebuild.run(names, told::add);

    assertThat(stopped.position()).isEqualTo(position);
    assertThat(told).allSatisfy(it -> assertThat(it.before()).isGreaterThan(position));
    assertThat(outcome.switched()).isTrue();
    assertThat(live().collections()).containsAllEntriesOf(stopped.collections());
    assertThat(run.bean(RebuildLease.class).find()).isEmpty();
    assertThat(documents(live().collections())).as("seed %d", seed).isEqualTo(documents(copied()));
  }

  @Test
  void whatNobodyTakesUpIsDropped() throws Exception {
    ReadModelRebuild rebuild = run.bean(ReadModelRebuild.class);
    record(run.pen(), 20);
    assertThat(rebuild.run(Set.of("audit"), progress -> rebuild.stop()).switched()).isFalse();
    StagedReadModels left = run.bean(RebuildLease.class).find().orElseThrow();
    assertThat(documents(left.collections())).isNotEmpty();

    assertThat(rebuild.run(Set.of("countries"), progress -> {}).switched()).isTrue();

    assertThat(documents(left.collections())).isEmpty();
    assertThat(run.bean(ReadModelStore.class).collections())
        .containsExactlyInAnyOrderElementsOf(live().collections().values());
  }

  @Test
  void aDocumentThatIsNotWhatTheLogSaysIsFoundAndMadeGood() throws Exception {
    record(run.pen(), 20);
    String countries = Objects.requireNonNull(live().collections().get("countries"));
    run.bean(MongoOperations.class)
        .getCollection(countries)
        .updateOne(Filters.eq("_id", "MN"), Updates.set("json", "{}"));

    RebuildOutcome outcome =
        run.bean(ReadModelRebuild.class).run(Set.of("countries"), progress -> {});

    assertThat(outcome.comparison().different()).isEqualTo(1);
    assertThat(outcome.comparison().examples()).containsExactly("countries/MN");
    assertThat(documents(live().collections())).as("seed %d", seed).isEqualTo(documents(copied()));
  }

  @Test
  void aDraftThatCameIntoUseBeforeItsMakerDiedIsNotTakenForANewOne() throws Exception {
    ReadModelRebuild rebuild = run.bean(ReadModelRebuild.class);
    record(run.pen(), 20);
    List<StagedReadModels> drafts = new ArrayList<>();
    Set<String> names = Set.of("countries");
    rebuild.run(names, progress -> drafts.add(run.bean(RebuildLease.class).find().orElseThrow()));
    String countries = Objects.requireNonNull(live().collections().get("countries"));
    run.bean(MongoOperations.class)
        .getCollection(countries)
        .updateOne(Filters.eq("_id", "MN"), Updates.set("json", "{}"));
    leave(drafts.getLast());

    RebuildOutcome outcome = rebuild.run(names, progress -> {});

    assertThat(outcome.comparison().examples()).containsExactly("countries/MN");
    assertThat(live().collections()).doesNotContainValue(countries);
    assertThat(documents(live().collections())).as("seed %d", seed).isEqualTo(documents(copied()));
  }

  @Test
  void whoWasTakenForDeadPutsNothingInUse() throws Exception {
    ReadModelRebuild rebuild = run.bean(ReadModelRebuild.class);
    record(run.pen(), 20);
    ReadModelCheckpoint before = live();

    assertThatThrownBy(() -> rebuild.run(Set.of("countries"), progress -> heldBy("another")))
        .hasMessageContaining("another process goes on with the rebuild");

    assertThat(live().generation()).isEqualTo(before.generation());
    assertThat(live().collections()).isEqualTo(before.collections());
    heldBy("");
  }

  @Test
  void documentsOfAnotherVersionAreNotShownAndMadeAnewByThemselves() throws Exception {
    record(run.pen(), 20);
    run.bean(MongoOperations.class)
        .getCollection(CheckpointStore.COLLECTION)
        .updateOne(Filters.empty(), Updates.set("revisions.countries", 0));

    Thread.sleep(300); // for a while a process believes in the catalogue that it wrote itself

    var before = run.as(Role.READER).get("/api/countries");
    try (var newVersion = QuerySideServer.start(run.mongo(), "0")) {
      for (int i = 0; i < 100 && !run.bean(ReadModelRebuild.class).outdated().isEmpty(); i++) {
        Thread.sleep(100);
      }
      assertThat(newVersion.isRunning()).isTrue();
    }

    assertThat(before.statusCode()).isEqualTo(503);
    assertThat(before.headers().firstValue("Retry-After")).isPresent();
    assertThat(run.as(Role.READER).get("/api/countries").statusCode()).isEqualTo(200);
  }

  @Test
  void anotherProcessCanReplaceOneModel() throws Exception {
    record(run.pen(), 30);
    try (var other = QuerySideServer.start(run.mongo(), "0")) {
      other.getBean(ReadModelRebuild.class).run(Set.of("audit"), progress -> {});
    }
    record(run.pen(), 30);

    assertThat(live().collections().get("audit")).startsWith("read_audit_");
    assertThat(documents(live().collections())).as("seed %d", seed).isEqualTo(documents(copied()));
  }

  @Test
  void anAdministratorStartsItAndSeesHowFarItIs() throws InterruptedException {
    record(run.pen(), 10);
    assertThat(run.as(Role.RECORDER).post("/api/rebuilds").statusCode()).isEqualTo(403);
    assertThat(run.as(Role.ADMIN).post("/api/rebuilds?model=nothing").statusCode()).isEqualTo(422);
    assertThat(run.as(Role.ADMIN).post("/api/rebuilds?model=countries").statusCode())
        .isEqualTo(202);

    String state = "";
    for (int i = 0; i < 100 && !state.contains("DONE"); i++) {
      Thread.sleep(100);
      state = run.as(Role.ADMIN).get("/api/rebuilds").body();
    }
    assertThat(state).contains("\"state\":\"DONE\"", "\"models\":[\"countries\"]");
    assertThat(rebuildsInTheLog())
        .endsWith(
            "admin rebuild-begun [\"countries\"]", "admin rebuild-finished [\"countries\"] DONE");
  }

  /** Who, what, which models, and how it ended. */
  private static List<String> rebuildsInTheLog() {
    return run.bean(Ledger.class).readStream("rebuilds", 0, Integer.MAX_VALUE).stream()
        .map(
            it -> {
              JsonNode data = run.bean(JsonMapper.class).readTree(it.data());
              return "%s %s %s %s"
                  .formatted(
                      it.attributes().get("actor"),
                      it.type().replaceAll("^org\\.engagementledger\\.|\\.v1$", ""),
                      data.path("models"),
                      data.path("result").asString(""))
                  .strip();
            })
        .toList();
  }

  private static void leave(StagedReadModels draft) throws InterruptedException {
    RebuildLease drafts = run.bean(RebuildLease.class);
    assertThat(drafts.claim(left -> false)).isTrue();
    drafts.save(draft);
    drafts.release();
  }

  private static void heldBy(String process) {
    run.bean(MongoOperations.class)
        .getCollection("rebuilds")
        .updateOne(Filters.eq("_id", "current"), Updates.set("holder", process));
  }

  private static void die(RebuildProgress progress) {
    throw new IllegalStateException("killed");
  }

  /** What readers are shown while models are replaced: never less than before. */
  private static List<Long> positionsUntil(AtomicBoolean over, CompletableFuture<?> sixAnswers) {
    List<Long> positions = new ArrayList<>();
    while (!over.get()) {
      var answer = run.as(Role.READER).get("/api/countries/NO");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      positions.add(answer.headers().firstValueAsLong("Ledger-Position").orElseThrow());
      if (positions.size() == 6) {
        sixAnswers.complete(null);
      }
    }
    return positions;
  }

  private static void record(TestEventAppender pen, int events) throws InterruptedException {
    pen.record(history.events(events));
    var unused = upToTheEnd();
  }

  private static ReadModelCheckpoint upToTheEnd() throws InterruptedException {
    long end = run.bean(ProjectedLog.class).end();
    return run.bean(CheckpointStore.class).await(end, PATIENCE).orElseThrow();
  }

  private static ReadModelCheckpoint live() {
    return run.bean(CheckpointStore.class).current();
  }

  /** Every model made anew from the log, in collections of its own and with little memory. */
  private static Map<String, String> copied() throws InterruptedException {
    ReadModelRebuild rebuild = run.bean(ReadModelRebuild.class);
    List<Projection> all = rebuild.chosen(rebuild.names());
    StagedReadModels draft = StagedReadModels.of(all, 3);
    rebuild.prepare(all, draft);
    ReadModelStore models = run.bean(ReadModelStore.class);
    DeadLetterStore letters = run.bean(DeadLetterStore.class);
    ProjectedLog log = run.bean(ProjectedLog.class);
    new RebuildRun(log, models, letters, all, draft, 40, noted -> {}, () -> false).catchUp();
    return draft.collections();
  }

  private static Map<String, ReadModelDocument> documents(Map<String, String> collections) {
    Map<String, ReadModelDocument> documents = new TreeMap<>();
    collections.forEach(
        (model, collection) ->
            run.bean(ReadModelStore.class)
                .all(collection)
                .forEach(page -> documents.put(model + "/" + page.id(), page)));
    return documents;
  }
}
