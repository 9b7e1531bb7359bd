package org.engagementledger.ledger.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meeting;

import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.contract.ChangeStreamAssertions;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeStreamListenerTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int HISTORY_LOST = 286;

  /** Counts what it is asked, and can lose the history of a change stream, or not say so. */
  private static final class Telling extends MemoryBackend {
    private final List<Document> streams = new CopyOnWriteArrayList<>();
    private final AtomicInteger polls = new AtomicInteger();
    private volatile boolean historyLost;
    private volatile boolean mute;

    @Override
    public Document handleCommand(
        Channel channel, String databaseName, String command, Document query) {
      Object pipeline = query.getOrDefault("pipeline", List.of());
      if (pipeline.toString().contains("$changeStream")) {
        streams.add((Document) ((Collection<?>) pipeline).iterator().next());
      }
      polls.addAndGet(command.equals("find") ? 1 : 0);
      if (historyLost && command.equals("getMore")) {
        historyLost = false;
        return new Document("ok", 0.0).append("errmsg", "lost").append("code", HISTORY_LOST);
      }
      if (mute && command.equals("getMore")) {
        Document nothing = new Document("id", query.get("getMore")).append("ns", "log.commits");
        return new Document("ok", 1.0).append("cursor", nothing.append("nextBatch", List.of()));
      }
      return super.handleCommand(channel, databaseName, command, query);
    }
  }

  private final Telling backend = new Telling();
  private final MemoryServer server = new MemoryServer(backend);
  private final MongoDatabase database = server.database();
  private final Ledger writer = Ledger.open(database, LedgerOptions.defaults());
  private final Ledger reader = Ledger.open(database, LedgerOptions.defaults());

  @AfterEach
  void close() {
    reader.close();
    writer.close();
    server.close();
  }

  @Test
  void aServerThatTellsOfCommitsIsSeldomPolled() {
    backend.enableOplog();
    AtomicInteger calls = new AtomicInteger();
    reader.follow(calls::incrementAndGet);
    awaitStreams(1);
    for (int n = 0; n < 20; n++) {
      writer.append(List.of(meeting("KZ", n)));
      assertThat(reader.await(n + 1, SOON)).isTrue();
    }
    await().atMost(SOON).until(() -> calls.get() == 20);
    assertThat(pollsWhileIdle()).isLessThan(10);
  }

  @Test
  void aServerThatCannotTellIsAskedOnceAndThenPolled() throws Exception {
    reader.follow(() -> {});
    awaitStreams(1);
    writer.append(List.of(meeting("KZ", 0)));
    assertThat(reader.await(1, SOON)).isTrue();
    Thread.sleep(1_500);
    assertThat(backend.streams).hasSize(1);
    assertThat(backend.polls).hasValueGreaterThan(20);
  }

  @Test
  void aStreamThatLostItsHistoryIsOpenedAnewAtItsEndAndNothingIsMissed() {
    backend.enableOplog();
    reader.follow(() -> {});
    awaitStreams(1);
    backend.historyLost = true;
    await().atMost(SOON).until(() -> !backend.historyLost);
    for (int n = 0; n < 20; n++) {
      writer.append(List.of(meeting("KZ", n)));
    }
    assertThat(reader.await(20, SOON)).isTrue();
    awaitStreams(2);
    writer.append(List.of(meeting("KZ", 20)));
    assertThat(reader.await(21, SOON)).isTrue();
    assertThat(reader.read(1, 100)).hasSize(21);
    assertThat(backend.streams)
        .extracting(stream -> String.valueOf(stream.get("$changeStream")))
        .noneMatch(options -> options.contains("resume") || options.contains("start"));
  }

  @Test
  void whatAStreamDoesNotTellIsSeenAllTheSame() {
    backend.enableOplog();
    backend.mute = true;
    reader.follow(() -> {});
    awaitStreams(1);
    for (int n = 0; n < 3; n++) {
      writer.append(List.of(meeting("KZ", n)));
      assertThat(reader.await(n + 1, SOON)).isTrue();
    }
  }

  @Test
  void anInsertIsToldOnce() {
    backend.enableOplog();
    ChangeStreamAssertions.assertToldOfInserts(database);
  }

  private int pollsWhileIdle() {
    int before = backend.polls.get();
    assertThat(reader.await(1_000_000, Duration.ofSeconds(1))).isFalse();
    return backend.polls.get() - before;
  }

  private void awaitStreams(int count) {
    await().atMost(SOON).until(() -> backend.streams.size() == count);
  }
}
