package org.engagementledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.engagementledger.embedded.RawConnection.bson;
import static org.engagementledger.embedded.RawConnection.command;
import static org.engagementledger.embedded.RawConnection.ints;
import static org.engagementledger.embedded.RawConnection.message;
import static org.engagementledger.embedded.RawConnection.query;
import static org.engagementledger.embedded.RawConnection.text;

import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.engagementledger.embedded.protocol.AuthenticationHandler;
import org.engagementledger.embedded.protocol.CommandKind;
import org.engagementledger.embedded.protocol.UnauthenticatedConnections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What somebody can do who has nothing but the port. */
@Timeout(120)
class BeforeSignInIT extends ServerTestCase {
  private static final int UNAUTHORIZED = 13;
  private static final int AUTHENTICATION_FAILED = 18;
  private static final int FLOOD = 2_000;
  private static final String ALL = "\"$db\": \"ledger\"";

  private List<String> names = List.of();

  @BeforeEach
  void record() {
    commits.insertOne(commit(1, "KZ/0"));
    names = databases();
  }

  @AfterEach
  void nothingWasChanged() {
    assertThat(positions(new Document())).containsExactly(1L);
    assertThat(databases()).isEqualTo(names);
  }

  private List<String> databases() {
    return client.listDatabaseNames().into(new ArrayList<>());
  }

  /** The names of the server's own command tables, those that change all, and invented ones. */
  private static Stream<String> commands() {
    return Stream.concat(
        CommandKind.known(),
        Stream.of(
            "drop",
            "dropDatabase",
            "create",
            "createIndexes",
            "renameCollection",
            "saslStop",
            "authenticate",
            "logout",
            "createUser",
            "eval",
            "shutdown",
            "nonsense",
            "FIND",
            ""));
  }

  @Test
  void every_command_but_the_handshake_is_refused() throws IOException {
    for (String name : commands().toList()) {
      everyFormIsRefused(name);
    }
  }

  private void everyFormIsRefused(String name) throws IOException {
    String json =
        """
        {"%s": "commits", "documents": [{"_id": 2}], "updates": [], "deletes": \
        [{"q": {}, "limit": 0}], "pipeline": [], "cursor": {}, "filter": {}, %s}"""
            .formatted(name, ALL);
    for (byte[] sent :
        List.of(
            command(json),
            query("ledger.$cmd", json),
            query("admin.$cmd", json),
            query("ledger.$cmd", "{\"$query\": %s}".formatted(json)))) {
      Optional<BsonDocument> answer = answerTo(sent);
      if (!List.of("hello", "ismaster").contains(name)) {
        assertThat(answer.map(BeforeSignInIT::codeOf)).as(name).contains(UNAUTHORIZED);
      }
    }
  }

  @Test
  void a_query_of_the_old_kind_is_refused() throws IOException {
    for (String collection :
        List.of("ledger.commits", "ledger.$cmd.sys.inprog", "another.one", "no-database")) {
      assertThat(answerTo(query(collection, "{}")).map(BeforeSignInIT::codeOf))
          .as(collection)
          .contains(UNAUTHORIZED);
    }
  }

  /** Old ones that write, read on or compress, and all numbers around those that there are. */
  private static IntStream opcodes() {
    return IntStream.concat(IntStream.of(0, 1, 1000, -1), IntStream.rangeClosed(2001, 2014))
        .filter(it -> it != RawConnection.OP_MSG && it != RawConnection.OP_QUERY);
  }

  @Test
  void every_other_kind_of_message_ends_the_connection() throws IOException {
    for (int opcode : opcodes().toArray()) {
      isNotAnswered(opcode);
    }
  }

  private void isNotAnswered(int opcode) throws IOException {
    byte[] insert = message(opcode, ints(0), text("ledger.commits"), bson("{\"_id\": 2}"));
    byte[] delete = message(opcode, ints(0), text("ledger.commits"), ints(0), bson("{}"));
    byte[] update =
        message(opcode, ints(0), text("ledger.commits"), ints(0), bson("{}"), bson("{\"a\": 1}"));

    for (byte[] sent : List.of(insert, delete, update)) {
      assertThat(answerTo(sent)).isEmpty();
    }
  }

  @Test
  void a_message_is_refused_by_the_length_that_it_announces() throws IOException {
    for (int length :
        new int[] {Integer.MIN_VALUE, -1, 0, 15, 4097, 48_000_000, Integer.MAX_VALUE}) {
      assertThat(answerTo(ints(length))).as("%d", length).isEmpty();
    }
  }

