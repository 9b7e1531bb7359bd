package org.engagementledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder as a version that wrote format 2 left it when it was killed. */
class FormerFolderTest {

  private static final int DOCUMENTS = 20;
  private static final int IN_THE_MIDDLE = 200;

  @TempDir Path folder;
  private Path log = Path.of("");

  @BeforeEach
  void unpack() throws IOException {
    try (InputStream packed =
            Objects.requireNonNull(getClass().getResourceAsStream("/folder-of-format-2.zip"));
        ZipInputStream files = new ZipInputStream(packed)) {
      for (var next = files.getNextEntry(); next != null; next = files.getNextEntry()) {
        Files.copy(files, folder.resolve(next.getName()));
      }
    }
    log = folder.resolve("changes-2");
  }

  @Test
  void it_is_read_and_from_then_on_its_log_says_whose_it_is() throws IOException {
    DataFolder.open(folder).close();
    for (int start = 0; start < 3; start++) {
      Store store = Store.open(folder);
      assertThat(store.map("documents/ledger.commits")).hasSize(DOCUMENTS);
      assertThat(store.passedOver()).isEmpty();
      store.abandon();
    }

    assertThat(log).doesNotExist();
    assertThat(Files.readString(folder.resolve("format"))).contains("format 3");
    Path now = folder.resolve("changes-5");
    assertThat(LogReading.read(now, null, change -> {}).isBegun()).isTrue();
  }

  @Test
  void damage_in_its_log_is_told() throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    bytes[IN_THE_MIDDLE]++;
    Files.write(log, bytes);

    assertThatThrownBy(() -> Store.open(folder))
        .isInstanceOf(DataDamaged.class)
        .hasMessageContaining(log.toString());
  }

  @Test
  void an_unfinished_end_of_its_log_is_told_too() throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    int end = Zeros.endOf(ByteBuffer.wrap(bytes));
    bytes[end - 1] = 0;
    Files.write(log, bytes);

    Store store = Store.open(folder);

    assertThat(store.passedOver()).singleElement().asString().contains(log.toString());
    store.abandon();
  }
}
