package org.engagementledger.benchmarks;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.engagementledger.events.WireNames;
import org.engagementledger.json.RecordJson;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.log.FactSort;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Catalogues;
import org.engagementledger.query.time.Asked;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** A product whose ledger holds an invented history, with all read models of it. */
final class Archive implements AutoCloseable {
  private static final EventCodec CODEC =
      new EventCodec(
          RecordJson.builder(FactSort.MEMBER, WireNames.FACTS).build(), WireNames.EVENTS);

  private final Server server;
  private final ConfigurableApplicationContext product;
  private final Catalogue catalogue;

  private Archive(Server server, ConfigurableApplicationContext product) {
    this.server = server;
    this.product = product;
    new ReadModelsOf(product).awaitAll();
    this.catalogue = product.getBean(Catalogues.class).current();
  }

  /** With so many events on countries. */
  static Archive open(Conditions conditions, int events) throws IOException {
    Server server = Server.open(conditions);
    SlowClock clock = new SlowClock();
    LedgerOptions options = LedgerOptions.defaults().withClock(clock);
    try (Ledger ledger = Ledger.open(server.database("archive"), options)) {
      new InventedHistory(CODEC, clock).fill(ledger, events);
    }
    return new Archive(server, server.start(BothSides.class, "archive"));
  }

  /** The part of the product that answers such questions. */
  <T> T bean(Class<T> type) {
    return product.getBean(type);
  }

  /** Where its search index is. */
  Path index() {
    return server.index("archive");
  }

  /** Where all read models are. */
  Catalogue catalogue() {
    return catalogue;
  }

  /** The documents of a read model, as the driver gives them. */
  MongoCollection<Document> documents(String model) {
    MongoDatabase database = product.getBean(MongoDatabaseFactory.class).getMongoDatabase();
    return database.getCollection(catalogue.collections().get(model));
  }

  /** A question as of a day, by what was known at a time, each now if it is not given. */
  static Asked asked(Optional<String> asOf, Optional<String> knownAt) {
    return Asked.of(asOf, knownAt, Instant.now());
  }

  /** A question about now. */
  static Asked now() {
    return asked(Optional.empty(), Optional.empty());
  }

  @Override
  public void close() throws IOException {
    product.close();
    server.close();
  }
}
