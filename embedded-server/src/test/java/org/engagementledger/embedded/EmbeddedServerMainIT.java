package org.engagementledger.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;
import org.engagementledger.embedded.files.DataFolderProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedServerMainIT {

  private static final int SIGTERM_EXIT = 128 + 15;

  @TempDir Path folder;

  @Test
  void prints_its_port_and_no_secret_and_stops_when_asked_to() throws Exception {
    ServerProcess server = ServerProcess.start(folder);
    try (MongoClient client = MongoClients.create(server.connectionString())) {
      client.getDatabase("db").getCollection("c").insertOne(new Document("_id", 1));
    }
    assertThat(server.printed()).matches("ready on port \\d+");

    assertThat(server.stop()).isEqualTo(SIGTERM_EXIT);
    assertThat(EmbeddedServer.runningOn(folder)).isEmpty();
    assertThat(countInThisProcess()).isEqualTo(1);
  }

  @Test
  void a_second_process_is_told_who_holds_the_folder() throws Exception {
    ServerProcess server = ServerProcess.start(folder);
    try {
      assertThat(EmbeddedServer.runningOn(folder))
          .hasValueSatisfying(holder -> assertThat(holder.process()).isEqualTo(server.id()));
      assertThat(errorsOfAnotherOn(folder))
          .contains("is in use by another process (process " + server.id())
          .doesNotContain("\tat ");
    } finally {
      server.stop();
    }
  }

  @Test
  void to_ask_who_holds_the_folder_does_not_let_it_go() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.open(folder, 0)) {
      assertThat(EmbeddedServer.runningOn(folder))
          .hasValueSatisfying(
              holder -> assertThat(holder.database()).isEqualTo(server.connectionString()));
      assertThatThrownBy(() -> EmbeddedServer.open(folder, 0))
          .isInstanceOf(DataFolderProblem.class);

      assertThat(errorsOfAnotherOn(folder)).contains("is in use by another process");
    }
  }

  @Test
  void the_folder_of_a_killed_process_is_free() throws Exception {
    ServerProcess.start(folder).kill();

    assertThat(EmbeddedServer.runningOn(folder)).isEmpty();
    assertThat(countInThisProcess()).isZero();
  }

  @Test
  void a_damaged_store_is_one_sentence() throws Exception {
    ServerProcess.start(folder).stop();
    Path watermark = folder.resolve("db").resolve("watermark");
    Files.write(watermark, new byte[20_000]);

    assertThat(errorsOfAnotherOn(folder))
        .contains(watermark + " is damaged (at byte 0)")
        .doesNotContain("\tat ");
  }

  @Test
  void a_port_in_use_is_one_sentence() throws Exception {
    ServerProcess server = ServerProcess.start(folder.resolve("one"));
    try {
      String port = server.connectionString().replaceAll(".*:(\\d+)/.*", "$1");
      assertThat(errorsOfAnotherOn(folder.resolve("two"), port))
          .contains("Port " + port + " cannot be listened on")
          .doesNotContain("\tat ");
    } finally {
      server.stop();
    }
  }

  private long countInThisProcess() {
    try (EmbeddedServer server = EmbeddedServer.open(folder, 0);
        MongoClient client = MongoClients.create(server.connectionString())) {
      return client.getDatabase("db").getCollection("c").countDocuments();
    }
  }

  private static String errorsOfAnotherOn(Path folder) throws IOException, InterruptedException {
    return errorsOfAnotherOn(folder, "0");
  }

  private static String errorsOfAnotherOn(Path folder, String port)
      throws IOException, InterruptedException {
    Process refused = ServerProcess.launch(folder, port, ProcessBuilder.Redirect.PIPE);
    String errors = new String(refused.getErrorStream().readAllBytes(), UTF_8);
    assertThat(refused.waitFor()).isEqualTo(1);
    return errors;
  }
}
