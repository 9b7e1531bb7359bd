package org.engagementledger.query.readmodels.follower;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.query.QuerySideServer;
import org.engagementledger.query.readmodels.ProjectedLog;
import org.engagementledger.query.readmodels.deadletters.DeadLetterStore;
import org.engagementledger.query.readmodels.store.CheckpointStore;
import org.engagementledger.query.readmodels.store.LedgerMatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class FollowerHealthIndicatorIT {
  private final AtomicLong nanoseconds = new AtomicLong();
  private QuerySideServer run;

  @BeforeEach
  void start() {
    run = new QuerySideServer();
  }

  @AfterEach
  void stop() {
    run.close();
  }

  @Test
  void readModelsThatStandStillAreTold() {
    FollowerHealthIndicator health =
        new FollowerHealthIndicator(
            run.bean(CheckpointStore.class),
            run.bean(ProjectedLog.class),
            run.bean(DeadLetterStore.class),
            run.bean(LedgerMatch.class),
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

  private Health afterSeconds(int seconds, FollowerHealthIndicator health) {
    nanoseconds.addAndGet(Duration.ofSeconds(seconds).toNanos());
    return health.health();
  }

  private long open(String country) {
    CountryCode code = new CountryCode(country);
    return run.pen().record(new DossierOpened(code, country, "", "")).position();
  }
}
