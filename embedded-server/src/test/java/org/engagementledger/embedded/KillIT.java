package org.engagementledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.engagementledger.embedded.migration.FormerFolder;
import org.engagementledger.embedded.migration.FormerStore;
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

  /** A folder of a former version is copied; each start that is killed meanwhile begins again. */
  @Test
  void a_copy_of_a_former_folder_loses_nothing_whenever_it_is_killed() throws Exception {
    System.out.println("KillIT: " + KILLS + " kills of a copy, -Dseed=" + SEED);
    Random random = new Random(SEED);
    int killedMeanwhile = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Path former = Files.createDirectory(folder.resolve("former " + kill));
      FormerFolder.unpack(3, former);
      Process starting = ServerProcess.launch(former, "0", ProcessBuilder.Redirect.INHERIT);
      while (!Files.exists(former.resolve("db.new")) && starting.isAlive()) {
        Thread.onSpinWait();
      }
      Thread.sleep(random.nextInt(LONGEST_LOAD_MILLISECONDS));
      starting.destroyForcibly().waitFor();
      killedMeanwhile += FormerStore.isIn(former) ? 1 : 0;
      FormerFolder.requireFormat3(former);
    }
    System.out.println("KillIT: " + killedMeanwhile + " were killed before the former one went");
    assertThat(killedMeanwhile).isPositive();
  }
}
