package org.engagementledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.engagementledger.ledger.Dossiers.meeting;
import static org.engagementledger.ledger.Dossiers.meetings;

import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bson.Document;
import org.engagementledger.ledger.Backup.Contents;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupTest {
  private static final MemoryServer SERVER = new MemoryServer();

  private final MongoDatabase source = SERVER.database();
  private final MongoDatabase target = SERVER.database();
  private Head head = Tip.NOTHING.head();

  @BeforeEach
  void record() {
    try (Ledger ledger = open(source)) {
      ledger.append(List.of(meeting("KZ", 0)));
      ledger.append(meetings("DE", 0, 3));
      ledger.append(List.of(meeting("KZ", 1)));
      head = ledger.head();
    }
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void aRestoredLedgerIsTheSameToTheByte() throws IOException {
    restore(backup(), target);
    assertThat(documents(target)).isEqualTo(documents(source)).hasSize(3);
    try (Ledger ledger = open(target)) {
      assertThat(ledger.head()).isEqualTo(head);
      assertThat(ledger.append(List.of(meeting("KZ", 2))).getFirst().position()).isEqualTo(6);
    }
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
    assertThat(backup()).isEqualTo(backup());
  }

  @Test
  void unpackedItIsTheEntriesWithALineBeforeEachCommit() throws IOException {
    List<String> lines = unpacked(backup()).lines().toList();
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
  void everyAlteredByteIsNoticedOrChangesNothing() throws IOException {
    byte[] backup = backup();
    Contents contents = verified(backup);
    for (int index = 0; index < backup.length; index++) {
      byte[] altered = backup.clone();
      altered[index] ^= 1;
      try {
        assertThat(verified(altered)).as("byte %d", index).isEqualTo(contents);
        assertThat(unpacked(altered)).as("byte %d", index).isEqualTo(unpacked(backup));
      } catch (BackupProblem noticed) {
        assertThat(noticed).hasMessageContaining("backup");
      }
    }
  }

  @Test
  void everyMissingEndIsNoticed() throws IOException {
    byte[] backup = backup();
    for (int length = 0; length < backup.length; length++) {
      byte[] cut = Arrays.copyOf(backup, length);
      assertThatThrownBy(() -> verified(cut)).isInstanceOf(BackupProblem.class);
    }
  }

  @Test
  void everyAlteredCharacterIsNoticedWhereverItWasUnpackedAndPackedAgain() throws IOException {
    byte[] plain = unpacked(backup()).getBytes(UTF_8);
    for (int index = 0; index < plain.length; index++) {
      byte[] altered = plain.clone();
      altered[index] ^= 1;
      byte[] packed = packed(altered);
      assertThatThrownBy(() -> verified(packed))
          .as("character %d", index)
          .isInstanceOf(BackupProblem.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "version":1                | "version":2        | version 2 of the format
          engagement-ledger-backup   | somebody-else's    | no backup of a ledger
          "subject":"KZ"             | "subject":"UZ"     | position 1:
          "first":2                  | "first":3          | no commit follows at position 2
          "commits":3                | "commits":4        | its last line does not fit
          "size":5                   | "size":4           | a line cannot be read
          "size":5                   | "size":6           | a line cannot be read
          "lengths":\\[              | "lengths":[null,   | a line cannot be read
          \\{"commits".*             | null               | a line cannot be read
          """)
  void whatIsWrongIsSaid(String text, String instead, String sentence) throws IOException {
    byte[] altered = edited(it -> it.replaceFirst(text, instead));
    assertThatThrownBy(() -> verified(altered))
        .isInstanceOf(BackupProblem.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void anythingElseIsNoBackup() {
    assertThatThrownBy(() -> verified("Dear Sir or Madam".getBytes(UTF_8)))
        .isInstanceOf(BackupProblem.class)
        .hasMessage("This is no backup of a ledger.");
    assertThatThrownBy(() -> verified(packed("Dear Sir".getBytes(UTF_8))))
        .isInstanceOf(BackupProblem.class);
  }

  @Test
  void aLedgerThatHasEventsTakesNoBackup() throws IOException {
    byte[] backup = backup();
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
    byte[] backup = backup();
    Restore.into(target, verified(backup));
    target.getCollection(Commits.COLLECTION).insertMany(documents(source).subList(0, 2));
    assertThatThrownBy(() -> open(target))
        .isInstanceOf(UnsuitableServer.class)
        .hasMessageContaining("A restore was begun here and has not ended");
    restore(backup, target);
    assertThat(documents(target)).isEqualTo(documents(source));
  }

  @Test
  void aRestoreOfWhichOnlyABeginningIsThereIsNotFinished() throws IOException {
    Restore restore = Restore.into(target, verified(backup()));
    target.getCollection(Commits.COLLECTION).insertMany(documents(source).subList(0, 2));
    assertThatThrownBy(() -> restore.finish(position -> {}))
        .isInstanceOf(BackupProblem.class)
        .hasMessageContaining("the roots differ");
    assertThatThrownBy(() -> open(target)).isInstanceOf(UnsuitableServer.class);
  }

  @Test
  void whatIsThereOfAnotherLogIsNotGoneOnFrom() throws IOException {
    byte[] backup = backup();
    Restore.into(target, verified(backup));
    MongoDatabase another = SERVER.database();
    try (Ledger ledger = open(another)) {
      ledger.append(List.of(meeting("FR", 0)));
    }
    target.getCollection(Commits.COLLECTION).insertMany(documents(another));
    assertThatThrownBy(() -> restore(backup, target))
        .isInstanceOf(BackupProblem.class)
        .hasMessage("What is here already is not from this backup.");
  }

  @Test
  void whereTheBeginningOfALedgerIsMissingThereIsOneAllTheSame() throws IOException {
    byte[] backup = backup();
    target
        .getCollection(Commits.COLLECTION)
        .insertOne(documents(source).getFirst().append("_id", 1000L));
    assertThatThrownBy(() -> restore(backup, target))
        .isInstanceOf(BackupProblem.class)
        .hasMessageContaining("There is a ledger here already");
  }

  @Test
  void anotherBackupDoesNotGoOnWithIt() throws IOException {
    Restore.into(target, verified(backup()));
    byte[] other = backup(SERVER.database());
    assertThatThrownBy(() -> restore(other, target))
        .isInstanceOf(BackupProblem.class)
        .hasMessageContaining("A restore of another backup was begun here");
  }

  @Test
  void aDamagedLogGivesNoBackup() {
    source.getCollection(Commits.COLLECTION).deleteOne(new Document("_id", 2L));
    assertThatThrownBy(this::backup)
        .isInstanceOf(LedgerDamaged.class)
        .hasMessage("The commit at 2 is missing");
  }

  private static Ledger open(MongoDatabase database) {
    return Ledger.open(database, LedgerOptions.defaults());
  }

  private byte[] backup() throws IOException {
    return backup(source);
  }

  private static byte[] backup(MongoDatabase database) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Ledger ledger = open(database)) {
      ledger.backup(out);
    }
    return out.toByteArray();
  }

  private static Contents verified(byte[] file) throws IOException {
    try (Backup backup = Backup.read(new ByteArrayInputStream(file))) {
      backup.verify(position -> {});
      return backup.contents();
    }
  }

  private static void restore(byte[] file, MongoDatabase database) throws IOException {
    Restore restore = Restore.into(database, verified(file));
    try (Backup backup = Backup.read(new ByteArrayInputStream(file))) {
      restore.insert(backup, position -> {});
    }
    assertThat(restore.finish(position -> {}).size()).isEqualTo(verified(file).size());
  }

  private byte[] edited(UnaryOperator<String> edit) throws IOException {
    return packed(edit.apply(unpacked(backup())).getBytes(UTF_8));
  }

  private static String unpacked(byte[] file) throws IOException {
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return new String(zip.readAllBytes(), UTF_8);
    }
  }

  private static byte[] packed(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(plain);
    }
    return out.toByteArray();
  }

  private static List<Document> documents(MongoDatabase database) {
    return database
        .getCollection(Commits.COLLECTION)
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
