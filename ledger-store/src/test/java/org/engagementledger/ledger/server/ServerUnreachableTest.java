package org.engagementledger.ledger.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.engagementledger.ledger.fixtures.SelfSignedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever keeps a program from its database is one sentence, with what to do. */
class ServerUnreachableTest {
  private static final ServerAddress ADDRESS = new ServerAddress("db.example", 27017);
  private static final String SHORT = "/?connectTimeoutMS=1000";

  /** A busy machine needs more than a moment to agree on TLS, or not to. */
  private static final int[] PATIENCE_MILLIS = {500, 3_000, 15_000};

  private static final String SECRET = "geheim";

  /** Refuses every command but the greeting with one error. */
  private static final class Refusing extends MemoryBackend {
    private final MongoServerError error;

    Refusing(int code, String name, String message) {
      this.error = new MongoServerError(code, name, message);
    }

    @Override
    public Document handleCommand(
        Channel channel, String databaseName, String command, Document query) {
      if (command.equalsIgnoreCase("ismaster") || command.equals("hello")) {
        return super.handleCommand(channel, databaseName, command, query);
      }
      throw error;
    }
  }

  @Test
  void whoIsNotSignedInIsToldSo() {
    assertRefusal(
        new Refusing(13, "Unauthorized", "command buildInfo requires authentication"),
        "wants a sign-in, and its address names no account",
        "mongodb://NAME:PASSWORD@HOST/DATABASE?authSource=admin");
  }

  @Test
  void whoHasTooFewRightsIsToldWhere() {
    assertRefusal(
        new Refusing(13, "Unauthorized", "not authorized on ledger to execute command { x: 1 }"),
        "too few rights in the database 'ledger'",
        "readWrite");
  }

  @Test
  void aDatabaseThatDiffersInCapitalsIsTold() {
    assertRefusal(
        new Refusing(13297, "DatabaseDifferCase", "db already exists with different case"),
        "differs in capitals only",
        "as the server does");
  }

  private static void assertRefusal(Refusing backend, String sentence, String remedy) {
    try (MemoryServer server = new MemoryServer(backend)) {
      assertTold(failure(server.database("ledger")), sentence, remedy);
    }
  }

