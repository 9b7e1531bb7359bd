package org.engagementledger.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.backup.BackupReader;
import org.engagementledger.ledger.backup.CompletedRestore;
import org.engagementledger.ledger.backup.Restore;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.ProposedEvent;
import org.engagementledger.merkle.Hash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestoreRecorderTest {
  private static final MemoryServer SERVER = new MemoryServer();

  private final MongoDatabase database = SERVER.database();
  private Hash restored = Hash.ofLeaf(new byte[0]);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @BeforeEach
  void restore() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (Ledger source = open(SERVER.database())) {
      source.append(List.of(new ProposedEvent("an-id", "a-type", "KZ", 0, Map.of(), "{}")));
      restored = source.head().root();
      source.backup(file);
    }
    try (BackupReader backup = BackupReader.read(new ByteArrayInputStream(file.toByteArray()))) {
      Restore restore = Restore.into(database, backup.contents());
      restore.insert(backup, position -> {});
      assertThat(restore.finish("an-operator", position -> {}).root()).isEqualTo(restored);
    }
  }

  @Test
  void aRestoreIsRecordedWithWhoWhenAndWhat() {
    try (Ledger ledger = open(database)) {
      CompletedRestore note = CompletedRestore.in(database).orElseThrow();

      recorder(ledger).record(database);

      CommittedEvent event = ledger.read(2, 1).getFirst();
      assertThat(event.id()).isEqualTo(note.eventId());
      assertThat(event.type()).isEqualTo("org.engagementledger.ledger-restored.v1");
      assertThat(event.attributes()).containsEntry("actor", "an-operator");
      assertThat(event.data())
          .isEqualTo(
              "{\"size\":1,\"root\":\"%s\",\"at\":\"%s\"}".formatted(restored.hex(), note.at()));
      assertThat(CompletedRestore.in(database)).isEmpty();
    }
  }

  @Test
  void whoIsKilledBeforeTheNoteIsGoneHasRecordedItOnce() {
    Document note = database.getCollection("ledger").find(new Document("_id", "restored")).first();
    try (Ledger killed = open(database)) {
      recorder(killed).record(database);
    }
    database.getCollection("ledger").insertOne(note);
    try (Ledger next = open(database)) {
      recorder(next).record(database);

      assertThat(next.head().position()).isEqualTo(2);
      assertThat(CompletedRestore.in(database)).isEmpty();
    }
  }

  @Test
  void aLedgerThatWasNotRestoredIsLeftAsItIs() {
    MongoDatabase another = SERVER.database();
    try (Ledger ledger = open(another)) {
      recorder(ledger).record(another);

      assertThat(ledger.head().position()).isZero();
    }
  }

  private static Ledger open(MongoDatabase database) {
    return Ledger.open(database, LedgerOptions.defaults());
  }

  private static RestoreRecorder recorder(Ledger ledger) {
    return new RestoreRecorder(ledger, LedgerConfiguration.eventCodec());
  }
}
