package org.engagementledger.benchmarks;

import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.engagementledger.json.RecordJson;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.ledger.axon.LedgerEventStore;
import org.engagementledger.ledger.axon.LedgerStorageEngine;

/**
 * One of those that {@code benchmarks/peers/run} measures: makes a turn for each line "clients
 * milliseconds" that it reads, and says how long each command took, and at the end the bytes kept.
 */
final class PeerProcess {

  private PeerProcess() {}

  static void run() throws Exception {
    try (Server server = new Server()) {
      switch (System.getProperty("peer", "")) {
        case "insert" -> takeTurns(CommandRates.inserts(server.database("raw")));
        case "ledger" -> takeTurns(onLedger(server));
        case "mongo" -> takeTurns(onMongo(server));
        case "jdbc" -> takeTurns(PostgreSql.engine());
        case "table" -> takeTurns(PostgreSql.table());
        default -> throw new IllegalArgumentException("benchmarks/peers/run starts this");
      }
      Report.say(String.valueOf(server.bytes()));
    }
  }

  private static void takeTurns(Load.Work work) throws Exception {
    var input = new InputStreamReader(System.in, StandardCharsets.UTF_8);
    for (String line : (Iterable<String>) new BufferedReader(input).lines()::iterator) {
      String[] turn = line.split(" ", -1);
      Duration duration = Duration.ofMillis(Long.parseLong(turn[1]));
      long[] taken = work.turn(Integer.parseInt(turn[0]), duration).nanoseconds();
      Report.say(Arrays.stream(taken).mapToObj(String::valueOf).collect(joining(" ")));
    }
  }

  private static Load.Work onLedger(Server server) {
    Ledger ledger = Ledger.open(server.database("ours"), LedgerOptions.defaults());
    EventCodec codec =
        new EventCodec(
            RecordJson.builder("sort", Map.of()).build(), Map.of("noted.v1", Notebook.Noted.class));
    return Notebook.on(LedgerEventStore.on(new LedgerStorageEngine(ledger, codec)));
  }

  private static Load.Work onMongo(Server server) {
    var serializer = Jackson3Serializer.builder().build();
    var database = server.database("stock").withWriteConcern(CommandRates.DURABLE);
    var engine =
        MongoEventStorageEngine.builder()
            .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(database).build())
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .build();
    return Notebook.on(EmbeddedEventStore.builder().storageEngine(engine).build());
  }
}
