package org.engagementledger.ledger.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.engagementledger.ledger.backup.BackupFile.backup;
import static org.engagementledger.ledger.backup.BackupFile.open;
import static org.engagementledger.ledger.backup.BackupFile.unpacked;
import static org.engagementledger.ledger.backup.BackupFile.verified;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meeting;

import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.engagementledger.ledger.log.CommitStore;
import org.engagementledger.ledger.log.LedgerDamaged;
import org.engagementledger.ledger.log.LogHead;
import org.engagementledger.ledger.server.UnsuitableServer;
import org.engagementledger.ledger.verify.Verification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackupTest {
  private static final MemoryServer SERVER = new MemoryServer();

  private final MongoDatabase source = SERVER.database();
  private final MongoDatabase target = SERVER.database();
  private LogHead head = LogHead.NOTHING;

  @BeforeEach
  void record() {
    head = BackupFile.record(source);
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void aRestoredLedgerIsTheSameToTheByte() throws IOException {
    restore(backup(source), target);
    assertThat(documents(target)).isEqualTo(documents(source)).hasSize(3);
    try (Ledger ledger = open(target)) {
      assertThat(ledger.head()).isEqualTo(head);
      assertThat(ledger.append(List.of(meeting("KZ", 2))).getFirst().position()).isEqualTo(6);
    }
  }

  @Test
  void snapshotsOfTheLogThatWasThereBeforeAreForgotten() throws IOException {
    target.getCollection("snapshots").insertOne(new Document("_id", "KZ"));
    restore(backup(source), target);
    assertThat(target.getCollection("snapshots").countDocuments()).isZero();
  }

  @Test
  void anEmptyLedgerCanBePutAside() throws IOException {
    byte[] empty = backup(SERVER.database());
    restore(empty, target);
    try (Ledger ledger = open(target)) {
      assertThat(ledger.head().position()).isZero();
    }
  }

  @Test
  void theSameLogGivesTheSameFile() throws IOException {
    assertThat(backup(source)).isEqualTo(backup(source));
  }

  @Test
  void unpackedItIsTheEntriesWithALineBeforeEachCommit() throws IOException {
    List<String> lines = unpacked(backup(source)).lines().toList();
    assertThat(lines).hasSize(1 + 3 + 5 + 1);
    assertThat(lines.getFirst())
        .startsWith("{\"format\":\"engagement-ledger-backup\",\"version\":1,")
        .contains("\"size\":5,\"root\":\"" + head.root().hex() + "\"");
    assertThat(lines.get(3)).startsWith("{\"first\":2,").contains("\"lengths\":[");
    assertThat(lines.get(4)).startsWith("{\"specversion\":\"1.0\"");
    assertThat(lines.getLast()).startsWith("{\"commits\":3,\"sha256\":\"");
  }

  @Test
  void itEndsAtTheHeadAtWhichItBegan() throws IOException {
    try (Ledger ledger = open(source)) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ledger.backup(new AppendsMeanwhile(ledger, file));
      assertThat(ledger.head().position()).isGreaterThan(5);
      assertThat(verified(file.toByteArray()).size()).isEqualTo(5);
    }
  }

  @Test
  void aLedgerThatHasEventsTakesNoBackup() throws IOException {
    byte[] backup = backup(source);
    try (Ledger ledger = open(target)) {
      ledger.append(List.of(meeting("FR", 0)));
    }
    assertThatThrownBy(() -> restore(backup, target))
        .isInstanceOf(BackupProblem.class)
        .hasMessageContaining("There is a ledger here already, with 1 events");
    assertThat(documents(target)).hasSize(1);
  }

  @Test
  void aRestoreThatWasCutOffGoesOnAndNothingIsUsableUntilThen() throws IOException {
    byte[] backup = backup(source);
    Restore.into(target, verified(backup));
    target.getCollection(CommitStore.COLLECTION).insertMany(documents(source).subList(0, 2));
    assertThatThrownBy(() -> open(target))
        .isInstanceOf(UnsuitableServer.class)
        .hasMessageContaining("A restore was begun here and has not ended");
    Verification half = Verification.of(target, position -> {});
    assertThat(half.size()).isPositive();
    assertThat(half.finding().orElseThrow().sentence())
        .contains("A restore was begun here and has not ended", "Restore the same backup again");
    restore(backup, target);
    assertThat(Verification.of(target, position -> {}).passed()).isTrue();
    assertThat(documents(target)).isEqualTo(documents(source));
  }

  @Test
  void aRestoreOfWhichOnlyABeginningIsThereIsNotFinished() throws IOException {
    Restore restore = Restore.into(target, verified(backup(source)));
    target.getCollection(CommitStore.COLLECTION).insertMany(documents(source).subList(0, 2));
    assertThatThrownBy(() -> restore.finish("a-user", position -> {}))
        .isInstanceOf(BackupProblem.class)
        .hasMessageContaining("the roots differ");
    assertThatThrownBy(() -> open(target)).isInstanceOf(UnsuitableServer.class);
  }

  @Test
  void whatIsThereOfAnotherLogIsNotGoneOnFrom() throws IOException {
    byte[] backup = backup(source);
    Restore.into(target, verified(backup));
    MongoDatabase another = SERVER.database();
    try (Ledger ledger = open(another)) {
      ledger.append(List.of(meeting("FR", 0)));
    }
    target.getCollection(CommitStore.COLLECTION).insertMany(documents(another));
    assertThatThrownBy(() -> restore(backup, target))
        .isInstanceOf(BackupProblem.class)
        .hasMessage("What is here already is not from this backup.");
  }

  @Test
  void whereTheBeginningOfALedgerIsMissingThereIsOneAllTheSame() throws IOException {
    byte[] backup = backup(source);
    target
        .getCollection(CommitStore.COLLECTION)
        .insertOne(documents(source).getFirst().append("_id", 1000L));
    assertThatThrownBy(() -> restore(backup, target))
        .isInstanceOf(BackupProblem.class)
        .hasMessageContaining("There is a ledger here already");
  }

  @Test
  void anotherBackupDoesNotGoOnWithIt() throws IOException {
    Restore.into(target, verified(backup(source)));
    byte[] other = backup(SERVER.database());
    assertThatThrownBy(() -> restore(other, target))
        .isInstanceOf(BackupProblem.class)
        .hasMessageContaining("A restore of another backup was begun here");
  }

  @Test
  void aDamagedLogGivesNoBackup() {
    source.getCollection(CommitStore.COLLECTION).deleteOne(new Document("_id", 2L));
    assertThatThrownBy(() -> backup(source))
        .isInstanceOf(LedgerDamaged.class)
        .hasMessage("The commit at 2 is missing");
  }

  private static void restore(byte[] file, MongoDatabase database) throws IOException {
    Restore restore = Restore.into(database, verified(file));
    try (BackupReader backup = BackupReader.read(new ByteArrayInputStream(file))) {
      restore.insert(backup, position -> {});
    }
    assertThat(restore.finish("a-user", position -> {}).size()).isEqualTo(verified(file).size());
  }

  private static List<Document> documents(MongoDatabase database) {
    return database
        .getCollection(CommitStore.COLLECTION)
        .find()
        .sort(new Document("_id", 1))
        .into(new ArrayList<>());
  }

  /** Somebody records while a backup is being written. */
  private static final class AppendsMeanwhile extends FilterOutputStream {
    private final Ledger ledger;

    AppendsMeanwhile(Ledger ledger, OutputStream out) {
      super(out);
      this.ledger = ledger;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      ledger.append(List.of(meeting("KZ", ledger.lastSequence("KZ") + 1)));
      out.write(bytes, from, length);
    }
  }
}
