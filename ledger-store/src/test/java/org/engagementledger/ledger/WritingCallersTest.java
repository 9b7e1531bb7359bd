package org.engagementledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meeting;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.engagementledger.ledger.append.OutcomeUnknown;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.engagementledger.ledger.log.CommittedEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Those who append write by themselves while nobody else does. */
class WritingCallersTest {
  private static final int THREADS = 4;
  private static final int EACH = 60;
  private static final MemoryServer SERVER = new MemoryServer();

  private final MongoDatabase database = SERVER.database();
  private final long seed = System.nanoTime();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void whoFindsNobodyWritingNeedsNoOtherThread() {
    Ledger withoutThreads = new Ledger(database, LedgerOptions.defaults(), time -> {});
    assertThat(withoutThreads.append(List.of(meeting("KZ", 0))))
        .extracting(CommittedEvent::position)
        .containsExactly(1L);
  }

  @Test
  void interruptionsAtAnyMomentLoseNothingAndDoubleNothing() throws Exception {
    try (Ledger ledger = Ledger.open(database, LedgerOptions.defaults())) {
      List<Thread> callers =
          IntStream.range(0, THREADS)
              .mapToObj(n -> Thread.ofPlatform().start(() -> record(ledger, "C" + n)))
              .toList();
      int interruptions = interrupt(callers);
      assertThat(interruptions).as("seed %d", seed).isPositive();
    }
    try (Ledger ledger = Ledger.open(database, LedgerOptions.defaults())) {
      assertThat(ledger.read(1, Integer.MAX_VALUE))
          .as("seed %d", seed)
          .hasSize(THREADS * EACH)
          .extracting(CommittedEvent::id)
          .doesNotHaveDuplicates();
    }
  }

  /** Whoever was interrupted asks again. */
  private static void record(Ledger ledger, String country) {
    for (long n = 0; n < EACH; ) {
      try {
        var unused = ledger.append(List.of(meeting(country + "-" + n, country, n)));
        n++;
      } catch (OutcomeUnknown e) {
        assertThat(Thread.interrupted()).isTrue();
      }
    }
  }

  private int interrupt(List<Thread> callers) throws InterruptedException {
    Random random = new Random(seed);
    int interruptions = 0;
    for (List<Thread> alive = alive(callers); !alive.isEmpty(); alive = alive(callers)) {
      alive.get(random.nextInt(alive.size())).interrupt();
      interruptions++;
      Thread.sleep(random.nextInt(4));
    }
    return interruptions;
  }

  private static List<Thread> alive(List<Thread> callers) {
    return new ArrayList<>(callers.stream().filter(Thread::isAlive).toList());
  }
}
