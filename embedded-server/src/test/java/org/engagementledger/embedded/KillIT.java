package org.engagementledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed at random moments under load; {@code -Dkills=100 -Dseed=N} for more. */
class KillIT {

  private static final int KILLS = Integer.getInteger("kills", 10);
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int LONGEST_LOAD_MILLISECONDS = 700;
  private static final int WRITERS = 6;
  private static final int SIGTERM_EXIT = 128 + 15;

  @TempDir Path folder;

  @Test
  void what_was_answered_or_read_outlives_a_kill_and_nothing_is_there_by_half() throws Exception {
    System.out.println("KillIT: " + KILLS + " kills, -Dseed=" + SEED);
    Random random = new Random(SEED);
    long slowestStart = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      WritersUnderKill writers = new WritersUnderKill(WRITERS, kill, random.nextLong());
      runUntilKilled(writers, random);
      slowestStart = Math.max(slowestStart, checkAfterRestart(writers));
    }
    System.out.println("KillIT: slowest start " + slowestStart + " ms");
  }

  private void runUntilKilled(WritersUnderKill writers, Random random) throws Exception {
    ServerProcess server = ServerProcess.start(folder);
    try (MongoClient client = MongoClients.create(server.connectionString())) {
      writers.start(client);
      writers.awaitFirst();
      Thread.sleep(random.nextInt(LONGEST_LOAD_MILLISECONDS));
    } finally {
      server.kill();
    }
    writers.join();
  }

  private long checkAfterRestart(WritersUnderKill writers) throws Exception {
    long started = System.nanoTime();
    ServerProcess server = ServerProcess.start(folder);
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    try (MongoClient client = MongoClients.create(server.connectionString())) {
      writers.check(client);
    } finally {
      assertThat(server.stop()).isEqualTo(SIGTERM_EXIT);
    }
    return took;
  }
}
