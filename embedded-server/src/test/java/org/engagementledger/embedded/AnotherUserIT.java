package org.engagementledger.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.embedded.RawConnection.command;
import static org.engagementledger.embedded.RawConnection.printf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The system's user "nobody" has the port and the name of the folder, and a shell. */
class AnotherUserIT extends ServerTestCase {

  @BeforeEach
  void onlyTheDataFolderItselfKeepsOthersOut() throws IOException {
    Assumptions.assumeTrue(
        isRoot() && Files.isExecutable(Path.of("/usr/bin/setpriv")),
        "Skipped: another user's processes are started by root only, with setpriv.");
    commits.insertOne(commit(1, "KZ/0"));
    restartInAFolderThatAllCanReach();
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private void restartInAFolderThatAllCanReach() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    stop();
    server = EmbeddedServer.open(folder.resolve("data"), 0);
    client = com.mongodb.client.MongoClients.create(server.connectionString());
    commits = client.getDatabase("ledger").getCollection("commits");
    commits.insertOne(commit(1, "KZ/0"));
  }

  @Test
  void does_nothing_by_the_port() throws Exception {
    for (String json :
        List.of(
            "{\"find\": \"commits\", \"$db\": \"ledger\"}",
            "{\"insert\": \"commits\", \"documents\": [{\"_id\": 2}], \"$db\": \"ledger\"}",
            "{\"dropDatabase\": 1, \"$db\": \"ledger\"}")) {
      String answer =
          asNobody(
              "exec 3<>/dev/tcp/127.0.0.1/%d; printf '%s' >&3; timeout 5 head -c 120 <&3 | strings"
                  .formatted(server.address().getPort(), printf(command(json))));

      assertThat(answer).contains("Sign in before any other command").doesNotContain("KZ/0");
    }
    assertThat(positions(new Document())).containsExactly(1L);
  }

  @Test
  void reads_no_file_of_the_folder_and_not_even_its_list() throws Exception {
    Path data = folder.resolve("data");
    assertThat(asNobody("ls " + folder)).contains("data");
    assertThat(asNobody("ls " + data)).contains("ermission denied");
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.toList()) {
        assertThat(asNobody("cat " + file)).contains("ermission denied");
      }
    }
  }

  @Test
  void sees_no_secret_in_the_list_of_processes() throws Exception {
    String secret = server.connectionString().replaceAll(".*:(\\w{64})@.*", "$1");
    assertThat(secret).hasSize(64);
    assertThat(asNobody("cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null | tr '\\0' ' '"))
        .contains("bash")
        .doesNotContain(secret);
  }

  private static String asNobody(String script) throws IOException {
    Process process =
        new ProcessBuilder(
                "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "bash", "-c", script)
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}
