package org.engagementledger.ledger;

import com.mongodb.Function;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoSocketReadException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.MongoIterable;
import com.mongodb.client.result.InsertOneResult;
import com.mongodb.client.result.UpdateResult;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The part of the driver that a ledger uses, on a simulated server. */
record SimulatedDriver(SimulatedServer server, SimulatedFlaw flaw) {
  private record Concern(boolean write, boolean read) {}

  MongoDatabase database() {
    return proxy(
        MongoDatabase.class,
        (self, method, given) ->
            switch (method.getName()) {
              case "getName" -> "simulated";
              case "getCollection" -> collection((String) given[0], new Concern(false, false));
              case "runCommand" -> new Document("version", "0");
              default -> throw new UnsupportedOperationException(method.toString());
            });
  }

  private MongoCollection<Document> collection(String name, Concern concern) {
    return typed(
        proxy(
            MongoCollection.class,
            (self, method, given) ->
                switch (method.getName()) {
                  case "withWriteConcern" -> collection(name, writing(concern, given[0]));
                  case "withReadConcern" -> collection(name, reading(concern, given[0]));
                  case "withReadPreference", "withTimeout" -> self;
                  case "getNamespace" -> new MongoNamespace("simulated", name);
                  case "createIndex" -> createIndex(name, (Bson) given[0]);
                  case "insertOne" -> insert(name, (Document) given[0], concern);
                  case "replaceOne" -> replace(name, (Document) given[1]);
                  case "find" -> found(find(name, (Bson) given[0], concern));
                  case "countDocuments" -> (long) server.all(name).size();
                  case "drop" -> null;
                  default -> throw new UnsupportedOperationException(method.toString());
                }));
  }

  private Concern writing(Concern concern, Object wanted) {
    boolean majority = WriteConcern.MAJORITY.withJournal(true).equals(wanted);
    return new Concern(majority && flaw != SimulatedFlaw.ACKNOWLEDGED_TOO_EARLY, concern.read());
  }

  private Concern reading(Concern concern, Object wanted) {
    boolean majority = ReadConcern.MAJORITY.equals(wanted);
    return new Concern(concern.write(), majority && flaw != SimulatedFlaw.READ_TOO_EARLY);
  }

  private Object createIndex(String name, Bson keys) {
    server.createIndex(name, bson(keys).getFirstKey());
    return "";
  }

  private Object insert(String name, Document document, Concern concern) {
    try {
      server.insert(name, document, concern.write());
    } catch (MongoSocketReadException e) {
      if (flaw != SimulatedFlaw.LOST_REPLY_TAKEN_FOR_SUCCESS) {
        throw e;
      }
    }
    return InsertOneResult.acknowledged(null);
  }

  private Object replace(String name, Document document) {
    server.replace(name, document);
    return UpdateResult.acknowledged(1, 1L, null);
  }

  private List<Document> find(String name, Bson filter, Concern concern) {
    BsonDocument asked = bson(filter);
    String field = asked.getFirstKey();
    BsonValue value = Objects.requireNonNull(asked.get(field));
    List<BsonValue> values =
        value.isDocument() ? value.asDocument().getArray("$in").getValues() : List.of(value);
    return server.find(
        name, field, values.stream().map(SimulatedDriver::plain).toList(), concern.read());
  }

  private static Object plain(BsonValue value) {
    return value.isString() ? value.asString().getValue() : value.asNumber().longValue();
  }

  /** What was found, as the driver hands it out; which fields were asked for does not matter. */
  private static <T> MongoIterable<T> found(List<T> documents) {
    return typed(
        proxy(
            FindIterable.class,
            (self, method, given) ->
                switch (method.getName()) {
                  case "projection" -> self;
                  case "first" -> documents.isEmpty() ? null : documents.getFirst();
                  case "map" -> found(mapped(documents, typed(given[0])));
                  case "into" -> into(documents, typed(given[0]));
                  case "forEach" -> each(documents, typed(given[0]));
                  default -> throw new UnsupportedOperationException(method.toString());
                }));
  }

  private static <T> List<Object> mapped(List<T> documents, Function<T, Object> mapper) {
    return documents.stream().map(mapper::apply).toList();
  }

  private static <T> Object into(List<T> documents, Collection<T> target) {
    target.addAll(documents);
    return target;
  }

  private static <T> Object each(List<T> documents, Consumer<T> action) {
    documents.forEach(action);
    return "";
  }

  private static BsonDocument bson(Bson bson) {
    return bson.toBsonDocument(Document.class, MongoClientSettings.getDefaultCodecRegistry());
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** Proxies know no type arguments. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T> T typed(Object any) {
    return (T) any;
  }
}
