package org.engagementledger.embedded.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bson.Document;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.embedded.files.DataDamaged;
import org.engagementledger.embedded.files.ForcedFiles;
import org.engagementledger.embedded.storage.MapStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as versions that wrote formats 2 and 3 left them when they were killed. */
class FormerFolderTest {
  private static final int DOCUMENTS_OF_FORMAT_2 = 20;
  private static final int IN_THE_MIDDLE = 200;

  @TempDir Path folder;

  @Test
  void format_2_is_copied_and_goes() throws IOException {
    FormerFolder.unpack(2, folder);
    for (int start = 0; start < 3; start++) {
      try (EmbeddedServer server = EmbeddedServer.open(folder, 0);
          MongoClient client = MongoClients.create(server.connectionString())) {
        assertThat(server.passedOver()).isEmpty();
        assertThat(commits(client).countDocuments()).isEqualTo(DOCUMENTS_OF_FORMAT_2);
      }
      requireOnlyThePresent();
    }
  }

  @Test
  void format_3_is_copied_with_its_indexes_and_goes() throws IOException {
    FormerFolder.unpack(3, folder);
    for (int start = 0; start < 2; start++) {
      FormerFolder.requireFormat3(folder);
      requireOnlyThePresent();
    }
  }

  private void requireOnlyThePresent() throws IOException {
    assertThat(Files.readString(folder.resolve("format"))).contains("format 4");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(it -> it.getFileName().toString()))
          .containsExactlyInAnyOrder("db", "format", "lock");
    }
  }

  @Test
  void a_copy_that_was_killed_is_begun_again() throws IOException {
    FormerFolder.unpack(3, folder);
    Path draft = Files.createDirectory(folder.resolve("db.new"));
    MapStore.create(draft);
    Files.writeString(draft.resolve("000099.sst"), "half of a table");

    try (EmbeddedServer server = EmbeddedServer.open(folder, 0);
        MongoClient client = MongoClients.create(server.connectionString())) {
      assertThat(commits(client).countDocuments()).isEqualTo(FormerFolder.DOCUMENTS_OF_FORMAT_3);
    }
    requireOnlyThePresent();
  }

  @Test
  void damage_in_a_log_is_told_and_everything_stays() throws IOException {
    for (int format = 2; format < 4; format++) {
      FormerFolder.unpack(format, folder);
      Path log = lastLog();
      byte[] bytes = Files.readAllBytes(log);
      bytes[IN_THE_MIDDLE]++;
      Files.write(log, bytes);

      assertThatThrownBy(() -> EmbeddedServer.open(folder, 0))
          .isInstanceOf(DataDamaged.class)
          .hasMessageContaining(log.toString());
      assertThat(log).exists();
      assertThat(Files.readString(folder.resolve("format"))).contains("format " + format);
      clear();
    }
  }

  @Test
  void an_unfinished_end_of_a_log_is_told_too() throws IOException {
    for (int format = 2; format < 4; format++) {
      FormerFolder.unpack(format, folder);
      Path log = lastLog();
      byte[] bytes = Files.readAllBytes(log);
      int end = bytes.length;
      while (bytes[end - 1] == 0) {
        end--;
      }
      for (int i = 1; i <= 8; i++) {
        bytes[end - i] = 0;
      }
      Files.write(log, bytes);

      try (EmbeddedServer server = EmbeddedServer.open(folder, 0)) {
        assertThat(server.passedOver()).singleElement().asString().contains(log.toString());
      }
      clear();
    }
  }

  @Test
  void a_log_that_is_missing_is_named() throws IOException {
    FormerFolder.unpack(3, folder);
    Path log = lastLog();
    Files.delete(log);

    assertThatThrownBy(() -> EmbeddedServer.open(folder, 0))
        .isInstanceOf(DataDamaged.class)
        .hasMessageContaining(log + " is missing");
  }

  private Path lastLog() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(FormerLogSequence::isLog).sorted().toList().getLast();
    }
  }

  private void clear() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        ForcedFiles.delete(file);
      }
    }
  }

  private static MongoCollection<Document> commits(MongoClient client) {
    return client.getDatabase("ledger").getCollection("commits");
  }
}
