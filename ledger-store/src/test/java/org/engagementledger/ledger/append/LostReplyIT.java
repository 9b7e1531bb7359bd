package org.engagementledger.ledger.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meeting;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.fixtures.FaultyWire;
import org.engagementledger.ledger.fixtures.FaultyWire.WireFault;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.ProposedEvent;
import org.engagementledger.ledger.verify.Verification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LostReplyIT {
  private static final int THREADS = 8;
  private static final int EACH = 40;
  private static final MemoryServer SERVER = new MemoryServer();

  private final MongoDatabase database = SERVER.database();
  private final long seed = System.nanoTime();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void whatWasAcknowledgedIsThereOnceWhateverRepliesWereLost() throws Exception {
    warmUp();
    List<CommittedEvent> acknowledged = new ArrayList<>();
    try (FaultyWire wire = new FaultyWire(URI.create(SERVER.uri()).getPort(), seed);
        MongoClient client = MongoClients.create(uri(wire));
        Ledger ledger = Ledger.open(client.getDatabase(database.getName()), impatient())) {
      wire.suffer(WireFault.ANY, 40);
      for (Future<List<CommittedEvent>> each : recordInParallel(ledger)) {
        acknowledged.addAll(each.get());
      }
      wire.rest();
      System.out.println("Faults on the wire: " + wire.faults() + ", seed " + seed);
      assertThat(wire.faults()).as("seed %d", seed).isPositive();
    }
    assertExactlyOnce(acknowledged);
  }

  /** The first replies of a server take long, and the impatient would not wait for them. */
  private void warmUp() {
    Ledger.open(database, LedgerOptions.defaults()).close();
  }

  private void assertExactlyOnce(List<CommittedEvent> acknowledged) {
    try (Ledger ledger = Ledger.open(database, LedgerOptions.defaults())) {
      List<CommittedEvent> log = ledger.read(1, Integer.MAX_VALUE);
      assertThat(log)
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(acknowledged)
          .extracting(CommittedEvent::position)
          .containsExactlyElementsOf(positions(THREADS * EACH));
      assertThat(log).extracting(CommittedEvent::id).doesNotHaveDuplicates();
    }
    assertThat(Verification.of(database, position -> {}).finding()).as("seed %d", seed).isEmpty();
  }

  private static List<Future<List<CommittedEvent>>> recordInParallel(Ledger ledger) {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<List<CommittedEvent>>> recorded = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        String country = "C" + thread;
        recorded.add(threads.submit(() -> record(ledger, country)));
      }
      return recorded;
    }
  }

  private static List<CommittedEvent> record(Ledger ledger, String country) {
    List<CommittedEvent> recorded = new ArrayList<>();
    for (int n = 0; n < EACH; n++) {
      recorded.addAll(untilKnown(ledger, meeting(country, n)));
    }
    return recorded;
  }

  /** As a client does that keeps the id of its command. */
  private static List<CommittedEvent> untilKnown(Ledger ledger, ProposedEvent proposal) {
    while (true) {
      try {
        return ledger.append(List.of(proposal));
      } catch (OutcomeUnknown e) {
        Thread.onSpinWait();
      }
    }
  }

  private static String uri(FaultyWire wire) {
    return "mongodb://127.0.0.1:%d/?heartbeatFrequencyMS=500&connectTimeoutMS=300"
        .formatted(wire.port());
  }

  private static LedgerOptions impatient() {
    return LedgerOptions.defaults().withPatience(Duration.ofMillis(600), Duration.ofMillis(400));
  }

  private static List<Long> positions(long to) {
    return LongStream.rangeClosed(1, to).boxed().toList();
  }
}
