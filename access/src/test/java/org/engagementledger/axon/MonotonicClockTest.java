package org.engagementledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class MonotonicClockTest {
  private final MonotonicClock clock = new MonotonicClock();

  @Test
  void itGoesAsFastAsTimePasses() throws InterruptedException {
    Instant before = clock.instant();
    long nanos = System.nanoTime();
    Thread.sleep(20);
    Instant after = clock.instant();
    long passed = System.nanoTime() - nanos;

    assertThat(Duration.between(before, after))
        .isBetween(Duration.ofMillis(20), Duration.ofNanos(passed + 1_000_000));
  }

  @Test
  void axonMeasuresItsIntervalsByOne() throws ClassNotFoundException {
    Class.forName(AxonConfiguration.class.getName());

    assertThat(GenericEventMessage.clock).isInstanceOf(MonotonicClock.class);
  }
}
