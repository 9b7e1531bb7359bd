package org.engagementledger.query.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.query.EveryEventStory;
import org.engagementledger.query.QuerySideServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is said of a comparison that takes long. */
class LedgerVerifierIT {
  private static QuerySideServer run;

  @BeforeAll
  static void record() {
    run = new QuerySideServer();
    long last = run.pen().record(EveryEventStory.events());
    for (String path : new String[] {"/api/countries", "/api/search?q=mission"}) {
      String asked = path + (path.contains("?") ? "&" : "?") + "atLeast=" + last;
      assertThat(run.as(Role.READER).get(asked).statusCode()).isEqualTo(200);
    }
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void whatTakesOverAMinuteSaysAtLastThatItDidNotLook() {
    VerificationReport found = verified(ReadModelScope.SHORT, Duration.ofMinutes(2));
    assertThat(found.passed()).isTrue();
    assertThat(found.readModels().complete()).isFalse();
    assertThat(found.readModels().notes())
        .last()
        .isEqualTo(
            "The read models were not compared to the end: that takes more than a minute here."
                + " --read-models compares them however long it takes.");
  }

  @Test
  void whatTakesLessOrMayTakeLongIsCompared() {
    for (VerificationReport found :
        new VerificationReport[] {
          verified(ReadModelScope.SHORT, Duration.ZERO),
          verified(ReadModelScope.ALL, Duration.ofMinutes(2))
        }) {
      assertThat(found.passed()).isTrue();
      assertThat(found.readModels().complete()).isTrue();
      assertThat(found.readModels().notes()).noneMatch(it -> it.contains("not compared"));
    }
  }

  /** By a clock that goes on by a step whenever it is looked at. */
  private static VerificationReport verified(ReadModelScope scope, Duration step) {
    AtomicLong now = new AtomicLong();
    LongSupplier nanoTime = () -> now.getAndAdd(step.toNanos());
    return run.bean(LedgerVerifier.class).verify(scope, nanoTime, position -> {});
  }
}
