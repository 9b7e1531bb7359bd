package org.engagementledger.query.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.engagementledger.access.Role;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.query.QuerySideRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class FollowerHealthIT {
  private final AtomicLong nanoseconds = new AtomicLong();
  private QuerySideRun run;

  @BeforeEach
  void start() {
    run = new QuerySideRun();
  }

  @AfterEach
  void stop() {
    run.close();
  }

  @Test
  void readModelsThatStandStillAreTold() {
    FollowerHealth health =
        new FollowerHealth(
            run.bean(Catalogues.class),
            run.bean(Log.class),
            run.bean(DeadLetters.class),
            run.bean(Lineage.class),
            nanoseconds::get);
    long first = open("NO");
    assertThat(run.as(Role.READER).get("/api/countries/NO?atLeast=" + first).statusCode())
        .isEqualTo(200);
    assertThat(afterSeconds(0, health).getStatus()).isEqualTo(Status.UP);
    assertThat(afterSeconds(3_600, health).getStatus()).isEqualTo(Status.UP);

    run.bean(PooledStreamingEventProcessor.class).shutDown();
    open("GH");
    assertThat(afterSeconds(1, health).getStatus()).isEqualTo(Status.UP);
    assertThat(afterSeconds(50, health).getStatus()).isEqualTo(Status.UP);
    Health still = afterSeconds(11, health);
    assertThat(still.getStatus()).isEqualTo(Status.DOWN);
    assertThat(String.valueOf(still.getDetails().get("reason")))
        .contains("stood still at position " + first + ", 1 events behind");

    run.bean(PooledStreamingEventProcessor.class).start();
    long second = open("SE");
    assertThat(run.as(Role.READER).get("/api/countries/SE?atLeast=" + second).statusCode())
        .isEqualTo(200);
    assertThat(afterSeconds(1, health).getStatus()).isEqualTo(Status.UP);
  }

  private Health afterSeconds(int seconds, FollowerHealth health) {
    nanoseconds.addAndGet(Duration.ofSeconds(seconds).toNanos());
    return health.health();
  }

  private long open(String country) {
    CountryCode code = new CountryCode(country);
    return run.pen().record(new DossierOpened(code, country, "", "")).position();
  }
}
