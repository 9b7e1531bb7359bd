package org.engagementledger.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.List;
import java.util.function.Supplier;
import org.h2.mvstore.MVStoreException;

/**
 * Answers a command only when what it changed, or may have seen, is on disk; a change only, whose
 * client asks for less, as soon as it is made.
 */
final class DurableBackend extends AbstractMongoBackend {

  private final Store store;
  private final GroupFlush flush;

  DurableBackend(Store store) {
    this.store = store;
    this.flush = new GroupFlush(store::cut, store.space(), store::makeRoom);
    StoredDatabase.namesIn(store).forEach(this::resolveDatabase);
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
    Supplier<Document> answer =
        () -> undamaged(() -> super.handleCommand(channel, database, command, query));
    return switch (CommandKind.of(command, query)) {
      case TALK -> answer.get();
      case READ -> flush.read(answer);
      case WRITE -> flush.write(() -> whole(answer));
      case QUICK_WRITE -> flush.writeQuickly(() -> whole(answer));
      case ALONE ->
          flush.writeAlone(() -> whole(answer), store::checkpoint, store::makeRoomForCheckpoint);
    };
  }

  /** A page that cannot be read is told as what it is. */
  private <T> T undamaged(Supplier<T> answer) {
    try {
      return answer.get();
    } catch (MVStoreException unread) {
      throw DamageMet.isIn(unread) ? new DamageMet(store.damage(unread)) : unread;
    }
  }

  /** A write that breaks off has perhaps left an index entry without its document. */
  private Document whole(Supplier<Document> write) {
    long before = store.changesByThisThread();
    try {
      return write.get();
    } catch (MongoServerException refused) {
      throw refused;
    } catch (RuntimeException | Error broken) {
      if (store.changesByThisThread() > before) {
        flush.fail(broken);
      }
      throw broken;
    }
  }

  @Override
  public QueryResult handleQuery(MongoQuery query) {
    return flush.read(() -> undamaged(() -> super.handleQuery(query)));
  }

  @Override
  public void close() {
    super.close();
    store.space().endToWait();
    if (flush.works()) {
      store.close();
    } else {
      store.abandon();
    }
  }
}
