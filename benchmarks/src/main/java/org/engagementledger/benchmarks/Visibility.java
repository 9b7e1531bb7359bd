package org.engagementledger.benchmarks;

import java.util.stream.LongStream;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How soon the read models hold what was recorded: in one process, and where the follower has a
 * ledger of its own that knows of the other only by the server.
 */
final class Visibility implements Benchmark {

  private static final int FIRST = 1_000;

  /** By then the compilers have done most of their work, for which they take the processors too. */
  private static final int UNTIL_WARM = 4_000;

  private static final int SAMPLES = 4_000;

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
    models.awaitAll();
    Report.times(what + ", the first thousand times", sample(FIRST, commands, models));
    var unused = sample(UNTIL_WARM, commands, models);
    Report.times(what + ", later", sample(SAMPLES, commands, models));
  }

  private static Latencies sample(int size, Commands commands, ReadModelsOf models) {
    long[] waits = LongStream.range(0, size).map(it -> waitAfter(commands, models)).toArray();
    return Latencies.of(LongStream.of(waits), 0, 0);
  }

  private static long waitAfter(Commands commands, ReadModelsOf models) {
    long position = commands.record().position();
    long recorded = System.nanoTime();
    models.await(position);
    return System.nanoTime() - recorded;
  }
}
