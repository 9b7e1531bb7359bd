package org.engagementledger.standalone.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.LocalActor;
import org.engagementledger.standalone.Product;
import org.engagementledger.standalone.Samples;
import org.engagementledger.standalone.Settings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a data folder is put aside in a file, and put back elsewhere. */
class BackupIT {
  @TempDir static Path source;
  private static Path data;
  private static Path backup;
  private static String verified;

  @TempDir Path folder;
  private Path fresh;

  @BeforeAll
  static void putAside() {
    data = source.resolve("data");
    backup = source.resolve("backup.gz");
    LocalActor samples = LocalActor.named(Samples.ACTOR);
    try (Product product = Product.start(Settings.on(data), samples);
        LedgerClient client = LedgerClient.of(product, samples)) {
      Samples.record(client);
    }
    Typed typed = ledger("backup", backup.toString(), "--data", data.toString());
    verified = sizeAndRoot(ledger("verify", "--data", data.toString()));
    assertThat(sizeAndRoot(typed)).isEqualTo(verified).contains("size  ");
  }

  @BeforeEach
  void name() {
    fresh = folder.resolve("data");
  }

  @Test
  void aRestoredFolderShowsTheSame() {
    Typed restored = ledger("restore", backup.toString(), "--data", fresh.toString());
    assertThat(sizeAndRoot(restored)).isEqualTo(verified);
    assertThat(restored.text()).contains("Accounts are in no backup");
    assertThat(sizeAndRoot(ledger("verify", "--data", fresh.toString()))).isEqualTo(verified);
    assertThat(page(fresh)).isEqualTo(page(data)).contains("Kazakhstan");
  }

  @Test
  void aFolderMovesToAServer() {
    try (EmbeddedServer server = EmbeddedServer.open(fresh, 0)) {
      String uri = server.connectionString();
      Typed restored = ledger("restore", backup.toString(), "--mongodb-uri", uri);
      assertThat(sizeAndRoot(restored)).isEqualTo(verified);
      assertThat(sizeAndRoot(ledger("verify", "--mongodb-uri", uri))).isEqualTo(verified);
    }
  }

  @Test
  void whatIsThereAlreadyIsLeftAsItIs() {
    Typed again = Typed.ledger("restore", backup.toString(), "--data", data.toString());
    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.errors()).contains("There is a ledger here already");
    assertThat(sizeAndRoot(ledger("verify", "--data", data.toString()))).isEqualTo(verified);
    Typed over = Typed.ledger("backup", backup.toString(), "--data", data.toString());
    assertThat(over.exit()).isEqualTo(2);
    assertThat(over.errors()).contains("is there already; name a new file");
  }

  @Test
  void aFileThatWasCutOffLeavesNoTrace() throws IOException {
    Path cut = folder.resolve("cut.gz");
    byte[] whole = Files.readAllBytes(backup);
    Files.write(cut, Arrays.copyOf(whole, whole.length - 1));
    Typed refused = Typed.ledger("restore", cut.toString(), "--data", fresh.toString());
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.errors()).contains("This backup is damaged: its end is missing");
    assertThat(fresh).doesNotExist();
  }

  private static Typed ledger(String... words) {
    Typed typed = Typed.ledger(words);
    assertThat(typed.exit()).as(typed.errors()).isZero();
    return typed;
  }

  private static String page(Path folder) {
    return ledger("show", "KZ", "--format", "page", "--data", folder.toString()).text();
  }

  private static String sizeAndRoot(Typed typed) {
    return String.join("\n", typed.text().lines().limit(2).toList());
  }
}
