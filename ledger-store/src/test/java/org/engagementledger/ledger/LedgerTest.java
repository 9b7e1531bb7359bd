package org.engagementledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {
  @Test
  void whatWasAppendedCanBeRead() {
    MongoServer server = new MongoServer(new MemoryBackend());
    String uri = server.bindAndGetConnectionString();
    try (MongoClient client = MongoClients.create(uri);
        Ledger ledger = Ledger.open(client.getDatabase("l"), LedgerOptions.defaults())) {
      Proposal proposal =
          new Proposal("a", "met.v1", "KZ", 0, Map.of("actor", "anna"), "{\"text\":\"Äö\\n\"}");
      Recorded recorded = ledger.append(List.of(proposal)).getFirst();
      assertThat(ledger.read(1, 10)).containsExactly(recorded);
      assertThat(recorded.position()).isEqualTo(1);
      assertThat(ledger.readStream("KZ", 0, 10)).containsExactly(recorded);
      assertThat(ledger.find("a")).contains(recorded);
      assertThat(ledger.append(List.of(proposal))).containsExactly(recorded);
      assertThat(ledger.head().position()).isEqualTo(1);
    } finally {
      server.shutdownNow();
    }
  }
}
