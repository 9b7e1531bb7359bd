package org.engagementledger.benchmarks;

import java.util.stream.LongStream;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How soon the read models hold what was recorded: in one process, and where the follower has a
 * ledger of its own that knows of the other only by the server.
 */
final class Visibility implements Benchmark {

  private static final int SAMPLES = 1_000;

  @Override
  public void run(Conditions conditions) throws Exception {
    try (Server server = Server.open(conditions)) {
      try (ConfigurableApplicationContext product = server.start(BothSides.class, "product")) {
        report("every read model holds it", product, product);
      }
      try (ConfigurableApplicationContext writer = server.start(CommandsAlone.class, "apart");
          ConfigurableApplicationContext follower = server.start(BothSides.class, "apart")) {
        report("every read model of a follower apart holds it", writer, follower);
      }
    }
  }

  private static void report(
      String what, ConfigurableApplicationContext writer, ConfigurableApplicationContext follower) {
    Commands commands = CommandRates.opened(writer);
    ReadModelsOf models = new ReadModelsOf(follower);
    var unused = sample(commands, models);
    Report.times("command's answer until " + what, sample(commands, models));
  }

  private static Latencies sample(Commands commands, ReadModelsOf models) {
    models.awaitAll();
    long[] waits = LongStream.range(0, SAMPLES).map(it -> waitAfter(commands, models)).toArray();
    return Latencies.of(LongStream.of(waits), 0, 0);
  }

  private static long waitAfter(Commands commands, ReadModelsOf models) {
    long position = commands.record().position();
    long recorded = System.nanoTime();
    models.await(position);
    return System.nanoTime() - recorded;
  }
}
