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
import org.engagementledger.benchmarks.measuring.ClosedLoopClients;
import org.engagementledger.benchmarks.measuring.MarkdownReport;
import org.engagementledger.benchmarks.workload.RecordingAggregate;
import org.engagementledger.benchmarks.workload.TemporaryServer;
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
    try (TemporaryServer server = new TemporaryServer()) {
      switch (System.getProperty("peer", "")) {
        case "insert" -> takeTurns(CommandBenchmark.inserts(server.database("raw")));
        case "ledger" -> takeTurns(onLedger(server));
        case "mongo" -> takeTurns(onMongo(server));
        case "jdbc" -> takeTurns(PostgreSqlPeer.engine());
        case "table" -> takeTurns(PostgreSqlPeer.table());
        default -> throw new IllegalArgumentException("benchmarks/peers/run starts this");
      }
      MarkdownReport.say(String.valueOf(server.bytes()));
    }
  }

  private static void takeTurns(ClosedLoopClients.ClientTask work) throws Exception {
    var input = new InputStreamReader(System.in, StandardCharsets.UTF_8);
    for (String line : (Iterable<String>) new BufferedReader(input).lines()::iterator) {
      String[] turn = line.split(" ", -1);
      Duration duration = Duration.ofMillis(Long.parseLong(turn[1]));
      long[] taken = work.turn(Integer.parseInt(turn[0]), duration).nanoseconds();
      MarkdownReport.say(Arrays.stream(taken).mapToObj(String::valueOf).collect(joining(" ")));
    }
  }

  private static ClosedLoopClients.ClientTask onLedger(TemporaryServer server) {
    Ledger ledger = Ledger.open(server.database("ours"), LedgerOptions.defaults());
    EventCodec codec =
        new EventCodec(
            RecordJson.builder("sort", Map.of()).build(),
            Map.of("noted.v1", RecordingAggregate.TextRecorded.class));
    return RecordingAggregate.on(LedgerEventStore.on(new LedgerStorageEngine(ledger, codec)));
  }

  private static ClosedLoopClients.ClientTask onMongo(TemporaryServer server) {
    var serializer = Jackson3Serializer.builder().build();
    var database = server.database("stock").withWriteConcern(CommandBenchmark.DURABLE);
    var engine =
        MongoEventStorageEngine.builder()
            .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(database).build())
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .build();
    return RecordingAggregate.on(EmbeddedEventStore.builder().storageEngine(engine).build());
  }
}
