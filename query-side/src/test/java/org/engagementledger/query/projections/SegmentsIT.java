package org.engagementledger.query.projections;

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
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.DeadLetterEvent.EventDiscarded;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.EngagementKind;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.Recorded;
import org.engagementledger.query.QuerySideRun;
import org.engagementledger.query.RandomHistory;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;

/** Query sides on one database share the streams. */
class SegmentsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RandomHistory history = new RandomHistory(11);

  @Test
  void eachFollowsItsPartAndOneThatIsAloneFollowsAll() throws Exception {
    try (QuerySideRun run = new QuerySideRun()) {
      StreamingEventProcessor first = run.bean(StreamingEventProcessor.class);
      awaitSegments(first, 2);
      try (ConfigurableApplicationContext other = QuerySideRun.start(run.mongo(), "0")) {
        awaitSegments(other.getBean(StreamingEventProcessor.class), 1);
        awaitSegments(first, 1);
        assertAllIsSeen(run);
      }
      awaitSegments(first, 2);
      assertAllIsSeen(run);
      Rebuild rebuild = run.bean(Rebuild.class);
      assertThat(rebuild.run(rebuild.names(), progress -> {}).comparison().examples()).isEmpty();
    }
  }

  @Test
  void theOnesThatNobodyCameToMakeAreMadeAtTheNextStart() throws Exception {
    try (QuerySideRun run = new QuerySideRun()) {
      run.bean(StreamingEventProcessor.class).shutDown();
      run.bean(MongoOperations.class).getCollection("tokens").deleteOne(eq("segment", 1));
      try (ConfigurableApplicationContext next = QuerySideRun.start(run.mongo(), "0")) {
        awaitSegments(next.getBean(StreamingEventProcessor.class), 2);
        assertAllIsSeen(run);
      }
    }
  }

  @Test
  void whatATokenIsAheadOfIsMadeUpFor() throws Exception {
    try (QuerySideRun run = new QuerySideRun()) {
      assertAllIsSeen(run);
      run.bean(StreamingEventProcessor.class).shutDown();
      long ahead = run.pen().record(history.events(30));
      run.bean(MongoOperations.class)
          .getCollection("tokens")
          .updateMany(empty(), set("token", "{\"globalIndex\":%d}".formatted(ahead)));
      try (ConfigurableApplicationContext next = QuerySideRun.start(run.mongo(), "0")) {
        awaitSegments(next.getBean(StreamingEventProcessor.class), 2);
        assertAllIsSeen(run);
        Rebuild rebuild = next.getBean(Rebuild.class);
        assertThat(rebuild.run(rebuild.names(), progress -> {}).comparison().examples()).isEmpty();
      }
    }
  }

  /** As when the database is out of reach for one of them alone, so that nobody tells it. */
  @Test
  void whoComesBackToASegmentGoesByWhatAnotherDidMeanwhile() throws Exception {
    try (QuerySideRun run = new QuerySideRun()) {
      run.bean(StreamingEventProcessor.class).shutDown();
      long before = run.bean(Ledger.class).head().position();
      Following one = following(run);
      Following other = following(run);
      CountryCode norway = new CountryCode("NO");
      var unused = run.pen().record(new DossierOpened(norway, "Norway", "Europe", ""));
      Recorded unreadable = run.pen().recordFromTheFuture("NO");
      one.project(run.bean(Log.class).read(before + 1, 2));
      unused = run.pen().record(new EventDiscarded(unreadable.id(), "NO", "It was a trial"));
      other.project(run.bean(Log.class).read(before + 3, 1));
      Engagement meeting = Engagement.told(EngagementKind.MEETING, new EdtfDate("2024"), "We met.");
      unused = run.pen().record(new EngagementRecorded(norway, new EntryId("m-1"), meeting));

      one.project(run.bean(Log.class).read(before + 4, 1));

      String audit = run.bean(Catalogues.class).current().collections().getOrDefault("audit", "");
      assertThat(run.bean(ReadModels.class).positions(audit)).containsValue(before + 4);
    }
  }

  @Test
  void eventsThatComeASecondTimeChangeNothing() throws Exception {
    long seed = Long.getLong("seed", new Random().nextLong());
    System.out.println(getClass().getSimpleName() + ": a history from the seed " + seed);
    try (QuerySideRun run = new QuerySideRun()) {
      long end = run.pen().record(new RandomHistory(seed).events(60));
      Catalogue live = run.bean(Catalogues.class).await(end, PATIENCE).orElseThrow();
      Map<String, Page> before = documents(run, live);

      Following again = following(run);
      again.project(run.bean(Log.class).read(1, 40));
      again.project(run.bean(Log.class).read(20, 40));

      Catalogue after = run.bean(Catalogues.class).current();
      assertThat(documents(run, after)).as("seed %d", seed).isNotEmpty().isEqualTo(before);
      assertThat(after.position()).isEqualTo(live.position());
    }
  }

  private static Map<String, Page> documents(QuerySideRun run, Catalogue catalogue) {
    Map<String, Page> documents = new TreeMap<>();
    catalogue
        .collections()
        .forEach(
            (model, collection) ->
                run.bean(ReadModels.class)
                    .all(collection)
                    .forEach(page -> documents.put(model + "/" + page.id(), page)));
    return documents;
  }

  private static Following following(QuerySideRun run) {
    return new Following(run.bean(Projecting.class), Segment.ROOT_SEGMENT, run.bean(Lineage.class));
  }

  private void assertAllIsSeen(QuerySideRun run) throws InterruptedException {
    long position = run.pen().record(history.events(60));
    assertThat(run.bean(Catalogues.class).await(position, PATIENCE)).isPresent();
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
