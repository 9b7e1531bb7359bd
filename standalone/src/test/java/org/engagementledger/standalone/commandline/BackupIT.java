package org.engagementledger.standalone.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.LedgerServer;
import org.engagementledger.standalone.LocalActor;
import org.engagementledger.standalone.SampleDossiers;
import org.engagementledger.standalone.ServerSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The log of a data folder is put aside in a file, and put back elsewhere. */
class BackupIT {
  @TempDir static Path source;
  private static Path data;
  private static Path backup;
  private static Path used;
  private static String verified;

  @TempDir Path folder;
  private Path fresh;

  @BeforeAll
  static void putAside() throws IOException {
    data = source.resolve("data");
    backup = source.resolve("backup.gz");
    used = source.resolve("used");
    LocalActor samples = LocalActor.named(SampleDossiers.ACTOR);
    try (LedgerServer product = LedgerServer.start(ServerSettings.on(data), samples);
        LedgerClient client = LedgerClient.of(product, samples)) {
      SampleDossiers.record(client);
    }
    CommandLineResult typed = ledger("backup", backup.toString(), "--data", data.toString());
    verified = sizeAndRoot(ledger("verify", "--data", data.toString()));
    assertThat(sizeAndRoot(typed)).isEqualTo(verified).contains("size  ");
    useAnotherThatOthersCouldRead();
  }

  private static void useAnotherThatOthersCouldRead() throws IOException {
    ledger("restore", backup.toString(), "--data", used.toString());
    Files.setPosixFilePermissions(used, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(
        used.resolve("format"), PosixFilePermissions.fromString("rw-rw-r--"));
    Files.setPosixFilePermissions(used.resolve("db"), PosixFilePermissions.fromString("rwxrwxr-x"));
    ledger("rebuild", "--data", used.toString());
    ledger("backup", source.resolve("another.gz").toString(), "--data", used.toString());
  }

  @BeforeEach
  void name() {
    fresh = folder.resolve("data");
  }

  @Test
  void aRestoredFolderShowsTheSame() {
    CommandLineResult restored = ledger("restore", backup.toString(), "--data", fresh.toString());
    assertThat(sizeAndRoot(restored)).isEqualTo(verified);
    assertThat(restored.text()).contains("Accounts are in no backup");
    assertThat(sizeAndRoot(ledger("verify", "--data", fresh.toString()))).isEqualTo(verified);
    assertThat(page(fresh)).isEqualTo(page(data)).contains("Kazakhstan");
  }

  @Test
  void throughStandardOutputAndInputItIsTheSame() {
    Path copy = folder.resolve("copy");
    ledger("restore", backup.toString(), "--data", copy.toString());
    CommandLineResult out = ledger("backup", "-", "--data", copy.toString());
    ByteArrayInputStream piped = new ByteArrayInputStream(out.bytes());
    CommandLineResult back =
        CommandLineResult.given(piped, "restore", "-", "--data", fresh.toString());
    assertThat(back.exit()).as(back.errors()).isZero();
    assertThat(out.errors()).startsWith(sizeAndRoot(back)).contains("size  ", "root  ");
    assertThat(sizeAndRoot(ledger("verify", "--data", fresh.toString())))
        .isEqualTo(sizeAndRoot(back));
  }

  @Test
  void backupsAndRestoresAreInTheAuditOnceEach() {
    String audit = ledger("audit", "--format", "csv", "--data", used.toString()).text();
    assertThat(audit.lines().filter(it -> it.contains("Restored the ledger from a backup")))
        .singleElement()
        .asString()
        .contains("," + System.getProperty("user.name") + ",", "ledger-restored");
    assertThat(audit.lines().filter(it -> it.contains("Took a backup of everything up to")))
        .hasSize(2);
  }

  @Test
  void aRestoreThatGoesWellHasNoErrorInTheLog() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    log.start();
    root.addAppender(log);
    try {
      ledger("restore", backup.toString(), "--data", fresh.toString());
    } finally {
      root.detachAppender(log);
    }
    assertThat(log.list.stream().filter(it -> it.getLevel().isGreaterOrEqual(Level.WARN)))
        .isEmpty();
  }

  @Test
  void nothingOfAFolderOrABackupIsForOthersAndNoSecretIsInTheLog() throws IOException {
    try (Stream<Path> all = Files.walk(source)) {
      assertThat(all).allSatisfy(BackupIT::assertOwnersOnly);
    }
    assertThat(Files.readString(used.resolve("ledger.log")))
        .doesNotContain("mongodb://")
        .doesNotContainPattern("ledger-[0-9a-f]{32}");
  }

  @Test
  void whatOthersCouldReadIsMendedAtTheNextStartWhichTheLogSays() throws IOException {
    assertThat(Files.readString(used.resolve("ledger.log")).lines())
        .filteredOn(it -> it.contains("and no longer can"))
        .singleElement()
        .asString()
        .contains("used, db, format");
  }

  private static void assertOwnersOnly(Path path) throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .as("%s", path)
        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
  }

  @Test
  void aFolderMovesToAServer() {
    try (EmbeddedServer server = EmbeddedServer.open(fresh, 0)) {
      String uri = server.connectionString();
      CommandLineResult restored = ledger("restore", backup.toString(), "--mongodb-uri", uri);
      assertThat(sizeAndRoot(restored)).isEqualTo(verified);
      assertThat(sizeAndRoot(ledger("verify", "--mongodb-uri", uri))).isEqualTo(verified);
    }
  }

  @Test
  void whatIsThereAlreadyIsLeftAsItIs() {
    CommandLineResult again =
        CommandLineResult.ledger("restore", backup.toString(), "--data", data.toString());
    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.errors()).contains("There is a ledger here already");
    assertThat(sizeAndRoot(ledger("verify", "--data", data.toString()))).isEqualTo(verified);
    CommandLineResult over =
        CommandLineResult.ledger("backup", backup.toString(), "--data", data.toString());
    assertThat(over.exit()).isEqualTo(2);
    assertThat(over.errors()).contains("is there already; name a new file");
  }

  @Test
  void aFileThatWasCutOffLeavesNoTrace() throws IOException {
    Path cut = folder.resolve("cut.gz");
    byte[] whole = Files.readAllBytes(backup);
    Files.write(cut, Arrays.copyOf(whole, whole.length - 1));
    CommandLineResult refused =
        CommandLineResult.ledger("restore", cut.toString(), "--data", fresh.toString());
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.errors()).contains("This backup is damaged: its end is missing");
    assertThat(fresh).doesNotExist();
  }

  private static CommandLineResult ledger(String... words) {
    CommandLineResult typed = CommandLineResult.ledger(words);
    assertThat(typed.exit()).as(typed.errors()).isZero();
    return typed;
  }

  private static String page(Path folder) {
    return ledger("show", "KZ", "--format", "page", "--data", folder.toString()).text();
  }

  private static String sizeAndRoot(CommandLineResult typed) {
    return String.join("\n", typed.text().lines().limit(2).toList());
  }
}
