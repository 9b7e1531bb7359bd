package org.engagementledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Optional;
import java.util.Random;
import org.engagementledger.ledger.log.LedgerDamaged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Thousands of orders in which nodes, clients, followers and failures can come, each from a seed.
 * {@code -Dsimulation.runs=} says how many, {@code -Dsimulation.seed=} repeats one that failed,
 * {@code -Dsimulation.trace=} says how many of its last steps are printed.
 */
class SimulationTest {
  private static final int RUNS = Integer.getInteger("simulation.runs", 600);
  private static final Optional<Long> SEED = Optional.ofNullable(Long.getLong("simulation.seed"));

  @Test
  void everyPromiseHoldsInWhateverOrderThingsHappenAndFail() {
    Random seeds = new Random();
    int runs = SEED.isPresent() ? 1 : RUNS;
    long steps = 0;
    long recorded = 0;
    long faults = 0;
    for (int run = 0; run < runs; run++) {
      Simulation simulation = run(SEED.orElseGet(seeds::nextLong));
      steps += simulation.steps();
      recorded += simulation.recorded();
      faults += simulation.faults();
    }
    System.out.printf(
        "Simulated %,d runs: %,d steps, %,d events, %,d faults%n", runs, steps, recorded, faults);
    assertThat(recorded).isPositive();
    assertThat(faults).isPositive();
  }

  @Test
  void aSeedRepeatsEveryStep() throws Throwable {
    for (long seed = 1; seed <= 20; seed++) {
      Simulation once = new Simulation(seed, SimulatedFlaw.NONE).run();
      Simulation again = new Simulation(seed, SimulatedFlaw.NONE).run();
      assertThat(again.trace()).isEqualTo(once.trace());
      assertThat(again.hash()).isEqualTo(once.hash());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aFlawOfTheServerOrTheDriverIsFoundOut(SimulatedFlaw flaw) throws Throwable {
    for (int seed = 1; seed <= RUNS; seed++) {
      try {
        new Simulation(seed, flaw).run();
      } catch (AssertionError | LedgerDamaged found) {
        System.out.printf("%s is found out in run %d: %s%n", flaw, seed, firstLine(found));
        return;
      }
    }
    fail(flaw + " was not found out in " + RUNS + " runs");
  }

  private static Simulation run(long seed) {
    Simulation simulation = new Simulation(seed, SimulatedFlaw.NONE);
    try {
      return simulation.run();
    } catch (Throwable e) {
      throw new AssertionError(
          "Repeat it with -Dsimulation.seed=%d%n%s".formatted(seed, simulation.trace()), e);
    }
  }

  private static String firstLine(Throwable found) {
    return String.valueOf(found.getMessage()).strip().lines().findFirst().orElse("");
  }
}
