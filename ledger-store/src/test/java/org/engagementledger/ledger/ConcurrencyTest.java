package org.engagementledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meeting;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.engagementledger.ledger.append.AppendRequest;
import org.engagementledger.ledger.append.StreamConflict;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.verify.Verification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
  private static final int THREADS = 16;
  private static final int EACH = 40;
  private static final MemoryServer SERVER = new MemoryServer();

  private final MongoDatabase database = SERVER.database();
  private final List<CommittedEvent> acknowledged = Collections.synchronizedList(new ArrayList<>());

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void sixteenThreadsHalfOfThemOnOneCountryLoseNothing() throws Exception {
    try (Ledger ledger = open()) {
      inParallel(thread -> record(ledger, thread % 2 == 0 ? "KZ" : "C" + thread));
      assertNothingLost();
      assertThat(ledger.lastSequence("KZ")).isEqualTo(THREADS / 2 * EACH - 1);
    }
  }

  @Test
  void twoProcessesOnOneLogLoseNothing() throws Exception {
    try (Ledger one = open();
        Ledger other = open()) {
      inParallel(
          thread ->
              record(thread < THREADS / 2 ? one : other, thread % 4 == 0 ? "KZ" : "C" + thread));
      assertNothingLost();
      assertThat(other.head()).isEqualTo(one.head());
    }
  }

  @Test
  void aCommandSentSeveralTimesAtOnceIsRecordedOnce() throws Exception {
    try (Ledger one = open();
        Ledger other = open()) {
      inParallel(
          thread -> {
            Ledger ledger = thread % 2 == 0 ? one : other;
            acknowledged.addAll(ledger.append(List.of(meeting("command-7", "KZ", 0))));
          });
      assertThat(acknowledged).hasSize(THREADS).containsOnly(one.read(1, 2).getFirst());
      assertThat(other.head().position()).isEqualTo(1);
    }
  }

  @Test
  void anIdThatComesTwiceWhileAnotherCommitIsOnItsWayIsRecordedOnce() throws Exception {
    Ledger ledger = new Ledger(database, LedgerOptions.defaults(), Thread::sleep);
    AppendRequest one = ledger.submit(List.of(meeting("command-7", "KZ", 0)));
    AppendRequest other = ledger.submit(List.of(meeting("command-7", "DE", 0)));
    while (ledger.appender().isWaitedFor()) {
      assertThat(ledger.appender().turn()).isTrue();
    }
    assertThat(other.await(Duration.ZERO)).isEqualTo(one.await(Duration.ZERO)).hasSize(1);
    assertThat(ledger.head().position()).isEqualTo(1);
  }

  /** Records so many meetings, each time deciding anew when somebody else was faster. */
  private void record(Ledger ledger, String country) {
    for (int n = 0; n < EACH; ) {
      try {
        long next = ledger.lastSequence(country) + 1;
        acknowledged.addAll(ledger.append(List.of(meeting(country, next))));
        n++;
      } catch (StreamConflict e) {
        Thread.onSpinWait();
      }
    }
  }

  private void assertNothingLost() {
    List<CommittedEvent> log = readAnew();
    assertThat(log).hasSize(THREADS * EACH).containsExactlyInAnyOrderElementsOf(acknowledged);
    assertThat(log).extracting(CommittedEvent::id).doesNotHaveDuplicates();
    Map<String, Long> next = new HashMap<>();
    for (int index = 0; index < log.size(); index++) {
      CommittedEvent event = log.get(index);
      assertThat(event.position()).isEqualTo(index + 1);
      assertThat(event.sequence()).isEqualTo(next.merge(event.stream(), 1L, Long::sum) - 1);
    }
    assertThat(Verification.of(database, position -> {}).passed()).isTrue();
  }

  private List<CommittedEvent> readAnew() {
    try (Ledger ledger = open()) {
      return ledger.read(1, Integer.MAX_VALUE);
    }
  }

  private Ledger open() {
    return Ledger.open(database, LedgerOptions.defaults());
  }

  private static void inParallel(IntConsumer work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> done = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int number = thread;
        done.add(threads.submit(() -> work.accept(number)));
      }
      for (Future<?> each : done) {
        each.get();
      }
    }
  }
}
