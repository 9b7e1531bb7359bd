package org.engagementledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.engagementledger.standalone.Child;
import org.engagementledger.standalone.Http;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk on which the embedded server keeps everything is full, and then there is space. */
class DiskFullIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final String NOT_RUN = "NOT RUN: no disk can be made to be full here";

  @TempDir Path folder;

  @Test
  void nothingIsLostAndEverybodyIsToldUntilThereIsSpaceAgain() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Optional<Scarcity> found = Scarcity.in(disk);
    if (found.isEmpty()) {
      System.out.println(NOT_RUN);
    }
    Assumptions.assumeTrue(found.isPresent(), NOT_RUN);
    try (Scarcity scarcity = found.orElseThrow();
        Whole whole = Whole.start(disk.resolve("data"));
        Clients clients = new Clients()) {
      clients.ask(List.of(whole.http()));
      clients.work();
      clients.awaitMore(1);
      scarcity.begin(whole.process());
      untilDown(whole.http());
      scarcity.end();
      assertThat(ready(whole.http())).as("only a start makes it well").isEqualTo(503);
      whole.process().close();
      whole.startAgain();
      clients.ask(List.of(whole.http()));
      clients.awaitMore(1);
      clients.rest();
      assertThat(clients.surprises()).isEmpty();
      whole.promises().check(clients.acknowledged());
    }
  }

  private static void untilDown(Http product) {
    Instant end = Instant.now().plus(PATIENCE);
    while (ready(product) == 200) {
      assertThat(Instant.now()).as("the health is down while the disk is full").isBefore(end);
      Child.pause(Duration.ofMillis(100));
    }
    assertThat(ready(product)).isEqualTo(503);
  }

  private static int ready(Http product) {
    return product.get("/actuator/health/readiness", "application/json").statusCode();
  }
}
