package org.engagementledger.standalone.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.engagementledger.embedded.EmbeddedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineErrorsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          frobnicate                        | Unmatched argument
          ""                                | Name a command
          demo --port many                  | 'many' is not an int
          demo --colour                     | Unknown option: '--colour'
          show                              | Missing required parameter: 'COUNTRY'
          show XX                           | 'XX' is no country that is known
          show KZ --format pdf              | expected one of [text, json, page]
          show KZ --server :::              | ':::'
          show KZ --server http://localhost | name an account with --user
          show KZ --server localhost:8080   | 'localhost:8080' is no address of a server, such as http
          show KZ --server localhost        | 'localhost' is no address of a server, such as http
          import                            | Missing required parameter: 'FILE'
          import missing.txt                | missing.txt: there is no such file
          import missing.txt gone.txt       | 2 of 2 files failed: [missing.txt, gone.txt]
          import a.txt b.txt --country KZ   | --country goes with one file
          diff KZ --region Asia             | A country goes without --region
          audit --country kazakhstn         | 'kazakhstn' is no country that is known
          audit --backdated 9 --country KZ  | --backdated goes without other filters
          audit --backdated 9 --format csv  | --backdated goes without other filters
          verify --data nowhere             | There is no data folder nowhere
          accounts list --data nowhere      | There is no data folder nowhere
          accounts add                      | Missing required parameter: 'NAME'
          accounts add anna                 | Missing required option: '--role=ROLE'
          accounts role anna                | Missing required parameter: 'ROLE'
          accounts frobnicate               | Unmatched argument
          verify --data src                 | There is no ledger in the folder src
          verify --mongodb-uri localhost    | The address of the database (MONGODB_URI) cannot be
          verify --mongodb-uri a --server b | --server goes without --mongodb-uri
          backup                            | Missing required parameter: 'FILE'
          backup a.gz --data nowhere        | There is no data folder nowhere
          restore missing.gz                | There is no file missing.gz
          restore pom.xml                   | This is no backup of a ledger
          restore src                       | src is a folder. Name a file that ledger backup wrote
          """)
  void isExplainedInASentence(String words, String explanation) {
    CommandLineResult typed =
        CommandLineResult.ledger(words.isEmpty() ? new String[0] : words.split(" +"));
    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.errors()).contains(explanation).doesNotContain("\tat ");
    assertThat(typed.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "serve",
        "countries",
        "show",
        "diff",
        "import",
        "audit",
        "verify",
        "rebuild",
        "dead-letters",
        "backup",
        "restore"
      })
  void everyCommandTeachesItsUse(String command) {
    CommandLineResult help = CommandLineResult.ledger(command, "--help");
    assertThat(help.exit()).isZero();
    assertThat(help.out()).startsWith("Usage: ledger " + command).contains("--data=FOLDER");
  }

  @Test
  void theListOfCommandsSaysInAWholeSentenceWhatEachDoes() {
    String list = CommandLineResult.ledger("--help").text().replaceFirst("(?s).*Commands:", "");
    assertThat(list.replaceAll("\\R {2}(?=\\S)", "\f").split("\f"))
        .hasSizeGreaterThan(10)
        .allSatisfy(it -> assertThat(it).matches("(?s)|[\\w-]+ +[A-Z].*\\.(\\s*Start with.*)?"));
  }

  @Test
  void aServerThatIsNotThereIsNamedWithoutThePassword() {
    String uri = "mongodb://someone:secret@localhost:1/?serverSelectionTimeoutMS=200";
    CommandLineResult typed = CommandLineResult.ledger("verify", "--mongodb-uri", uri);
    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.errors())
        .startsWith("ledger: The database server at localhost:1 cannot be reached. Look whether")
        .doesNotContain("secret", "\tat ");
  }

  @Test
  void aFolderOfAnotherVersionIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("format"), "engagement ledger data, format 99\n");
    CommandLineResult typed = CommandLineResult.ledger("show", "KZ", "--data", folder.toString());
    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.errors()).contains("another version").doesNotContain("\tat ");
    assertThat(folder.toFile().list()).containsExactly("format");
  }

  @Test
  void aFolderOfSomethingElseIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("letter.txt"), "Dear Sir or Madam");
    CommandLineResult typed =
        CommandLineResult.ledger("demo", "--port", "0", "--data", folder.toString());
    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.errors()).contains("holds other files and no ledger");
  }

  @Test
  void aFolderInUseNamesWhoUsesIt() {
    Path data = folder.resolve("data");
    try (EmbeddedServer server = EmbeddedServer.open(data, 0)) {
      server.announce(URI.create("http://localhost:8123"));
      CommandLineResult typed = CommandLineResult.ledger("show", "KZ", "--data", data.toString());
      assertThat(typed.exit()).isEqualTo(2);
      assertThat(typed.errors())
          .contains("is in use by process " + ProcessHandle.current().pid())
          .contains("--server http://localhost:8123");
    }
  }

  @Test
  void aTakenPortIsSaidBeforeAnythingIsCreated() throws IOException {
    Path data = folder.resolve("data");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      CommandLineResult typed =
          CommandLineResult.ledger("demo", "--port", port, "--data", data.toString());
      assertThat(typed.exit()).isEqualTo(2);
      assertThat(typed.errors()).contains("Port " + port).contains("--port");
      assertThat(data).doesNotExist();
    }
  }

  @Test
  void aServerThatIsNotThereIsSaidSo() {
    CommandLineResult typed =
        CommandLineResult.ledger(
            "show", "KZ", "--server", "http://127.0.0.1:1", "--user", "reader");
    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.errors()).containsAnyOf("There is no answer", "LEDGER_PASSWORD");
  }
}
