package org.engagementledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.embedded.files.DataDamaged;
import org.engagementledger.embedded.files.DataFolderProblem;
import org.engagementledger.embedded.files.ForcedFiles;
import org.engagementledger.embedded.storage.MapStore;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path parent;
  private Path folder;

  @BeforeEach
  void nameAFolder() {
    folder = parent.resolve("data");
  }

  @Test
  void a_missing_folder_is_created_and_opens_again() {
    use();
    use();

    assertThat(folder).isNotEmptyDirectory();
  }

  @Test
  void an_empty_folder_is_taken() throws IOException {
    Files.createDirectory(folder);

    use();

    assertThat(folder.resolve("format")).exists();
  }

  @Test
  void a_folder_with_other_files_is_refused_and_left_as_it_is() throws IOException {
    Files.createDirectory(folder);
    Files.writeString(folder.resolve("thesis.txt"), "two years of work");

    assertRefused("holds other files and no ledger");
    assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("thesis.txt"));
  }

  @Test
  void a_folder_of_another_version_is_refused_and_left_as_it_is() throws IOException {
    Files.createDirectory(folder);
    Files.writeString(folder.resolve("format"), "engagement ledger data, format 99\n");

    assertRefused("was written by another version (\"engagement ledger data, format 99\")");
    assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("format"));
  }

  @Test
  void a_format_file_of_binary_rubbish_is_refused() throws IOException {
    Files.createDirectory(folder);
    Files.write(folder.resolve("format"), new byte[] {0, (byte) 0xff, (byte) 0xfe, 10});

    assertRefused("format says no format (at byte 0)");
  }

  @Test
  void a_folder_of_a_former_version_is_taken_and_closed_to_that_version() throws IOException {
    Files.createDirectory(folder);
    for (String former : List.of("engagement ledger data, format %d\n", "", "\0\0\0\0")) {
      for (int format = 1; format < 4; format++) {
        ForcedFiles.delete(folder.resolve("db"));
        Files.writeString(folder.resolve("format"), former.formatted(format));

        use();

        assertThat(folder.resolve("format")).hasContent("engagement ledger data, format 4");
      }
    }
  }

  @Test
  void a_file_in_place_of_the_folder_is_refused() throws IOException {
    Files.writeString(folder, "");

    assertRefused("is a file; the data folder must be a folder");
  }

  @Test
  void one_folder_has_one_holder_and_the_refusal_names_it() {
    use();
    try (DataFolder held = DataFolder.open(folder)) {
      RunningServer holder =
          new RunningServer(4711, "mongodb://localhost", Optional.of(URI.create("http://here:80")));
      held.announce(holder);

      assertRefused("is in use by another process (process 4711, to be reached at http://here:80)");
      assertThat(DataFolder.holderOf(folder)).contains(holder);
    }
    assertThat(DataFolder.holderOf(folder)).isEmpty();
  }

  @Test
  void a_folder_that_does_not_exist_is_held_by_nobody() {
    assertThat(EmbeddedServer.runningOn(folder)).isEmpty();
  }

  @Test
  void what_it_creates_is_for_its_owner_only() throws IOException {
    try (EmbeddedServer server = EmbeddedServer.open(folder, 0);
        Stream<Path> all = Files.walk(folder)) {
      assertThat(server.mended()).isEmpty();
      assertThat(all.toList())
          .extracting(path -> folder.relativize(path).toString())
          .contains("", "format", "lock", "db", "db/CURRENT", "server.properties");
    }
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all).allSatisfy(path -> assertThat(rights(path)).endsWith("------"));
    }
  }

  @Test
  void what_others_could_use_is_taken_from_them_and_named() throws IOException {
    use();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.createFile(folder.resolve("notes.txt"));
    Files.setPosixFilePermissions(
        folder.resolve("notes.txt"), PosixFilePermissions.fromString("r--r--r--"));

    try (DataFolder opened = DataFolder.open(folder)) {
      assertThat(opened.mended()).containsExactly("data", "notes.txt");
    }
    assertThat(rights(folder)).isEqualTo("rwx------");
    assertThat(rights(folder.resolve("notes.txt"))).isEqualTo("rw-------");
    try (DataFolder again = DataFolder.open(folder)) {
      assertThat(again.mended()).isEmpty();
    }
  }

  @Test
  void a_link_to_the_folder_is_taken_and_one_in_it_is_refused() throws IOException {
    use();
    Path link = Files.createSymbolicLink(parent.resolve("link"), folder);
    DataFolder.open(link).close();
    Path elsewhere = Files.createFile(parent.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("ledger.log"), elsewhere);

    assertRefused("ledger.log is a link");
    Files.delete(folder.resolve("ledger.log"));
    use();
  }

  /** Whoever opens a pipe waits for somebody who writes into it. */
  @Test
  void what_is_no_file_is_refused() throws Exception {
    use();
    Path pipe = folder.resolve("changes-1");
    Assumptions.assumeTrue(
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0,
        "NOT RUN: there is no mkfifo here");

    assertRefused("changes-1 is no file");
  }

  @Test
  void a_store_without_its_format_is_called_that() throws IOException {
    use();
    Files.delete(folder.resolve("format"));
    assertRefused("format is missing. Nothing was changed");

    ForcedFiles.delete(folder.resolve("db"));
    Files.createFile(folder.resolve("store.mv"));
    assertRefused("format is missing. Nothing was changed");
  }

  private void use() {
    try (DataFolder opened = DataFolder.open(folder)) {
      MapStore.open(opened.store()).close();
    }
  }

  @Test
  void a_store_that_was_not_finished_is_begun_again_and_one_that_is_gone_is_missed()
      throws IOException {
    Files.createDirectories(folder.resolve("db.new"));
    Files.createFile(folder.resolve("db.new").resolve("CURRENT"));
    use();
    assertThat(folder.resolve("db.new")).doesNotExist();

    Files.move(folder.resolve("db"), folder.resolve("db.new"));
    use();
    assertThat(folder.resolve("db")).isNotEmptyDirectory();

    Files.move(folder.resolve("db"), parent.resolve("elsewhere"));
    assertThatThrownBy(this::use)
        .isInstanceOf(DataDamaged.class)
        .hasMessageContaining("db is missing");
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private void assertRefused(String sentence) {
    assertThatThrownBy(() -> DataFolder.open(folder))
        .isInstanceOf(DataFolderProblem.class)
        .hasMessageContaining(sentence);
  }
}
