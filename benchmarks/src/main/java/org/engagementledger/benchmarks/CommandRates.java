package org.engagementledger.benchmarks;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;

/** Commands of the product, and how soon one sees what they record. */
final class CommandRates {

  static final WriteConcern DURABLE = WriteConcern.MAJORITY.withJournal(true);

  private CommandRates() {}

  /** Beside plain inserts, and what lies between the two. */
  static void compare(Conditions conditions) throws Exception {
    try (Server server = new Server();
        Archive product = Archive.start(server, "product", Archive.BothSides.class);
        Archive alone = Archive.start(server, "commands", Archive.CommandsAlone.class);
        Ledger beside = Ledger.open(server.database("beside"), LedgerOptions.defaults())) {
      Map<String, Load.Work> works = new LinkedHashMap<>();
      works.put("driver insertOne", inserts(server.database("raw")));
      works.put("ledger append", LogSize.appends(beside));
      works.put("command, command side alone", Commands.to(alone, client -> {}));
      works.put("command, and all read models", Commands.to(product, client -> product.awaitAll()));
      new Answers(conditions).compareRates(works);
    }
  }

  /** In one process, and by a follower that knows of the writer only by the server. */
  static void untilVisible(Conditions conditions) throws Exception {
    try (Server server = new Server();
        Archive product = Archive.start(server, "product", Archive.BothSides.class);
        Archive writer = Archive.start(server, "apart", Archive.CommandsAlone.class);
        Archive follower = Archive.start(server, "apart", Archive.BothSides.class)) {
      Commands here = Commands.to(product, client -> {});
      Commands apart = Commands.to(writer, client -> follower.awaitAll());
      Map<String, Load.Work> works = new LinkedHashMap<>();
      works.put("command answered", apart);
      works.put("and visible", client -> product.await(here.record().position()));
      works.put("and visible apart", client -> follower.await(apart.record().position()));
      Report.answersHeader();
      new Answers(conditions).compare(works);
    }
  }

  /** {@code insertOne} of the plain driver, one kilobyte each, without any index but the key. */
  static Load.Work inserts(MongoDatabase database) {
    var collection = database.getCollection("raw_inserts").withWriteConcern(DURABLE);
    AtomicLong ids = new AtomicLong();
    return client -> {
      long id = ids.incrementAndGet();
      var unused =
          collection.insertOne(
              new Document("_id", id).append("payload", InventedWords.kilobyte(id)));
    };
  }
}
