package org.engagementledger.benchmarks;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.engagementledger.query.projections.Catalogues;
import org.engagementledger.query.projections.Progress;
import org.engagementledger.query.projections.Rebuild;

/** The read models: how soon they hold what was recorded, and how fast they are made anew. */
final class Projections {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int SAMPLES = 300;

  private final Catalogues catalogues;
  private final Rebuild rebuild;

  Projections(Catalogues catalogues, Rebuild rebuild) {
    this.catalogues = catalogues;
    this.rebuild = rebuild;
  }

  /** From the answer to a command until every read model holds its event. */
  Latencies afterCommands(Commands commands) {
    await(commands.record().position());
    long start = System.nanoTime();
    double computedBefore = Load.computedSeconds();
    long[] waits = LongStream.range(0, SAMPLES).map(sample -> waitAfter(commands)).toArray();
    double seconds = (System.nanoTime() - start) / 1e9;
    return Latencies.of(LongStream.of(waits), seconds, Load.computedSeconds() - computedBefore);
  }

  private long waitAfter(Commands commands) {
    long position = commands.record().position();
    long recorded = System.nanoTime();
    await(position);
    return System.nanoTime() - recorded;
  }

  /** Returns when every read model holds every event up to there. */
  void await(long position) {
    try {
      var unused = catalogues.await(position, PATIENCE).orElseThrow();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Events per second while every read model is made anew from the first event. */
  double rebuiltPerSecond() {
    AtomicLong events = new AtomicLong();
    long start = System.nanoTime();
    try {
      rebuild.run(rebuild.names(), (Progress progress) -> events.set(progress.events()));
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    return events.get() / ((System.nanoTime() - start) / 1e9);
  }
}
