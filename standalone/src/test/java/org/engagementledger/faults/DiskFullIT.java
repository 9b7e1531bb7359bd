package org.engagementledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.engagementledger.standalone.ChildProcess;
import org.engagementledger.standalone.HttpTestClient;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk on which the embedded server keeps everything is full, and then there is space. */
class DiskFullIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration AWHILE = Duration.ofSeconds(3);

  private static final String NOT_RUN = "NOT RUN: no disk can be made to be full here";

  @TempDir Path folder;

  @Test
  void nothingIsLostAndEverybodyIsToldUntilThereIsSpaceAgain() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Optional<FullDisk> found = FullDisk.in(disk);
    if (found.isEmpty()) {
      System.out.println(NOT_RUN);
    }
    Assumptions.assumeTrue(found.isPresent(), NOT_RUN);
    try (FullDisk scarcity = found.orElseThrow();
        StandaloneProcess whole = StandaloneProcess.start(disk.resolve("data"));
        RecordingClients clients = new RecordingClients()) {
      clients.ask(List.of(whole.http()));
      clients.work();
      clients.awaitMore(1);
      scarcity.begin(whole.process());
      untilToldOf(whole.http());
      assertThat(whole.http().get("/api/countries/KZ", "application/json").statusCode())
          .as("what is recorded can be read")
          .isEqualTo(200);
      ChildProcess.pause(AWHILE);
      scarcity.end(whole.process());
      clients.awaitMore(20);
      assertThat(logged(whole)).contains("is full: ").contains("has room again: ");
      assertThat(whole.process().output())
          .as("to whom has to make room, and may find nothing in a log on the same disk")
          .contains("is full: ")
          .contains("has room again: ");
      assertThat(logged(whole) + whole.process().output()).doesNotContain("\tat ");
      if (scarcity.isForAll()) {
        refusesToStart(scarcity, whole);
        clients.ask(List.of(whole.http()));
        clients.awaitMore(1);
      } else {
        System.out.println("NOT RUN: no start on a full disk, since only files are limited here");
      }
      clients.rest();
      assertThat(clients.surprises()).isEmpty();
      whole.promises().check(clients.acknowledged());
    }
  }

  /** A start says so in one sentence, and leaves all as it is for the next. */
  private static void refusesToStart(FullDisk scarcity, StandaloneProcess whole) {
    whole.process().kill();
    scarcity.begin(whole.process());
    try (ChildProcess refused = whole.process(whole.data())) {
      refused.untilEnded();
      assertThat(refused.output())
          .contains("The disk that holds ", " is full", "Make room, then start again.")
          .doesNotContain("\tat ");
    }
    scarcity.end(whole.process());
    whole.startAgain();
  }

  private static void untilToldOf(HttpTestClient product) {
    Instant end = Instant.now().plus(PATIENCE);
    String answer = "";
    for (int i = 0; !answer.contains("problem:disk-full"); i++) {
      assertThat(Instant.now()).as("a full disk is called that: " + answer).isBefore(end);
      ChildProcess.pause(Duration.ofMillis(100));
      String key = "told " + i + " of client 0";
      answer =
          HttpTestClient.text(
              product.post("/api/countries/KZ/meetings", key, RecordingClients.meeting(key)));
    }
  }

  private static String logged(StandaloneProcess whole) throws IOException {
    return Files.readString(whole.data().resolve("ledger.log"));
  }
}
