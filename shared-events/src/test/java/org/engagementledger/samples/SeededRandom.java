package org.engagementledger.samples;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Choices that depend on a seed alone, so that what failed once can be made to fail again. */
public final class SeededRandom {
  private final Random random;

  /** Choices from that seed. */
  public SeededRandom(long seed) {
    random = new Random(seed);
  }

  /** Tries the seeds from 1 on; a failure names its seed. */
  public static void each(int seeds, Consumer<SeededRandom> trial) {
    for (long seed = 1; seed <= seeds; seed++) {
      try {
        trial.accept(new SeededRandom(seed));
      } catch (RuntimeException | AssertionError failure) {
        throw new AssertionError("with seed " + seed + ": " + failure.getMessage(), failure);
      }
    }
  }

  /** From 0 to below {@code bound}. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** True once in {@code times} times. */
  public boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /** One of them. */
  public <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** One of them. */
  @SafeVarargs
  public final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
