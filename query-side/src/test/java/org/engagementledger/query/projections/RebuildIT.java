package org.engagementledger.query.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.engagementledger.access.Role;
import org.engagementledger.query.Pen;
import org.engagementledger.query.QuerySideRun;
import org.engagementledger.query.RandomHistory;
import org.engagementledger.query.Story;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Read models made anew are those that are there, byte for byte. */
class RebuildIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static QuerySideRun run;
  private static long seed;
  private static RandomHistory history;

  @BeforeAll
  static void start() {
    run = new QuerySideRun();
    seed = new Random().nextLong();
    history = new RandomHistory(seed);
    System.out.println("RebuildIT: histories from the seed " + seed);
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void whatIsRebuiltIsWhatWasLive() throws InterruptedException {
    run.pen().record(Story.events());
    record(run.pen(), 200);

    assertThat(documents(live().collections()))
        .as("seed %d", seed)
        .isEqualTo(documents(copied()))
        .hasSizeGreaterThan(200);
  }

  @Test
  void eventsThatComeASecondTimeChangeNothing() throws InterruptedException {
    record(run.pen(), 60);
    Map<String, Page> before = documents(live().collections());
    long position = live().position();

    run.bean(Following.class).project(run.bean(Log.class).read(1, 40));
    run.bean(Following.class).project(run.bean(Log.class).read(20, 40));

    assertThat(documents(live().collections())).as("seed %d", seed).isEqualTo(before);
    assertThat(live().position()).isEqualTo(position);
  }

  @Test
  void modelsAreReplacedWhileTheLedgerGrows() throws Exception {
    record(run.pen(), 100);
    Map<String, String> before = live().collections();
    var writing = CompletableFuture.runAsync(() -> run.pen().record(history.events(150)));
    List<Progress> told = new ArrayList<>();

    run.bean(Rebuild.class).run(run.bean(Rebuild.class).names(), told::add);

    writing.join();
    Catalogue after = upToTheEnd();
    assertThat(after.collections().values()).doesNotContainAnyElementsOf(before.values());
    assertThat(documents(after.collections())).as("seed %d", seed).isEqualTo(documents(copied()));
    assertThat(documents(before)).as("what was replaced is dropped").isEmpty();
    assertThat(told).isNotEmpty().allSatisfy(it -> assertThat(it.events()).isPositive());
  }

  @Test
  void anotherProcessCanReplaceOneModel() throws Exception {
    record(run.pen(), 30);
    try (var other = QuerySideRun.start(run.mongo(), "0")) {
      other.getBean(Rebuild.class).run(Set.of("audit"), progress -> {});
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
  }

  private static void record(Pen pen, int events) throws InterruptedException {
    pen.record(history.events(events));
    var unused = upToTheEnd();
  }

  private static Catalogue upToTheEnd() throws InterruptedException {
    long end = run.bean(Log.class).end();
    return run.bean(Catalogues.class).await(end, PATIENCE).orElseThrow();
  }

  private static Catalogue live() {
    return run.bean(Catalogues.class).current();
  }

  /** Every model made anew from the log, in collections of its own. */
  private static Map<String, String> copied() {
    Rebuild rebuild = run.bean(Rebuild.class);
    Map<String, String> collections = rebuild.prepare(rebuild.names());
    rebuild.new Copy(collections, progress -> {}).catchUp();
    return collections;
  }

  private static Map<String, Page> documents(Map<String, String> collections) {
    Map<String, Page> documents = new TreeMap<>();
    collections.forEach(
        (model, collection) ->
            run.bean(ReadModels.class)
                .all(collection)
                .forEach(page -> documents.put(model + "/" + page.id(), page)));
    return documents;
  }
}
