package org.engagementledger.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.engagementledger.embedded.files.DataDamaged;
import org.engagementledger.embedded.files.DiskFull;
import org.engagementledger.embedded.protocol.CommandKind;
import org.engagementledger.embedded.query.StoredDatabase;
import org.engagementledger.embedded.storage.MapStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a command only when what it changed, or may have seen, is on disk; a change only, whose
 * client asks for less, as soon as it is made.
 */
final class DurableBackend extends AbstractMongoBackend {

  private static final Logger log = LoggerFactory.getLogger(DurableBackend.class);

  private final MapStore store;

  /** What was met of damage, each of which is logged once. */
  private final Set<String> damages = ConcurrentHashMap.newKeySet();

  /**
   * Answers from a store, which it closes.
   *
   * @throws DataDamaged if what the store holds cannot be read
   */
  DurableBackend(MapStore store) {
    this.store = store;
    try {
      StoredDatabase.namesIn(store).forEach(this::resolveDatabase);
    } catch (RuntimeException | Error unread) {
      store.abandon();
      throw unread;
    }
  }

  List<String> passedOver() {
    return store.passedOver();
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new StoredDatabase(name, store, getCursorRegistry());
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    Supplier<Document> answer = () -> super.handleCommand(channel, database, command, query);
    return switch (CommandKind.of(command, query)) {
      case TALK -> answer.get();
      case READ ->
          command.equalsIgnoreCase(EmbeddedServer.VERIFY_CHECKSUM)
              ? undamaged(this::checked)
              : undamaged(() -> store.durably(answer));
      case WRITE -> undamaged(() -> store.durably(() -> written(database, command, query, answer)));
      case QUICK_WRITE -> undamaged(() -> written(database, command, query, answer));
      case ALONE -> undamaged(() -> store.writeAlone(answer));
    };
  }

  private Document checked() {
    store.requireWholeFiles();
    return new Document("ok", 1.0);
  }

  /** Who creates a collection by writing to it does it alone. */
  private Document written(
      String database, String command, Document query, Supplier<Document> answer) {
    MongoCollection<?> collection =
        resolveDatabase(database).resolveCollection(String.valueOf(query.get(command)), false);
    return collection == null ? store.writeAlone(answer) : store.write(collection, answer);
  }

  /**
   * Who catches failures next writes a stack trace of each to the log. Damage is told once for each
   * place; a full disk when it begins.
   */
  @Override
  public Document handleMessage(MongoMessage message) {
    try {
      return super.handleMessage(message);
    } catch (DataDamagedError met) {
      if (damages.add(met.getMessageWithoutErrorCode())) {
        log.error("{}", met.getMessageWithoutErrorCode());
      }
      return answer(met);
    } catch (DiskFull full) {
      return answer(full);
    }
  }

  /** What a client is told of a failure. */
  private static Document answer(MongoServerError failure) {
    return new Document("ok", 0.0)
        .append("errmsg", failure.getMessageWithoutErrorCode())
        .append("code", failure.getCode())
        .append("codeName", failure.getCodeName());
  }

  /** What cannot be read is told as what it is. */
  private static <T> T undamaged(Supplier<T> answer) {
    try {
      return answer.get();
    } catch (DataDamaged unread) {
      throw new DataDamagedError(unread);
    }
  }

  @Override
  public QueryResult handleQuery(MongoQuery query) {
    return undamaged(() -> store.durably(() -> super.handleQuery(query)));
  }

  @Override
  public void close() {
    super.close();
    store.close();
  }
}
