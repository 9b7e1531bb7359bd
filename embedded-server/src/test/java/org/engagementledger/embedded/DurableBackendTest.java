package org.engagementledger.embedded;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableBackendTest {
  private static final String DATABASE = "ledger";

  private final Channel channel = new EmbeddedChannel();

  @TempDir Path folder;

  @Test
  void half_of_a_write_ends_all_work_and_is_gone_after_a_restart() {
    DurableBackend backend = new DurableBackend(Store.open(folder));
    insert(backend, document(1));

    Document unwritable = document(3).append("what", new Object());
    assertThatThrownBy(() -> insert(backend, document(2), unwritable))
        .isInstanceOf(NotDurable.class);
    assertThatThrownBy(() -> count(backend)).isInstanceOf(NotDurable.class);
    backend.close();

    DurableBackend again = new DurableBackend(Store.open(folder));
    assertThat(count(again)).isEqualTo(1);
    insert(again, document(2), document(3));
    assertThat(count(again)).isEqualTo(3);
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

  private static Document document(long id) {
    return new Document("_id", id);
  }
}
