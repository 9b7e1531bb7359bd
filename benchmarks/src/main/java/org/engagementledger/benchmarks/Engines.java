package org.engagementledger.benchmarks;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
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
 * The same aggregate behind the same gateway, on this ledger and on the stock storage engine of the
 * framework's MongoDB extension, without transactions.
 */
final class Engines implements Benchmark {

  private static final List<Integer> CLIENTS = List.of(1, 8, 64);

  @Override
  public void run(Conditions conditions) throws Exception {
    try (Server server = Server.open(conditions);
        Ledger ledger = Ledger.open(server.database("ours"), LedgerOptions.defaults())) {
      Configuration ours = started(onLedger(ledger));
      Configuration stock = started(stock(server.database("stock")));
      Map<String, Load.Work> works = new LinkedHashMap<>();
      works.put(RawInserts.NAME, new RawInserts(server.database("raw")));
      works.put("command, stock storage engine", new Notes(stock.commandGateway()));
      works.put("command, this ledger", new Notes(ours.commandGateway()));
      new SideBySide(conditions, () -> {}).run(works, CLIENTS);
      ours.shutdown();
      stock.shutdown();
    }
  }

  private static Configuration started(EventStore events) {
    return DefaultConfigurer.defaultConfiguration()
        .configureEventStore(configuration -> events)
        .configureAggregate(
            AggregateConfigurer.defaultConfiguration(Notebook.class)
                .configureCache(configuration -> new KeepingCache()))
        .start();
  }

  private static EventStore onLedger(Ledger ledger) {
    EventCodec codec =
        new EventCodec(
            RecordJson.builder("sort", Map.of()).build(), Map.of("noted.v1", Notebook.Noted.class));
    return LedgerEventStore.on(new LedgerStorageEngine(ledger, codec));
  }

  private static EventStore stock(MongoDatabase database) {
    var serializer = Jackson3Serializer.builder().build();
    var durably = database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    return EmbeddedEventStore.builder()
        .storageEngine(
            MongoEventStorageEngine.builder()
                .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(durably).build())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build())
        .build();
  }

  /** Forgets nothing, whenever memory is tidied. */
  private static final class KeepingCache extends WeakReferenceCache {
    private final Map<Object, Object> kept = new ConcurrentHashMap<>();

    @Override
    public void put(Object key, Object value) {
      kept.put(key, value);
      super.put(key, value);
    }
  }

  /** A kilobyte at a time, to 500 notebooks in turn. */
  private static final class Notes implements Load.Work {
    private static final int NOTEBOOKS = 500;
    private static final String TEXT = "x".repeat(600);

    private final CommandGateway gateway;
    private final String mark = UUID.randomUUID().toString();
    private final AtomicLong turn = new AtomicLong();

    Notes(CommandGateway gateway) {
      this.gateway = gateway;
    }

    @Override
    public void doOnce(int client) {
      String notebook = mark + "-" + turn.getAndIncrement() % NOTEBOOKS;
      var unused = gateway.sendAndWait(new Notebook.Note(notebook, TEXT));
    }
  }
}
