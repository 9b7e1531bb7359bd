package org.engagementledger.ledger.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.engagementledger.ledger.backup.BackupFile.backup;
import static org.engagementledger.ledger.backup.BackupFile.packed;
import static org.engagementledger.ledger.backup.BackupFile.unpacked;
import static org.engagementledger.ledger.backup.BackupFile.verified;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.engagementledger.ledger.backup.BackupReader.Contents;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.engagementledger.ledger.log.Commit;
import org.engagementledger.merkle.Hash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlteredBackupTest {
  private static final MemoryServer SERVER = new MemoryServer();

  private final MongoDatabase source = SERVER.database();

  @BeforeEach
  void record() {
    var unused = BackupFile.record(source);
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void everyAlteredByteIsNoticedOrChangesNothing() throws IOException {
    byte[] backup = backup(source);
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
    byte[] backup = backup(source);
    for (int length = 0; length < backup.length; length++) {
      byte[] cut = Arrays.copyOf(backup, length);
      assertThatThrownBy(() -> verified(cut)).isInstanceOf(BackupProblem.class);
    }
  }

  @Test
  void everyAlteredCharacterIsNoticedWhereverItWasUnpackedAndPackedAgain() throws IOException {
    byte[] plain = unpacked(backup(source)).getBytes(UTF_8);
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
  void aCommitOfMoreEventsThanThereCanBeIsNotRead() throws IOException {
    String lengths = "\"lengths\":[" + "1,".repeat(Commit.MAX_EVENTS);
    byte[] altered = edited(it -> it.replace("\"lengths\":[", lengths));

    assertThatThrownBy(() -> verified(altered))
        .isInstanceOf(BackupProblem.class)
        .hasMessageContaining("no commit follows at position 1");
  }

  @Test
  void oneMemberIsTheWholeFile() throws IOException {
    byte[] backup = backup(source);
    byte[] nothing = packed(new byte[0]);
    for (byte[] behind : List.of(new byte[1], "PS".getBytes(UTF_8), nothing, backup)) {
      byte[] longer = Arrays.copyOf(backup, backup.length + behind.length);
      System.arraycopy(behind, 0, longer, backup.length, behind.length);
      assertThatThrownBy(() -> verified(longer))
          .isInstanceOf(BackupProblem.class)
          .hasMessage("This backup is damaged: something follows its end.");
    }
  }

  @Test
  void aFileThatAnotherProgramHasPackedIsReadToo() throws IOException {
    byte[] backup = backup(source);
    byte[] named = Arrays.copyOf(backup, backup.length + 9);
    named[3] = 8 + 2;
    System.arraycopy("name.x\0".getBytes(UTF_8), 0, named, 10, 7);
    System.arraycopy(backup, 10, named, 10 + 9, backup.length - 10);

    assertThat(verified(named)).isEqualTo(verified(backup));
  }

  /** Somebody who computes all hashes again can make a file whose events all fit. */
  @Test
  void anIdThatIsThereTwiceIsNoticedThoughAllHashesAreRight() throws IOException {
    byte[] backup = BackupFile.ofEvents(SERVER.database(), "same-id", "same-id");

    assertThatThrownBy(() -> verified(backup))
        .isInstanceOf(BackupProblem.class)
        .hasMessage("This backup is damaged: the event id 'same-id' is there twice.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\" \"", "\"a\\u0000b\"", "7", "{}", "[\"a\"]"})
  void aWriterThatNobodyIsCalledIsNoticed(String writer) throws IOException {
    byte[] altered =
        edited(
            it ->
                digestedAgain(
                    it.replaceFirst(
                        "\"writer\":\"[^\"]*\"", "\"writer\":" + writer.replace("\\", "\\\\"))));

    assertThatThrownBy(() -> verified(altered))
        .isInstanceOf(BackupProblem.class)
        .hasMessageContaining("a line cannot be read");
  }

  /** Who alters it on purpose computes the digest again. */
  @Test
  void anotherRootIsNoticedThoughTheDigestIsRight() throws IOException {
    String other = Hash.ofLeaf("forged".getBytes(UTF_8)).hex();

    byte[] forged =
        edited(it -> digestedAgain(it.replaceFirst("\"root\":\"[^\"]*", "\"root\":\"" + other)));

    assertThatThrownBy(() -> verified(forged))
        .isInstanceOf(BackupProblem.class)
        .hasMessageContaining("its last line does not fit");
    assertThat(verified(edited(AlteredBackupTest::digestedAgain)).size()).isEqualTo(5);
  }

  @Test
  void anotherNumberOfCommitsIsNoticedThoughTheDigestIsRight() throws IOException {
    byte[] forged = edited(it -> it.replaceFirst("\"commits\":3", "\"commits\":2"));

    assertThatThrownBy(() -> verified(forged))
        .isInstanceOf(BackupProblem.class)
        .hasMessageContaining("its last line does not fit");
  }

  private static String digestedAgain(String plain) {
    String before = plain.substring(0, plain.lastIndexOf("{\"commits\""));
    String digest = HexFormat.of().formatHex(BackupLines.sha256().digest(before.getBytes(UTF_8)));
    return plain.replaceFirst("\"sha256\":\"[^\"]*", "\"sha256\":\"" + digest);
  }

  private byte[] edited(UnaryOperator<String> edit) throws IOException {
    return packed(edit.apply(unpacked(backup(source))).getBytes(UTF_8));
  }
}
