package org.engagementledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meeting;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meetings;

import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.engagementledger.ledger.log.CommitStore;
import org.engagementledger.ledger.verify.Verification;
import org.junit.jupiter.api.Test;

/** Who verifies a ledger writes nothing, and is told what the server cannot read. */
class ReadOnlyLedgerTest {
  private static final LedgerOptions OPTIONS = LedgerOptions.defaults();
  private static final Set<String> WRITES =
      Set.of("insert", "update", "delete", "createIndexes", "create", "drop", "findAndModify");

  /** Notes whether anything was written, and cannot read the log if so wished. */
  private static final class Watched extends MemoryBackend {
    private final List<String> writes = new ArrayList<>();
    private boolean damaged;

    @Override
    public Document handleCommand(
        Channel channel, String databaseName, String command, Document query) {
      if (WRITES.contains(command)) {
        writes.add(command);
      }
      if (damaged && CommitStore.COLLECTION.equals(query.get("find"))) {
        throw new MongoServerError(
            60_001, "DataDamaged", "data/db/000012.sst is damaged (at byte 4096)");
      }
      return super.handleCommand(channel, databaseName, command, query);
    }
  }

  private final Watched backend = new Watched();

  @Test
  void whereThereIsNoLedgerNoneIsMade() {
    try (MemoryServer server = new MemoryServer(backend)) {
      assertThat(Ledger.isIn(server.database("misspelt"), OPTIONS)).isFalse();
      assertThat(backend.writes).isEmpty();
      assertThat(server.database("misspelt").listCollectionNames()).isEmpty();
    }
  }

  @Test
  void readingAndVerifyingWriteNothing() {
    try (MemoryServer server = new MemoryServer(backend)) {
      MongoDatabase database = server.database();
      record(database);
      backend.writes.clear();
      assertThat(Ledger.isIn(database, OPTIONS)).isTrue();
      assertThat(Verification.of(database, position -> {}).size()).isEqualTo(3);
      try (Ledger ledger = Ledger.openToRead(database, OPTIONS)) {
        assertThat(ledger.read(1, 10)).hasSize(3);
        assertThat(ledger.head().position()).isEqualTo(3);
        assertThat(ledger.readStream("KZ", 0, 10)).hasSize(2);
        assertThatThrownBy(() -> ledger.append(List.of(meeting("KZ", 2))))
            .isInstanceOf(IllegalStateException.class);
      }
      assertThat(backend.writes).isEmpty();
    }
  }

  @Test
  void whatTheServerCannotReadIsAFinding() {
    try (MemoryServer server = new MemoryServer(backend)) {
      MongoDatabase database = server.database();
      record(database);
      backend.damaged = true;
      Verification found = Verification.of(database, position -> {});
      assertThat(found.finding())
          .hasValue(new Verification.Finding(1, "data/db/000012.sst is damaged (at byte 4096)"));
    }
  }

  private static void record(MongoDatabase database) {
    try (Ledger ledger = Ledger.open(database, OPTIONS)) {
      ledger.append(meetings("KZ", 0, 2));
      ledger.append(List.of(meeting("DE", 0)));
    }
  }
}
