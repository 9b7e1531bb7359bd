package org.engagementledger.standalone.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.bson.Document;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.standalone.ChildProcess;
import org.engagementledger.standalone.HttpTestClient;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.LedgerServer;
import org.engagementledger.standalone.LocalActor;
import org.engagementledger.standalone.PageVisitor;
import org.engagementledger.standalone.SampleDossiers;
import org.engagementledger.standalone.ServerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command that can ask a running server gets an answer that it can read. */
class CommandsAtARunningServerIT {
  private static final String PASSWORD = "correct horse battery";

  private static final Pattern READY = Pattern.compile("is ready at (http://\\S+)\\.");

  @TempDir Path folder;

  @Test
  void everyCommandReadsTheAnswerOfAServer() throws IOException {
    Path table = folder.resolve("meetings.csv");
    Files.writeString(table, "kind,country,date,title\nmeeting,NO,2020-01,Visit\n");
    List<String> commands =
        List.of(
            "import " + table,
            "countries",
            "search visit",
            "follow-ups --format json",
            "show NO",
            "show NO --format page",
            "diff NO --from 2018",
            "audit",
            "audit --format csv",
            "audit --backdated 1",
            "verify",
            "verify --read-models",
            "verify --no-read-models",
            "rebuild",
            "dead-letters",
            "accounts list",
            "backup " + folder.resolve("backup.gz"));
    Path data = folder.resolve("data");
    assertThat(
            CommandLineResult.ledger("import", table.toString(), "--data", data.toString()).exit())
        .isZero();
    // What is shown may be behind what was recorded until it is asked for.
    assertThat(CommandLineResult.ledger("countries", "--data", data.toString()).exit()).isZero();
    try (LedgerServer server =
        LedgerServer.start(ServerSettings.on(data), LocalActor.ofThisSystem())) {
      var unused = server.accounts().create("admin", PASSWORD, Role.ADMIN);
      String reach = " --server " + server.address() + " --user admin";
      List<String> lines = commands.stream().map(it -> it + reach).toList();
      List<String> answers = CommandLineProcess.typed(folder, PASSWORD, lines);
      for (int i = 0; i < commands.size(); i++) {
        assertThat(answers.get(i)).as(commands.get(i)).isNotEmpty();
        if (commands.get(i).startsWith("verify")) {
          assertThat(answers.get(i)).as(commands.get(i)).contains("Everything is as it was");
        }
      }
    }
  }

  @Test
  void whatAServerFindsIsToldWithItsExitCode() throws IOException {
    Path data = recorded();
    try (EmbeddedServer server = EmbeddedServer.open(data, 0);
        MongoClient client = MongoClients.create(server.connectionString())) {
      var database = client.getDatabase(LedgerServer.DATABASE);
      Document used = database.getCollection("read_models").find().first();
      assertThat(used).isNotNull();
      String audit = used.get("collections", Document.class).getString("audit");
      assertThat(database.getCollection(audit).deleteOne(new Document()).getDeletedCount())
          .isEqualTo(1);
    }
    try (LedgerServer server =
            LedgerServer.start(ServerSettings.on(data), LocalActor.ofThisSystem());
        ChildProcess verify = verify(server)) {
      verify.untilEnded();
      assertThat(verify.exit()).as(verify.output()).isEqualTo(1);
      assertThat(verify.output())
          .contains("The log is as it was recorded.", "1 are not what it says")
          .contains("The read model 'audit': ", "'ledger rebuild' makes the read models anew")
          .doesNotContain("Everything", "\tat ");
    }
  }

  private static ChildProcess verify(LedgerServer server) {
    return ChildProcess.start(
        LedgerCommand.class.getName(),
        Set.of(),
        Map.of("LEDGER_PASSWORD", PASSWORD),
        "verify",
        "--server",
        server.address().toString(),
        "--user",
        "admin");
  }

