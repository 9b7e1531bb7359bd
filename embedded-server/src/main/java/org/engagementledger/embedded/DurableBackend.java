package org.engagementledger.embedded;

import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/** Answers a command only when what it changed, or may have seen, is on disk. */
final class DurableBackend extends H2Backend {

  private final GroupFlush flush;

  DurableBackend(MVStore store) {
    super(store);
    this.flush =
        new GroupFlush(
            () -> {
              store.commit();
              return store::sync;
            });
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    Supplier<Document> answer = () -> super.handleCommand(channel, database, command, query);
    return switch (CommandKind.of(command, query)) {
      case TALK -> answer.get();
      case READ -> read(answer);
      case WRITE -> flush.write(answer);
      case ALONE -> flush.writeAlone(answer);
    };
  }

  @Override
  public QueryResult handleQuery(MongoQuery query) {
    return read(() -> super.handleQuery(query));
  }

  private <T> T read(Supplier<T> answer) {
    T found = answer.get();
    flush.awaitDurable();
    return found;
  }
}
