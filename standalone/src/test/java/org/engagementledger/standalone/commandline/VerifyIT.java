package org.engagementledger.standalone.commandline;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.standalone.ChildProcess;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.LedgerServer;
import org.engagementledger.standalone.LocalActor;
import org.engagementledger.standalone.SampleDossiers;
import org.engagementledger.standalone.ServerSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is whole passes, and whatever is not is named; nothing is made where nothing was. */
class VerifyIT {
  private static final long GARBLED = 64;
  private static final long LONGEST_BLOCK = 32_768;
  private static final Pattern PLACE = Pattern.compile("\\(at byte (\\d+)\\)");
  private static final Pattern READY = Pattern.compile("is ready at (http://\\S+)\\.");

  @TempDir static Path made;
  private static Path source;

  @TempDir Path folder;
  private Path data;

  @BeforeAll
  static void record() {
    source = made.resolve("data");
    LocalActor samples = LocalActor.named(SampleDossiers.ACTOR);
    try (LedgerServer product = LedgerServer.start(ServerSettings.on(source), samples);
        LedgerClient client = LedgerClient.of(product, samples)) {
      SampleDossiers.record(client);
    }
    // What is shown may be behind what was recorded until it is asked for.
    assertThat(CommandLineResult.ledger("countries", "--data", source.toString()).exit()).isZero();
  }

