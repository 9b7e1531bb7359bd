package org.engagementledger.query.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.engagementledger.query.QuerySideRun;
import org.engagementledger.query.RandomHistory;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

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
