package org.engagementledger.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meeting;

import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.log.CommitStore;

/** What a server with change streams must do to wake followers. */
public final class ChangeStreamAssertions {
  private ChangeStreamAssertions() {}

  /** Whether this server is a replica set or a cluster. */
  static boolean areOn(MongoClient client) {
    Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
    return hello.containsKey("setName") || "isdbgrid".equals(hello.get("msg"));
  }

  /** The server tells of each commit, and of no more than that there is one. */
  public static void assertToldOfInserts(MongoDatabase database) {
    CommitStore commits = new CommitStore(database, Duration.ofSeconds(10));
    try (Ledger ledger = Ledger.open(database, LedgerOptions.defaults());
        MongoChangeStreamCursor<?> stream = commits.insertions().cursor()) {
      ledger.append(List.of(meeting("KZ", 0)));
      await().atMost(Duration.ofSeconds(10)).until(() -> isTold(stream));
      ledger.append(List.of(meeting("KZ", 1)));
      await().atMost(Duration.ofSeconds(10)).until(() -> isTold(stream));
      assertThat(stream.tryNext()).isNull();
    }
  }

  private static boolean isTold(MongoChangeStreamCursor<?> stream) {
    return Objects.nonNull(stream.tryNext());
  }
}
