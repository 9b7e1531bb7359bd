package org.engagementledger.query.readmodels.follower;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DeadLetterEvent.EventDiscarded;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.query.QuerySideServer;
import org.engagementledger.query.RandomEventHistory;
import org.engagementledger.query.readmodels.ProjectedLog;
import org.engagementledger.query.readmodels.ReadModelDocument;
import org.engagementledger.query.readmodels.rebuild.ReadModelRebuild;
import org.engagementledger.query.readmodels.store.CheckpointStore;
import org.engagementledger.query.readmodels.store.LedgerMatch;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.readmodels.store.ReadModelStore;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;

/** Query sides on one database share the streams. */
class SegmentFollowerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RandomEventHistory history = new RandomEventHistory(11);

  @Test
  void eachFollowsItsPartAndOneThatIsAloneFollowsAll() throws Exception {
    try (QuerySideServer run = new QuerySideServer()) {
      StreamingEventProcessor first = run.bean(StreamingEventProcessor.class);
      awaitSegments(first, 2);
      try (ConfigurableApplicationContext other = QuerySideServer.start(run.mongo(), "0")) {
        awaitSegments(other.getBean(StreamingEventProcessor.class), 1);
        awaitSegments(first, 1);
        assertAllIsSeen(run);
      }
      awaitSegments(first, 2);
      assertAllIsSeen(run);
      ReadModelRebuild rebuild = run.bean(ReadModelRebuild.class);
      assertThat(rebuild.run(rebuild.names(), progress -> {}).comparison().examples()).isEmpty();
    }
  }

  @Test
  void theOnesThatNobodyCameToMakeAreMadeAtTheNextStart() throws Exception {
    try (QuerySideServer run = new QuerySideServer()) {
      run.bean(StreamingEventProcessor.class).shutDown();
      run.bean(MongoOperations.class).getCollection("tokens").deleteOne(eq("segment", 1));
      try (ConfigurableApplicationContext next = QuerySideServer.start(run.mongo(), "0")) {
        awaitSegments(next.getBean(StreamingEventProcessor.class), 2);
        assertAllIsSeen(run);
      }
    }
  }

  @Test
  void whatATokenIsAheadOfIsMadeUpFor() throws Exception {
    try (QuerySideServer run = new QuerySideServer()) {
      assertAllIsSeen(run);
      run.bean(StreamingEventProcessor.class).shutDown();
      long ahead = run.pen().record(history.events(30));
      run.bean(MongoOperations.class)
          .getCollection("tokens")
          .updateMany(empty(), set("token", "{\"globalIndex\":%d}".formatted(ahead)));
      try (ConfigurableApplicationContext next = QuerySideServer.start(run.mongo(), "0")) {
        awaitSegments(next.getBean(StreamingEventProcessor.class), 2);
        assertAllIsSeen(run);
        ReadModelRebuild rebuild = next.getBean(ReadModelRebuild.class);
        assertThat(rebuild.run(rebuild.names(), progress -> {}).comparison().examples()).isEmpty();
      }
    }
  }

  /** As when the database is out of reach for one of them alone, so that nobody tells it. */
  @Test
  void whoComesBackToASegmentGoesByWhatAnotherDidMeanwhile() throws Exception {
    try (QuerySideServer run = new QuerySideServer()) {
      run.bean(StreamingEventProcessor.class).shutDown();
      long before = run.bean(Ledger.class).head().position();
      SegmentFollower one = following(run);
      SegmentFollower other = following(run);
      CountryCode norway = new CountryCode("NO");
      var unused = run.pen().record(new DossierOpened(norway, "Norway", "Europe", ""));
      CommittedEvent unreadable = run.pen().recordFromTheFuture("NO");
      one.project(run.bean(ProjectedLog.class).read(before + 1, 2));
      unused = run.pen().record(new EventDiscarded(unreadable.id(), "NO", "It was a trial"));
      other.project(run.bean(ProjectedLog.class).read(before + 3, 1));
      Engagement meeting = Engagement.told(EngagementKind.MEETING, new EdtfDate("2024"), "We met.");
      unused = run.pen().record(new EngagementRecorded(norway, new EntryId("m-1"), meeting));

      one.project(run.bean(ProjectedLog.class).read(before + 4, 1));

      String audit =
          run.bean(CheckpointStore.class).current().collections().getOrDefault("audit", "");
      assertThat(run.bean(ReadModelStore.class).positions(audit)).containsValue(before + 4);
    }
  }

  @Test
  void eventsThatComeASecondTimeChangeNothing() throws Exception {
    long seed = Long.getLong("seed", new Random().nextLong());
    System.out.println(getClass().getSimpleName() + ": a history from the seed " + seed);
    try (QuerySideServer run = new QuerySideServer()) {
      long end = run.pen().record(new RandomEventHistory(seed).events(60));
      ReadModelCheckpoint live = run.bean(CheckpointStore.class).await(end, PATIENCE).orElseThrow();
      Map<String, ReadModelDocument> before = documents(run, live);

      SegmentFollower again = following(run);
      again.project(run.bean(ProjectedLog.class).read(1, 40));
      again.project(run.bean(ProjectedLog.class).read(20, 40));

      ReadModelCheckpoint after = run.bean(CheckpointStore.class).current();
      assertThat(documents(run, after)).as("seed %d", seed).isNotEmpty().isEqualTo(before);
      assertThat(after.position()).isEqualTo(live.position());
    }
  }

  private static Map<String, ReadModelDocument> documents(
      QuerySideServer run, ReadModelCheckpoint catalogue) {
    Map<String, ReadModelDocument> documents = new TreeMap<>();
    catalogue
        .collections()
        .forEach(
            (model, collection) ->
                run.bean(ReadModelStore.class)
                    .all(collection)
                    .forEach(page -> documents.put(model + "/" + page.id(), page)));
    return documents;
  }

  private static SegmentFollower following(QuerySideServer run) {
    return new SegmentFollower(
        run.bean(FollowerContext.class), Segment.ROOT_SEGMENT, run.bean(LedgerMatch.class));
  }

  private void assertAllIsSeen(QuerySideServer run) throws InterruptedException {
    long position = run.pen().record(history.events(60));
    assertThat(run.bean(CheckpointStore.class).await(position, PATIENCE)).isPresent();
  }

  private static void awaitSegments(StreamingEventProcessor processor, int count)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (processor.processingStatus().size() != count && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    assertThat(processor.processingStatus()).hasSize(count);
  }
}
