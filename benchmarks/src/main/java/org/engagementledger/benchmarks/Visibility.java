package org.engagementledger.benchmarks;

import java.util.stream.LongStream;
import org.springframework.context.ConfigurableApplicationContext;

/** How soon the read models hold what was recorded, in one process and in another. */
final class Visibility implements Benchmark {

  private static final int SAMPLES = 1_000;

  @Override
  public void run(Conditions conditions) throws Exception {
    try (Server server = Server.open(conditions);
        ConfigurableApplicationContext product = server.start(BothSides.class, "product")) {
      Commands commands = CommandRates.opened(product);
      ReadModelsOf models = new ReadModelsOf(product);
      var unused = sample(commands, models);
      Report.times("command's answer until every read model holds it", sample(commands, models));
    }
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