  @BeforeEach
  void copy() throws IOException {
    data = folder.resolve("data");
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, data.resolve(source.relativize(file).toString()));
      }
    }
  }

  @Test
  void aWholeLedgerPasses() {
    CommandLineResult typed = verify();
    assertThat(typed.exit()).as(typed.text() + typed.errors()).isZero();
    assertThat(typed.text())
        .contains("Everything is as it was recorded.")
        .containsPattern("Compared \\d+ documents of the read models .*: all the same\\.");
    CommandLineResult without = verify("--no-read-models");
    assertThat(without.exit()).isZero();
    assertThat(without.text()).endsWith("The read models were not compared.\n");
  }

  /** Nobody can tell what was never finished from what somebody took away at the end. */
  @Test
  void whereSomethingIsPassedOverWhatIsLeftIsSaidToBeAsItWas() throws IOException {
    appendToLastLog();
    CommandLineResult typed = verify("--no-read-models");
    assertThat(typed.exit()).as(typed.text() + typed.errors()).isZero();
    assertThat(typed.text())
        .contains("The last 3 bytes of ", "are passed over")
        .contains("Everything that is left is as it was recorded.");
  }

  /** What a start passes over, and how long it was quiet, it says once. */
  @Test
  void aStartSaysOnceWhatItFound() throws IOException {
    inDatabase(VerifyIT::moveToTwoMonthsAgo);
    appendToLastLog();
    try (ChildProcess serve = serve("--data", data.toString())) {
      assertThat(serve.output()).containsOnlyOnce("The last event is 60 days old");
    }
    String log = Files.readString(data.resolve("ledger.log"));
    assertThat(log).containsOnlyOnce("The last event is 60 days old");
    assertThat(log.lines().filter(it -> it.contains("are passed over")))
        .singleElement(STRING)
        .contains(" WARN ", "The last 3 bytes of ", ".log, from byte ", "was not finished");
    try (EmbeddedServer server = EmbeddedServer.open(data, 0);
        MongoClient client = MongoClients.create(server.connectionString())) {
      moveToTwoMonthsAgo(client.getDatabase(LedgerServer.DATABASE));
      String uri = inDatabase(server, "/" + LedgerServer.DATABASE);
      try (ChildProcess serve =
          serve("--mongodb-uri", uri, "--data", folder.resolve("none").toString())) {
        assertThat(serve.output()).containsOnlyOnce("The last event is 60 days old");
      }
    }
  }

  private static ChildProcess serve(String... more) {
    List<String> words = new ArrayList<>(List.of("serve", "--port", "0"));
    words.addAll(List.of(more));
    ChildProcess serve =
        ChildProcess.start(LedgerCommand.class.getName(), words.toArray(String[]::new));
    var unused = serve.untilPrinted(READY);
    return serve;
  }

  private static void moveToTwoMonthsAgo(MongoDatabase database) {
    move(database, Instant.now().minus(Duration.ofDays(60)));
  }

  private void appendToLastLog() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("db"))) {
      Path log =
          files.filter(it -> it.toString().endsWith(".log")).max(naturalOrder()).orElseThrow();
      Files.write(log, new byte[] {1, 2, 3}, APPEND);
    }
  }

  @Test
  void aStatusThatWasChangedByHandIsNamed() {
    inDatabase(
        database -> {
          Document used = database.getCollection("read_models").find().first();
          assertThat(used).isNotNull();
          String standings = used.get("collections", Document.class).getString("standings");
          var documents = database.getCollection(standings);
          Document any = documents.find().first();
          assertThat(any).isNotNull();
          String json = any.getString("json").replaceFirst("ENDORSED|\\d", "Nonsense");
          documents.updateOne(eq("_id", any.get("_id")), set("json", json));
        });
    CommandLineResult typed = verify();
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.text())
        .contains("The log is as it was recorded.", "1 are not what it says")
        .doesNotContain("Everything")
        .contains("The read model 'standings': ")
        .contains("'ledger rebuild' makes the read models anew from the log.");
    assertThat(verify("--no-read-models").exit()).isZero();
  }

  @Test
  void aLogThatWasAlteredIsNamedAndNothingIsReplayed() {
    inDatabase(database -> database.getCollection("commits").deleteOne(eq("_id", 2L)));
    CommandLineResult typed = verify();
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.text())
        .contains("The first flaw is at position 2: The commit is missing")
        .contains("The read models were not compared, since the log is not as it was recorded.");
  }

  @Test
  void aRestoreThatHasNotEndedIsNamed() {
    inDatabase(
        database ->
            database
                .getCollection("ledger")
                .insertOne(new Document("_id", "restore").append("size", 9L).append("root", "a")));
    CommandLineResult typed = verify();
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.text()).contains("A restore was begun here and has not ended");
  }

  /** Also where only an index of the accounts lies, which nobody reads meanwhile. */
  @Test
  void aDamagedBlockOfAnyTableIsNamedInASentence() throws IOException {
    for (Path table : tables()) {
      byte[] whole = Files.readAllBytes(data.resolve(table));
      for (int at = 0; at < whole.length; at += Math.max(4096, whole.length / 12)) {
        byte[] damaged = whole.clone();
        for (int garbled = at; garbled < Math.min(whole.length, at + (int) GARBLED); garbled++) {
          damaged[garbled] ^= 0x55;
        }
        Files.write(data.resolve(table), damaged);
        CommandLineResult typed = verify();
        assertThat(typed.errors())
            .as("at byte %d", at)
            .doesNotContain("\tat ", "should not happen");
        assertThat(typed.exit())
            .as("%s at byte %d: %s%s", table, at, typed.text(), typed.errors())
            .isEqualTo(1);
        assertThat(typed.text() + typed.errors()).contains(table.getFileName().toString());
        Matcher place = PLACE.matcher(typed.text() + typed.errors());
        assertThat(place.find()).as(typed.text() + typed.errors()).isTrue();
        assertThat(Long.parseLong(place.group(1))).isBetween(at - LONGEST_BLOCK, at + GARBLED);
        restoreFiles();
      }
    }
  }

  private List<Path> tables() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("db"))) {
      return files.filter(it -> it.toString().endsWith(".sst")).map(data::relativize).toList();
    }
  }

  private void restoreFiles() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    copy();
  }

  @Test
  void whereThereIsNoLedgerNoneIsMade() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    CommandLineResult typed = CommandLineResult.ledger("verify", "--data", empty.toString());
    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.errors()).contains("There is no ledger in the folder " + empty);
    assertThat(empty).isEmptyDirectory();
  }

  /** Of a misspelt folder nobody gets the backup, or the pages, of a new and empty ledger. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "countries",
        "search geneva",
        "follow-ups",
        "show KZ",
        "diff KZ --from 2018",
        "audit",
        "audit --format csv",
        "audit --backdated 3",
        "verify",
        "backup FILE",
        "backup -",
        "rebuild",
        "rebuild --stop",
        "dead-letters",
        "accounts",
        "accounts list",
        "accounts add anna --role reader",
        "accounts lock anna"
      })
  void whoAsksWhereThereIsNoLedgerIsToldAndMakesNone(String command) throws IOException {
    Path backup = folder.resolve("backup.gz");
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.replaceAll(it -> it.equals("FILE") ? backup.toString() : it);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path misspelt = folder.resolve("misspelt");
    for (Path asked : List.of(misspelt, empty)) {
      words.addAll(List.of("--data", asked.toString()));
      CommandLineResult typed = CommandLineResult.ledger(words.toArray(String[]::new));
      assertThat(typed.exit()).isEqualTo(2);
      assertThat(typed.errors()).startsWith("ledger: There is no ").contains(asked.toString());
      words.subList(words.size() - 2, words.size()).clear();
    }
    assertThat(misspelt).doesNotExist();
    assertThat(empty).isEmptyDirectory();
    assertThat(backup).doesNotExist();
  }

  @Test
  void aMisspeltDatabaseIsToldAndNotMade() {
    try (EmbeddedServer server = EmbeddedServer.open(data, 0)) {
      String right = "/" + LedgerServer.DATABASE;
      CommandLineResult fine =
          CommandLineResult.ledger("verify", "--mongodb-uri", inDatabase(server, right));
      assertThat(fine.exit()).as(fine.errors()).isZero();
      CommandLineResult typed =
          CommandLineResult.ledger("verify", "--mongodb-uri", inDatabase(server, "/legder"));
      assertThat(typed.exit()).isEqualTo(2);
      assertThat(typed.errors())
          .contains("There is no ledger in the database 'legder' at ")
          .doesNotContain("\tat ");
      try (MongoClient client = MongoClients.create(server.connectionString())) {
        assertThat(client.getDatabase("legder").listCollectionNames()).isEmpty();
      }
    }
  }

  private static String inDatabase(EmbeddedServer server, String path) {
    String uri = server.connectionString();
    return uri.contains("/?") ? uri.replace("/?", path + "?") : uri + path;
  }

  @Test
  void aClockBehindTheLastEventIsToldUnlessItIsAccepted() {
    inDatabase(VerifyIT::moveToTheFuture);
    CommandLineResult refused = CommandLineResult.ledger("countries", "--data", data.toString());
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.errors())
        .contains("The clock says ", "but the last event was recorded at 2126-", "--accept-clock")
        .doesNotContain("\tat ");
    CommandLineResult accepted =
        CommandLineResult.ledger("countries", "--data", data.toString(), "--accept-clock");
    assertThat(accepted.exit()).as(accepted.errors()).isZero();
    assertThat(verify("--no-read-models").text()).contains("size ");
  }

  private static void moveToTheFuture(MongoDatabase database) {
    move(database, Instant.parse("2126-01-01T00:00:00Z"));
  }

  /** The commit alone says when it was; the time in its entry is read by nobody at the start. */
  private static void move(MongoDatabase database, Instant to) {
    var commits = database.getCollection("commits");
    Document last = commits.find().sort(new Document("_id", -1)).first();
    assertThat(last).isNotNull();
    commits.updateOne(eq("_id", last.get("_id")), set("at", Date.from(to)));
  }

  private CommandLineResult verify(String... more) {
    List<String> words = new ArrayList<>(List.of("verify", "--data", data.toString()));
    words.addAll(List.of(more));
    return CommandLineResult.ledger(words.toArray(String[]::new));
  }

  private void inDatabase(Consumer<MongoDatabase> work) {
    try (EmbeddedServer server = EmbeddedServer.open(data, 0);
        MongoClient client = MongoClients.create(server.connectionString())) {
      work.accept(client.getDatabase(LedgerServer.DATABASE));
    }
  }
}
