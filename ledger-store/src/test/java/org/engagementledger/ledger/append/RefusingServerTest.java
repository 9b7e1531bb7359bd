package org.engagementledger.ledger.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meeting;

import com.mongodb.client.model.Filters;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.engagementledger.ledger.log.CommitStore;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.LedgerDamaged;
import org.engagementledger.ledger.log.ProposedEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RefusingServerTest {
  private static final LedgerOptions IMPATIENT =
      LedgerOptions.defaults().withPatience(Duration.ofMillis(300), Duration.ofSeconds(10));

  /**
   * Answers inserts into the log as a full disk does, late, or without knowing what came of them.
   */
  private static final class Moody extends MemoryBackend {
    private volatile boolean full;
    private volatile @Nullable Document unsure;
    private volatile CountDownLatch held = new CountDownLatch(0);

    @Override
    public Document handleCommand(
        Channel channel, String databaseName, String command, Document query) {
      boolean append =
          command.equals("insert") && CommitStore.COLLECTION.equals(query.get("insert"));
      if (append && full) {
        return new Document("ok", 0.0).append("errmsg", "disk full").append("code", 14031);
      }
      if (append) {
        hold();
      }
      Document answer = super.handleCommand(channel, databaseName, command, query);
      Document instead = append ? unsure : null;
      unsure = append ? null : unsure;
      return instead == null ? answer : instead;
    }

    private void hold() {
      try {
        held.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private final Moody backend = new Moody();
  private final MemoryServer server = new MemoryServer(backend);
  private final Ledger ledger = Ledger.open(server.database("l"), IMPATIENT);

  @AfterEach
  void close() {
    ledger.close();
    server.close();
  }

  @Test
  void whatTheServerRefusesIsNotRecorded() {
    backend.full = true;
    assertThatThrownBy(() -> ledger.append(List.of(meeting("KZ", 0))))
        .isInstanceOf(AppendRefused.class)
        .hasMessageContaining("disk full");
    backend.full = false;
    assertThat(ledger.append(List.of(meeting("KZ", 0))).getFirst().position()).isEqualTo(1);
  }

  @Test
  void anErrorAfterWhichAServerMayHaveRecordedIsNoRefusal() {
    List<Document> answers =
        List.of(
            error(262).append("errorLabels", List.of("RetryableWriteError")),
            error(10107).append("errmsg", "not primary"),
            new Document("ok", 1.0).append("n", 1).append("writeConcernError", error(64)));
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    LedgerOptions counted = LedgerOptions.defaults().withMeters(registry);
    try (Ledger patient = Ledger.open(server.database("l"), counted)) {
      for (int n = 0; n < answers.size(); n++) {
        backend.unsure = answers.get(n);
        assertThat(patient.append(List.of(meeting("KZ", n))).getFirst().position())
            .isEqualTo(n + 1);
        assertThat(backend.unsure).isNull();
      }
      assertThat(patient.head().position()).isEqualTo(answers.size());
    }
    assertThat(registry.get("ledger.append.retries").tag("cause", "in-doubt").counter().count())
        .isEqualTo(answers.size());
    assertThat(registry.get("ledger.append.settled").counter().count()).isEqualTo(answers.size());
  }

  /** As when the driver's first try has recorded, its answer is lost, and the second is refused. */
  @Test
  void whatIsThereInSpiteOfARefusalIsRecorded() {
    backend.unsure = error(14031);

    assertThat(ledger.append(List.of(meeting("KZ", 0))).getFirst().position()).isEqualTo(1);

    assertThat(backend.unsure).isNull();
    assertThat(ledger.append(List.of(meeting("KZ", 1))).getFirst().position()).isEqualTo(2);
  }

  private static Document error(int code) {
    return new Document("ok", 0.0).append("code", code).append("errmsg", "took too long");
  }

  @Test
  void withoutAnAnswerInTimeTheOutcomeIsUnknownAndLaterKnown() {
    backend.held = new CountDownLatch(1);
    ProposedEvent proposal = meeting("KZ", 0);
    assertThatThrownBy(() -> ledger.append(List.of(proposal)))
        .isInstanceOf(OutcomeUnknown.class)
        .hasMessageContaining("no answer within 300 ms");
    backend.held.countDown();
    assertThat(ledger.append(List.of(proposal)).getFirst().position()).isEqualTo(1);
    assertThat(ledger.head().position()).isEqualTo(1);
  }

  @Test
  void aCommitThatIsSeenBeforeTheOneBeforeItIsNotPassed() {
    ledger.append(List.of(meeting("KZ", 0)));
    ledger.append(List.of(meeting("DE", 0)));
    ledger.append(List.of(meeting("FR", 0)));
    var commits = server.database("l").getCollection(CommitStore.COLLECTION);
    var held = commits.findOneAndDelete(Filters.eq("_id", 2L));
    try (Ledger reader = Ledger.open(server.database("l"), IMPATIENT)) {
      assertThatThrownBy(() -> reader.read(1, 10))
          .isInstanceOf(LedgerDamaged.class)
          .hasMessage("The commit that holds position 2 is missing");
      assertThat(reader.read(1, 1)).hasSize(1);
      commits.insertOne(held);
      assertThat(reader.read(1, 10))
          .extracting(CommittedEvent::stream)
          .containsExactly("KZ", "DE", "FR");
    }
  }

  @Test
  @Timeout(30)
  void theHeadIsBeforeAGapForAsLongAsThereIsOne() {
    try (Ledger reader = Ledger.open(server.database("l"), IMPATIENT)) {
      ledger.append(List.of(meeting("KZ", 0)));
      ledger.append(List.of(meeting("DE", 0)));
      ledger.append(List.of(meeting("FR", 0)));
      var commits = server.database("l").getCollection(CommitStore.COLLECTION);
      var held = commits.findOneAndDelete(Filters.eq("_id", 2L));
      assertThat(reader.head().position()).isEqualTo(1);
      commits.insertOne(held);
      assertThat(reader.head().position()).isEqualTo(3);
    }
  }

  @Test
  void aClosedLedgerRecordsNothing() {
    ledger.close();
    assertThatThrownBy(() -> ledger.append(List.of(meeting("KZ", 0))))
        .hasMessage("The ledger is closed");
    assertThat(ledger.read(1, 1)).isEmpty();
  }
}
