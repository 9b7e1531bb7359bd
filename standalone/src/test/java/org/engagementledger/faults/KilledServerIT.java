package org.engagementledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.engagementledger.standalone.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The running product is killed again and again while sixteen people record, and stands still.
 * {@code -Dkills=100} kills it a hundred times; see {@link FaultRun}.
 */
class KilledServerIT {
  private static final int SHORTEST_RUN = 300;
  private static final int LONGEST_RUN = 2_800;

  @TempDir Path data;

  @Test
  void everyPromiseIsKeptThoughItIsKilledAndStandsStill() {
    System.out.printf("StandaloneIT: -Dkills=%d -Dseed=%d%n", FaultRun.KILLS, FaultRun.SEED);
    try (StandaloneProcess whole = StandaloneProcess.start(data);
        RecordingClients clients = new RecordingClients()) {
      clients.work();
      killAgainAndAgain(whole, clients);
      standStill(whole, clients);
      clients.rest();
      assertThat(clients.surprises()).isEmpty();
      whole.promises().check(clients.acknowledged());
      System.out.printf("%d meetings were acknowledged%n", clients.acknowledged().size());
    }
  }

  /** At any moment, but so that at least every other one has recorded something. */
  private static void killAgainAndAgain(StandaloneProcess whole, RecordingClients clients) {
    Random random = new Random(FaultRun.SEED);
    for (int kill = 1; kill <= FaultRun.KILLS; kill++) {
      clients.ask(List.of(whole.http()));
      if (kill % 2 == 0) {
        clients.awaitMore(1);
      }
      ChildProcess.pause(Duration.ofMillis(random.nextInt(SHORTEST_RUN, LONGEST_RUN)));
      whole.process().kill();
      clients.ask(List.of());
      whole.startAgain();
    }
    clients.ask(List.of(whole.http()));
  }

  /** Its clients have lost patience meanwhile, and ask again beside what they asked first. */
  private static void standStill(StandaloneProcess whole, RecordingClients clients) {
    clients.awaitMore(1);
    whole.process().freeze();
    ChildProcess.pause(FaultRun.WHOLE_STANDSTILL);
    whole.process().thaw();
    clients.awaitMore(1);
  }
}
