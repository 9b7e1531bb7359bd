package org.engagementledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.query.readmodels.store.CheckpointStore;
import org.junit.jupiter.api.Test;

/** How soon what was appended is seen, on the embedded server in one process. */
class LatencyIT {
  private static final int EVENTS = 300;

  @Test
  void whatIsAppendedIsSeenSoon() throws InterruptedException {
    try (QuerySideServer run = new QuerySideServer()) {
      RandomEventHistory history = new RandomEventHistory(7);
      seen(run, history.events(EVENTS));
      List<Long> micros = seen(run, history.events(EVENTS));

      Collections.sort(micros);
      long median = micros.get(EVENTS / 2);
      System.out.printf(
          "append to visible: p50 %.1f ms, p99 %.1f ms%n",
          median / 1e3, micros.get(EVENTS * 99 / 100) / 1e3);
      assertThat(Duration.ofNanos(median * 1000)).isLessThan(Duration.ofSeconds(1));
    }
  }

  private static List<Long> seen(QuerySideServer run, List<LedgerEvent> events)
      throws InterruptedException {
    CheckpointStore catalogues = run.bean(CheckpointStore.class);
    TestEventAppender pen = run.pen();
    List<Long> micros = new ArrayList<>();
    for (LedgerEvent event : events) {
      long position = pen.record(event).position();
      long appended = System.nanoTime();
      assertThat(catalogues.await(position, Duration.ofSeconds(30))).isPresent();
      micros.add((System.nanoTime() - appended) / 1000);
    }
    return micros;
  }
}
