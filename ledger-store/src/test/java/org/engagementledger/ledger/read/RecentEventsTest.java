package org.engagementledger.ledger.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.engagementledger.ledger.log.CommittedEvent;
import org.junit.jupiter.api.Test;

class RecentEventsTest {
  private final RecentEvents recent = new RecentEvents();

  @Test
  void whatWasRecordedLastIsRemembered() {
    recent.add(events(1, 3));
    assertThat(recent.from(1, 10)).isEqualTo(events(1, 3));
    assertThat(recent.from(2, 1)).isEqualTo(events(2, 2));
    assertThat(recent.from(4, 10)).isEmpty();
    assertThat(recent.find("e2")).contains(events(2, 2).getFirst());
  }

  @Test
  void whatWasRecordedLongAgoIsForgotten() {
    for (int first = 1; first < 1000; first += 100) {
      recent.add(events(first, first + 99));
    }
    assertThat(recent.from(488, 10)).isEmpty();
    assertThat(recent.from(489, 1000)).isEqualTo(events(489, 1000));
    assertThat(recent.find("e488")).isEmpty();
    assertThat(recent.find("e489")).isPresent();
  }

  @Test
  void whatStandsBeforeAnotherProcesssEventIsForgotten() {
    recent.add(events(1, 3));
    recent.add(events(5, 6));
    assertThat(recent.from(1, 10)).isEmpty();
    assertThat(recent.from(4, 10)).isEmpty();
    assertThat(recent.from(5, 10)).isEqualTo(events(5, 6));
    assertThat(recent.find("e3")).isEmpty();
  }

  private static List<CommittedEvent> events(long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(
            n -> new CommittedEvent(n, Instant.EPOCH, "e" + n, "t", "KZ", n - 1, Map.of(), "{}"))
        .toList();
  }
}
