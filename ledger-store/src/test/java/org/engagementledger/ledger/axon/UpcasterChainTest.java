package org.engagementledger.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.io.InputStream;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.Binary;
import org.engagementledger.json.RecordJson;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.verify.Verification;
import org.engagementledger.merkle.Frontier;
import org.engagementledger.merkle.Hash;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event as it was written in 2024, since when its type has changed twice. */
class UpcasterChainTest {
  private static final JsonMapper JSON = RecordJson.builder("kind", Map.of()).build();

  /** Revision 1: country and text. Revision 2: the country is a state. Revision 3: a language. */
  record TranslatedStatement(String state, String text, String language) {}

  private static final List<Upcaster> STEPS =
      List.of(
          new Upcaster("told.v2", data -> data.put("language", "en")),
          new Upcaster("told.v1", UpcasterChainTest::callCountriesStates));

  private static ObjectNode callCountriesStates(ObjectNode data) {
    data.set("state", data.remove("country"));
    return data;
  }

  @Test
  void bytesOfTheFirstRevisionAreReadByTheCodeOfTheThirdAndStayAsTheyAre() throws Exception {
    byte[] old = oldEntry();
    try (MemoryServer server = new MemoryServer()) {
      MongoDatabase database = server.database();
      database.getCollection("commits").insertOne(commit(old));
      try (Ledger ledger = Ledger.open(database, LedgerOptions.defaults())) {
        assertThat(engine(ledger).readEvents("KZ").next().getPayload())
            .isEqualTo(new TranslatedStatement("KZ", "The mission asked for the draft.", "en"));
        assertThat(ledger.read(1, 1)).extracting(CommittedEvent::type).containsExactly("told.v1");
        assertThat(ledger.head().root()).isEqualTo(Hash.ofLeaf(old));
      }
      assertThat(Verification.of(database, position -> {}).passed()).isTrue();
    }
  }

  @Test
  void whatIsRecordedTodayIsOfTheNewestRevisionAndReadAsItIs() {
    EventCodec codec = codec();
    TranslatedStatement told = new TranslatedStatement("DE", "Wir stimmen zu.", "de");
    assertThat(codec.write(told).type()).isEqualTo("told.v3");
    assertThat(codec.read(codec.write(told))).isEqualTo(told);
  }

  @Test
  void aRevisionIsChangedInOneWayOnly() {
    Upcaster step = new Upcaster("told.v1", UnaryOperator.identity());
    assertThatThrownBy(() -> new UpcasterChain(JSON, List.of(step, step)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("told.v1");
  }

  @Test
  void aStepNeedsTheRevisionItStartsFrom() {
    assertThat(new Upcaster("told.v9", UnaryOperator.identity()).to()).isEqualTo("told.v10");
    assertThatThrownBy(() -> new Upcaster("told", UnaryOperator.identity()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no revision in \"told\"");
  }

  private static LedgerStorageEngine engine(Ledger ledger) {
    return new LedgerStorageEngine(ledger, codec());
  }

  private static EventCodec codec() {
    return new EventCodec(
        JSON, Map.of("told.v3", TranslatedStatement.class), new UpcasterChain(JSON, STEPS));
  }

  private static byte[] oldEntry() throws Exception {
    try (InputStream file =
        UpcasterChainTest.class.getResourceAsStream("/old-entries/told.v1.json")) {
      return Objects.requireNonNull(file).readAllBytes();
    }
  }

  /** The commit that recorded it. */
  private static Document commit(byte[] entry) {
    Frontier tree = Frontier.EMPTY.plus(List.of(Hash.ofLeaf(entry)));
    return new Document("_id", 1L)
        .append("count", 1)
        .append("keys", List.of("KZ#0"))
        .append("ids", List.of("command-7"))
        .append("entries", List.of(new Binary(entry)))
        .append("root", new Binary(tree.root().bytes()))
        .append("frontier", new Binary(tree.bytes()))
        .append("at", Date.from(Instant.parse("2024-05-06T07:08:09.010Z")))
        .append("writer", "node-1");
  }
}
