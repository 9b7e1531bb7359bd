package org.engagementledger.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meeting;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.engagementledger.ledger.verify.Verification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcernTest {
  private static final MemoryServer SERVER = new MemoryServer();

  /** With which concerns each command was sent to the log. */
  private static final class Sent implements CommandListener {
    private final Map<String, Set<String>> concerns = new ConcurrentHashMap<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
      BsonDocument command = event.getCommand();
      BsonValue target = command.get(event.getCommandName());
      if (target != null && target.isString() && isOurs(target.asString().getValue())) {
        concerns
            .computeIfAbsent(event.getCommandName(), name -> ConcurrentHashMap.newKeySet())
            .add(concern(command));
      }
    }

    private static boolean isOurs(String collection) {
      return Set.of(CommitStore.COLLECTION, "ledger").contains(collection);
    }

    /** As text: the command is gone when it was sent. */
    private static String concern(BsonDocument command) {
      return Stream.of("writeConcern", "readConcern")
          .filter(command::containsKey)
          .map(name -> command.getDocument(name).toJson())
          .collect(Collectors.joining());
    }
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "w=0",
        "w=1&journal=false",
        "w=majority&wtimeoutMS=1",
        "retryWrites=false&w=0",
        "retryWrites=true&retryReads=false",
        "readConcernLevel=available",
        "readConcernLevel=local&readPreference=secondary"
      })
  void noConnectionStringWeakensHowTheLogIsWrittenAndRead(String options) {
    Sent sent = new Sent();
    try (MongoClient client = client(SERVER.uri() + "/?" + options, sent)) {
      MongoDatabase database = client.getDatabase("concern-" + UUID.randomUUID());
      recordAndRead(database);
      assertThat(CommitStore.durable(database.getCollection("any"), Duration.ofSeconds(1)))
          .satisfies(
              log -> assertThat(log.getReadPreference()).isEqualTo(ReadPreference.primary()));
    }
    String written = "{\"w\": \"majority\", \"j\": true}";
    String read = "{\"level\": \"majority\"}";
    assertThat(sent.concerns)
        .containsEntry("insert", Set.of(written))
        .containsEntry("update", Set.of(written))
        .containsEntry("find", Set.of(read))
        .containsEntry("createIndexes", Set.of(written))
        .containsEntry("aggregate", Set.of(read))
        .hasSize(5);
  }

  private static void recordAndRead(MongoDatabase database) {
    try (Ledger ledger = Ledger.open(database, LedgerOptions.defaults())) {
      ledger.append(List.of(meeting("KZ", 0)));
      ledger.append(List.of(meeting("KZ", 1), meeting("DE", 0)));
    }
    try (Ledger ledger = Ledger.open(database, LedgerOptions.defaults())) {
      assertThat(ledger.read(1, 10)).hasSize(3);
      assertThat(ledger.readStream("KZ", 0, 10)).hasSize(2);
    }
    assertThat(Verification.of(database, position -> {}).passed()).isTrue();
  }

  private static MongoClient client(String uri, Sent sent) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(uri))
            .addCommandListener(sent)
            .build());
  }
}
