package org.engagementledger.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.engagementledger.ledger.fixtures.FaultyWire;
import org.engagementledger.standalone.ChildProcess;

/** What happens to the five processes while people record; each returns when it is over. */
enum Fault {
  /** Times in the ledger never go back, and whoever is ahead of others skips nothing. */
  TWO_COMMAND_SIDES_COMPETE_BY_DIFFERENT_CLOCKS {
    @Override
    void happen(SeparateProcesses apart, RecordingClients clients, Random random) {
      for (long minutes : new long[] {-60, 0, 60, 0}) {
        apart.commandSides().getLast().setClock(Duration.ofMinutes(minutes));
        apart.querySides().getLast().setClock(Duration.ofMinutes(-minutes));
        clients.awaitMore(MANY);
      }
    }
  },

  THE_SERVER_IS_KILLED {
    @Override
    void happen(SeparateProcesses apart, RecordingClients clients, Random random) {
      aWhile(random);
      apart.server().kill();
      aWhile(random);
      apart.startServer();
      clients.awaitMore(MANY);
    }
  },

  /** The others take over. */
  ONE_OF_EACH_SIDE_IS_KILLED {
    @Override
    void happen(SeparateProcesses apart, RecordingClients clients, Random random) {
      List<SideProcess> victims = oneOfEach(apart, random);
      aWhile(random);
      victims.forEach(SideProcess::kill);
      clients.awaitMore(MANY);
      victims.forEach(SideProcess::start);
      victims.forEach(SideProcess::awaitReady);
    }
  },

  /** What it has handled is shown, and its token is on its way; a command side dies soon after. */
  A_FOLLOWER_DIES_BEFORE_ITS_TOKEN_IS_KEPT {
    @Override
    void happen(SeparateProcesses apart, RecordingClients clients, Random random) {
      CountDownLatch dead = new CountDownLatch(1);
      for (SideProcess side : apart.querySides()) {
        side.wire().atNext(Fault::keepsToken, () -> die(side, dead));
      }
      await(dead);
      apart.querySides().forEach(side -> side.wire().atNext(request -> false, () -> {}));
      aWhile(random);
      oneOfEach(apart, random).getFirst().kill();
      clients.awaitMore(MANY);
      List<SideProcess> victims = apart.sides().filter(it -> !it.isAlive()).toList();
      victims.forEach(SideProcess::start);
      victims.forEach(SideProcess::awaitReady);
    }
  },

  THE_SERVER_STANDS_STILL {
    @Override
    void happen(SeparateProcesses apart, RecordingClients clients, Random random) {
      aWhile(random);
      standStill(apart.server());
      clients.awaitMore(MANY);
    }
  },

  /** They wake up with requests that others have answered long ago, and with old claims. */
  ONE_OF_EACH_SIDE_STANDS_STILL_WHILE_WIRES_FAIL_AND_THE_SERVER_STOPS {
    @Override
    void happen(SeparateProcesses apart, RecordingClients clients, Random random) {
      List<SideProcess> sleepers = oneOfEach(apart, random);
      aWhile(random);
      sleepers.forEach(SideProcess::freeze);
      Instant end = Instant.now().plus(FaultRun.SIDE_STANDSTILL);
      storm(apart);
      clients.awaitMore(MANY);
      standStill(apart.server());
      clients.awaitMore(MANY);
      pauseUntil(end);
      sleepers.forEach(SideProcess::thaw);
      clients.awaitMore(MANY);
    }
  };

  private static final int MANY = 60;
  private static final int ONE_IN = 60;
  private static final Duration LONGEST_WHILE = Duration.ofMillis(800);

  /** Those of a long run, or those that are not part of another as well. */
  static List<Fault> ofThisRun() {
    return Arrays.stream(values())
        .filter(
            it ->
                FaultRun.LONG || it != ONE_OF_EACH_SIDE_IS_KILLED && it != THE_SERVER_STANDS_STILL)
        .toList();
  }

  /** Lets it happen; people are recording, and go on. */
  abstract void happen(SeparateProcesses apart, RecordingClients clients, Random random);

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void aWhile(Random random) {
    ChildProcess.pause(Duration.ofMillis(random.nextLong(LONGEST_WHILE.toMillis())));
  }

  private static List<SideProcess> oneOfEach(SeparateProcesses apart, Random random) {
    return List.of(
        apart.commandSides().get(random.nextInt(2)), apart.querySides().get(random.nextInt(2)));
  }

  private static boolean keepsToken(byte[] request) {
    String text = new String(request, ISO_8859_1);
    return text.contains("tokens") && text.contains("globalIndex");
  }

  private static void die(SideProcess side, CountDownLatch dead) {
    side.kill();
    dead.countDown();
  }

  private static void await(CountDownLatch dead) {
    try {
      assertThat(dead.await(1, TimeUnit.MINUTES)).as("a follower keeps its token").isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void standStill(ChildProcess server) {
    server.freeze();
    ChildProcess.pause(FaultRun.SERVER_STANDSTILL);
    server.thaw();
  }

  private static void storm(SeparateProcesses apart) {
    int before = faults(apart);
    apart.sides().forEach(side -> side.wire().suffer(FaultyWire.WireFault.ANY, ONE_IN));
    ChildProcess.pause(FaultRun.STORM);
    apart.sides().forEach(side -> side.wire().rest());
    assertThat(faults(apart)).as("something has happened on the wires").isGreaterThan(before);
  }

  private static void pauseUntil(Instant end) {
    Duration left = Duration.between(Instant.now(), end);
    ChildProcess.pause(left.isNegative() ? Duration.ZERO : left);
  }

  private static int faults(SeparateProcesses apart) {
    return apart.sides().mapToInt(side -> side.wire().faults()).sum();
  }
}