  /** However the one who asks has reached it. */
  @Test
  void linksLeadToTheAddressThatASettingNames() throws IOException {
    Path data = recorded();
    Map<String, String> named = Map.of("LEDGER_ADDRESS", "https://ledger.example.org");
    String[] words = {"serve", "--port", "0", "--data", data.toString()};
    try (ChildProcess serve =
        ChildProcess.start(LedgerCommand.class.getName(), Set.of(), named, words)) {
      URI address = URI.create(serve.untilPrinted(READY));
      HttpTestClient admin = HttpTestClient.as(address, "admin", PASSWORD);
      var added = admin.post("/api/accounts", "k1", "{\"name\":\"anna\",\"role\":\"reader\"}");
      assertThat(HttpTestClient.text(added))
          .contains("\"link\":\"https://ledger.example.org/invitation?token=");
      assertThat(HttpTestClient.text(admin.get("/api/follow-ups.ics", "text/calendar")).lines())
          .filteredOn(it -> it.startsWith("URL:"))
          .isNotEmpty()
          .allMatch(it -> it.startsWith("URL:https://ledger.example.org/countries/"));
      var stranger = new PageVisitor(address).get("/countries/KZ");
      assertThat(stranger.headers().firstValue("Location").orElseThrow())
          .isIn("/sign-in", "https://ledger.example.org/sign-in");
      assertThat(new PageVisitor(address).get("/sign-in").headers().allValues("Set-Cookie"))
          .isNotEmpty()
          .allMatch(it -> it.startsWith("__Host-"));
    }
  }

  private Path recorded() {
    Path data = folder.resolve("samples");
    LocalActor samples = LocalActor.named(SampleDossiers.ACTOR);
    try (LedgerServer product = LedgerServer.start(ServerSettings.on(data), samples);
        LedgerClient client = LedgerClient.of(product, samples)) {
      SampleDossiers.record(client);
      var unused = product.accounts().create("admin", PASSWORD, Role.ADMIN);
    }
    assertThat(CommandLineResult.ledger("countries", "--data", data.toString()).exit()).isZero();
    return data;
  }

  /** Nobody is told that all is well of another ledger than the one they mean. */
  @Test
  void theDatabaseOfTheEnvironmentIsVerifiedUnlessAnotherPlaceIsNamed() {
    Path meant = folder.resolve("meant");
    String nowhere = "mongodb://no-such-host.invalid/ledger";
    assertThat(verified(nowhere)).contains("no-such-host.invalid:27017 cannot be reached");
    assertThat(verified(nowhere, "--data", meant.toString()))
        .contains("There is no data folder " + meant);
    assertThat(verified(nowhere, "--server", "http://127.0.0.1:1", "--user", "admin"))
        .doesNotContain("no-such-host");
    assertThat(verified(nowhere, "--mongodb-uri", "mongodb://another-host.invalid/ledger"))
        .contains("another-host.invalid:27017 cannot be reached");
    assertThat(verified(" ", "--data", meant.toString())).contains("There is no data folder");
  }

  private static String verified(String environment, String... options) {
    List<String> words = new ArrayList<>(List.of("verify"));
    words.addAll(List.of(options));
    try (ChildProcess command =
        ChildProcess.start(
            LedgerCommand.class.getName(),
            Set.of(),
            Map.of("MONGODB_URI", environment),
            words.toArray(String[]::new))) {
      command.untilEnded();
      return command.output();
    }
  }

  @Test
  void aDatabaseOnAHostThatIsNotThereIsToldInOneSentence() {
    String address = "mongodb://no-such-host.invalid/ledger";
    try (ChildProcess command =
        ChildProcess.start(
            LedgerCommand.class.getName(), "serve", "--port", "0", "--mongodb-uri", address)) {
      command.untilEnded();
      assertThat(command.output())
          .contains("ledger: The database server at no-such-host.invalid:27017 cannot be reached")
          .doesNotContain("APPLICATION FAILED", "Exception", "\tat ");
    }
  }
}