  @Test
  void aWrongPasswordIsToldWithoutIt() {
    MongoCredential credential =
        MongoCredential.createCredential("ledger", "admin", SECRET.toCharArray());
    MongoCommandException refused =
        new MongoCommandException(
            BsonDocument.parse("{ok: 0, code: 18, errmsg: 'Authentication failed.'}"), ADDRESS);
    assertTold(
        new MongoSecurityException(credential, "Exception authenticating", refused),
        "does not accept the name and the password in its address",
        "authSource");
    assertTold(
        new MongoSecurityException(
            credential,
            "Exception authenticating",
            new MongoSocketOpenException("Exception opening socket", ADDRESS)),
        "The database server at db.example:27017 cannot be reached",
        "Look whether a MongoDB server runs there");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {type=REPLICA_SET, servers=[]                                    | replica set that its address names | replicaSet=
          {type=UNKNOWN, servers=[{address=a:1, type=REPLICA_SET_GHOST}]   | never initiated                    | rs.initiate
          {type=REPLICA_SET, servers=[{address=a:1, type=REPLICA_SET_SECONDARY}] | no primary at present         | see each other
          {servers=[{address=a:1, exception={com.mongodb.MongoSecurityException: x}] | name and the password     | authSource
          {servers=[{address=a:1, exception={javax.net.ssl.SSLHandshakeException: Received fatal alert: certificate_required}] | wants a certificate | its key
          {servers=[{address=a:1, exception={javax.net.ssl.SSLHandshakeException: No name matching a found}] | of another name | as its certificate does
          """)
  void whatTheDriverOnlyWritesIntoItsMessageIsRead(String cluster, String sentence, String remedy) {
    assertTold(
        new MongoTimeoutException("Timed out. Client view of cluster state is " + cluster),
        sentence,
        remedy);
  }

  @Test
  void aMachineThatIsNotKnownIsTold() {
    assertTold("mongodb://nowhere.invalid" + SHORT, "no machine is known", "right name");
  }

  @Test
  void aPortAtWhichNobodyListensIsTold() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertTold(
        "mongodb://someone:" + SECRET + "@localhost:" + port + SHORT,
        "The database server at localhost:" + port + " cannot be reached",
        "Look whether a MongoDB server runs there");
  }

  @Test
  void aCertificateThatNobodyTrustedHasSignedIsTold(@TempDir Path folder) throws Exception {
    try (SelfSignedServer server = SelfSignedServer.in(folder, client -> hear(client))) {
      assertTold(
          "mongodb://localhost:" + server.port() + SHORT + "&tls=true",
          "nobody who is trusted here has signed its certificate",
          "spring.mongodb.ssl.bundle");
    }
  }

  @Test
  void aServerWithoutTlsIsTold() throws IOException {
    try (ServerSocket server = new ServerSocket(0)) {
      Thread.ofVirtual().start(() -> accept(server, "What is this?".getBytes(US_ASCII)));
      assertTold(
          "mongodb://localhost:" + server.getLocalPort() + SHORT + "&tls=true",
          "it does not speak TLS",
          "Leave tls=true out");
    }
  }

  @Test
  void aServerThatCutsOffWhoDoesNotSpeakTlsIsTold(@TempDir Path folder) throws Exception {
    try (SelfSignedServer server = SelfSignedServer.in(folder, client -> hear(client))) {
      assertTold(
          "mongodb://localhost:" + server.port() + SHORT, "it ends every connection", "tls=true");
    }
  }

  @Test
  void whatHasNothingToDoWithTheWayIsLeftToOthers() {
    assertThat(ServerUnreachable.behind(new MongoException(11000, "duplicate key"))).isEmpty();
    assertThat(ServerUnreachable.behind(new IllegalStateException("x"))).isEmpty();
  }

  private static void assertTold(Throwable failure, String sentence, String remedy) {
    ServerUnreachable told =
        ServerUnreachable.behind(new IllegalStateException(failure)).orElseThrow();
    assertThat(told.getMessage()).contains(sentence).doesNotContain(SECRET, "\n");
    assertThat(told.remedy()).contains(remedy).endsWith(remedy.endsWith("admin") ? "admin" : ".");
  }

  private static void assertTold(String uri, String sentence, String remedy) {
    Throwable failure = new IllegalStateException("not tried");
    for (int millis : PATIENCE_MILLIS) {
      failure = failure(uri, millis);
      if (String.valueOf(failure.getMessage()).contains(sentence)) {
        break;
      }
    }
    assertTold(failure, sentence, remedy);
  }

  private static Throwable failure(String uri, int millis) {
    MongoClientSettings settings =
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(uri))
            .applyToClusterSettings(it -> it.serverSelectionTimeout(millis, TimeUnit.MILLISECONDS))
            .build();
    try (MongoClient client = MongoClients.create(settings)) {
      return failure(client.getDatabase("ledger"));
    }
  }

  private static Throwable failure(MongoDatabase database) {
    try {
      Ledger.open(database, LedgerOptions.defaults()).close();
    } catch (RuntimeException failed) {
      return failed;
    }
    throw new AssertionError("It was opened");
  }

  private static void accept(ServerSocket server, byte[] answer) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        client.setSoTimeout(1_000);
        client.getOutputStream().write(answer);
        // What is left unread at the end resets the connection, and the answer may be lost.
        var unused = client.getInputStream().transferTo(OutputStream.nullOutputStream());
      } catch (IOException closedOrRefused) {
        // The next one is tried.
      }
    }
  }

  private static void hear(Socket client) {
    try (client) {
      var unused = client.getInputStream().read();
    } catch (IOException refused) {
      // It does not trust, or does not speak TLS.
    }
  }
}