  @Test
  void what_comes_in_one_piece_with_a_wrong_proof_is_not_done() throws IOException {
    byte[] start =
        command(
            """
            {"saslStart": 1, "mechanism": "SCRAM-SHA-256", "$db": "admin",
             "payload": {"$binary": {"base64": "biwsbj11c2VyLHI9YWJj", "subType": "00"}}}""");
    byte[] proof =
        command(
            """
            {"saslContinue": 1, "conversationId": 1, "$db": "admin",
             "payload": {"$binary": {"base64": "Yz1iaXdzLHI9YWJjLHA9YWJj", "subType": "00"}}}""");
    byte[] drop = command("{\"dropDatabase\": 1, " + ALL + "}");
    try (RawConnection stranger = stranger()) {
      stranger.send(joined(start, proof, drop));

      assertThat(stranger.answer()).hasValueSatisfying(it -> assertThat(it).containsKey("payload"));
      assertThat(stranger.answer().map(BeforeSignInIT::codeOf)).contains(AUTHENTICATION_FAILED);
      assertThat(stranger.answer()).isEmpty();
    }
  }

  @Test
  void who_says_hello_again_and_again_is_let_go() throws IOException {
    try (RawConnection stranger = stranger()) {
      for (int n = 0; n < 20; n++) {
        stranger.send(command("{\"hello\": 1, \"$db\": \"admin\"}"));
      }
      int answers = 0;
      while (stranger.answer().isPresent()) {
        answers++;
      }
      assertThat(answers).isLessThanOrEqualTo(10);
    } catch (IOException closed) {
      assertThat(closed).hasMessageMatching("(?i).*(broken pipe|reset|aborted).*");
    }
  }

  @Test
  void who_has_signed_in_is_no_stranger_whatever_he_calls_himself() {
    String nameless = server.connectionString().replaceAll("&appName=.*", "");
    try (MongoClient ours = MongoClients.create(nameless)) {
      assertThat(ours.getDatabase("ledger").getCollection("commits").countDocuments()).isOne();

      assertThat(server.unauthenticated()).as("its monitor").isLessThanOrEqualTo(1);
    }
    assertThat(server.connectionString()).isNotEqualTo(nameless);
  }

  @Test
  void a_driver_with_another_secret_does_not_get_in() {
    String wrong = server.connectionString().replaceAll(":\\w{64}@", ":" + "0".repeat(64) + "@");
    try (MongoClient stranger = MongoClients.create(wrong)) {
      assertThatThrownBy(() -> stranger.getDatabase("ledger").listCollectionNames().first())
          .isInstanceOf(MongoSecurityException.class);
    }
  }

  @Test
  void connections_that_do_nothing_neither_pile_up_nor_keep_others_out() throws Exception {
    List<RawConnection> strangers = new ArrayList<>();
    try {
      for (int n = 0; n < FLOOD; n++) {
        RawConnection stranger = stranger();
        strangers.add(stranger);
        if (n % 2 == 0) {
          stranger.send(ints(4000, 1));
        }
      }
      long begin = System.nanoTime();
      try (MongoClient fresh = MongoClients.create(server.connectionString())) {
        assertThat(fresh.getDatabase("ledger").getCollection("commits").countDocuments()).isOne();
      }
      assertThat((System.nanoTime() - begin) / 1e9).as("seconds").isLessThan(5);
      assertThat(server.unauthenticated()).isLessThanOrEqualTo(UnauthenticatedConnections.MOST);
      for (RawConnection stranger : strangers) {
        assertThat(stranger.answer()).isEmpty();
      }
      assertThat((System.nanoTime() - begin) / 1e9)
          .as("seconds until all are closed")
          .isLessThan(AuthenticationHandler.TIME_TO_SIGN_IN.toSeconds() + 5.0);
    } finally {
      for (RawConnection stranger : strangers) {
        stranger.close();
      }
    }
  }

  private Optional<BsonDocument> answerTo(byte[] sent) throws IOException {
    try (RawConnection stranger = stranger()) {
      stranger.send(sent);
      return stranger.answer();
    }
  }

  private RawConnection stranger() throws IOException {
    return RawConnection.to(server.address().getPort());
  }

  private static int codeOf(BsonDocument answer) {
    assertThat(answer.getNumber("ok").doubleValue()).isZero();
    return answer.getNumber("code").intValue();
  }

  private static byte[] joined(byte[]... messages) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(messages).forEach(all::writeBytes);
    return all.toByteArray();
  }
}
