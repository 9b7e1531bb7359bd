package org.engagementledger.embedded;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.file.Path;
import java.util.List;
import org.engagementledger.embedded.storage.MapStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableBackendTest {
  private static final String DATABASE = "ledger";

  private final Channel channel = new EmbeddedChannel();

  @TempDir Path folder;

  @Test
  void half_of_a_write_is_seen_by_nobody_and_is_gone_after_a_restart() {
    MapStore.create(folder);
    DurableBackend backend = new DurableBackend(MapStore.open(folder));
    insert(backend, document(1));

    assertThatThrownBy(() -> insert(backend, document(2), unwritable(3)))
        .isInstanceOf(RuntimeException.class);
    assertThat(count(backend)).isEqualTo(1);
    insert(backend, document(2), document(3));
    assertThat(count(backend)).isEqualTo(3);
    assertThatThrownBy(() -> insert(backend, document(4), unwritable(5)))
        .isInstanceOf(RuntimeException.class);
    backend.close();

    DurableBackend again = new DurableBackend(MapStore.open(folder));
    assertThat(count(again)).isEqualTo(3);
    insert(again, document(4), document(5));
    assertThat(count(again)).isEqualTo(5);
    again.close();
  }

  private void insert(DurableBackend backend, Document... documents) {
    var unused =
        backend.handleCommand(
            channel,
            DATABASE,
            "insert",
            new Document("insert", "commits").append("documents", List.of(documents)));
  }

  private int count(DurableBackend backend) {
    Document answer =
        backend.handleCommand(channel, DATABASE, "count", new Document("count", "commits"));
    return (int) requireNonNull(answer.get("n"));
  }

  private static Document unwritable(long id) {
    return document(id).append("what", new Object());
  }

  private static Document document(long id) {
    return new Document("_id", id);
  }
}
