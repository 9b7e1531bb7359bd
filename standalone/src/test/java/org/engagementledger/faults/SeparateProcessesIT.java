package org.engagementledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two command sides and two query sides on one server, to which one thing after the other happens
 * while sixteen people record. After each of them every promise is checked; see {@link FaultRun}.
 */
class SeparateProcessesIT {
  @TempDir static Path folder;

  private static SeparateProcesses apart;
  private static final RecordingClients CLIENTS = new RecordingClients();
  private static final Random RANDOM = new Random(FaultRun.SEED);

  @BeforeAll
  static void start() {
    System.out.printf("Faults: -Drounds=%d -Dseed=%d%n", FaultRun.ROUNDS, FaultRun.SEED);
    apart = SeparateProcesses.start(folder, FaultRun.SEED);
    CLIENTS.ask(SeparateProcesses.https(apart.commandSides()));
    RecordingClients.openDossiers(apart.commandSides().getFirst().http());
  }

  @AfterAll
  static void end() {
    CLIENTS.close();
    apart.close();
    System.out.printf("%d meetings were acknowledged%n", CLIENTS.acknowledged().size());
  }

  @TestFactory
  Stream<DynamicTest> everyPromiseIsKeptThough() {
    return IntStream.rangeClosed(1, FaultRun.ROUNDS)
        .boxed()
        .flatMap(round -> inSomeOrder().stream());
  }

  private static List<DynamicTest> inSomeOrder() {
    List<Fault> faults = new ArrayList<>(Fault.ofThisRun());
    Collections.shuffle(faults, RANDOM);
    return faults.stream()
        .map(fault -> DynamicTest.dynamicTest(fault.toString(), () -> check(fault)))
        .toList();
  }

  private static void check(Fault fault) {
    long begun = System.nanoTime();
    CLIENTS.work();
    fault.happen(apart, CLIENTS, RANDOM);
    CLIENTS.rest();
    long over = System.nanoTime();
    apart.promises().check(CLIENTS.acknowledged());
    assertThat(CLIENTS.surprises()).isEmpty();
    System.out.printf(
        "%s: %.1f s and %.1f s to check, %d meetings so far%n",
        fault,
        (over - begun) / 1e9,
        (System.nanoTime() - over) / 1e9,
        CLIENTS.acknowledged().size());
  }
}
