package org.engagementledger.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import org.bson.Document;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.ledger.fixtures.SelfSignedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server whose certificate is signed by nobody that Java knows is trusted if a setting says so.
 */
class DatabaseAddressIT {
  private static final String BUNDLE = "spring.mongodb.ssl.bundle";
  private static final String AUTHORITY = "spring.ssl.bundle.pem.mongodb.truststore.certificate";

  @TempDir Path folder;

  @AfterEach
  void forget() {
    System.clearProperty(BUNDLE);
    System.clearProperty(AUTHORITY);
  }

  @Test
  void anAuthorityOfOnesOwnIsTrustedBySettingsAlone() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.open(folder.resolve("data"), 0);
        SelfSignedServer secured =
            SelfSignedServer.in(folder, SelfSignedServer.passingOnTo(server.address().getPort()))) {
      String address = secured(server, secured);
      assertThatThrownBy(() -> ping(address)).hasMessageContaining("PKIX path");
      System.setProperty(BUNDLE, "mongodb");
      System.setProperty(AUTHORITY, secured.certificate().toUri().toString());
      assertThat(ping(address)).isEqualTo(WriteConcern.MAJORITY.withJournal(true));
    }
  }

  /** The first mistake that anybody makes with these settings. */
  @Test
  void certificatesThatCannotBeHadAreToldInASentence() {
    System.setProperty(BUNDLE, "mongodb");
    assertThat(told()).contains("cannot be used: SSL bundle name 'mongodb' cannot be found.");
    System.setProperty(AUTHORITY, "file:" + folder.resolve("no.pem"));
    assertThat(told())
        .contains("(spring.ssl.bundle) cannot be used", "Error reading certificate", "no.pem");
    assertThat(CertificateUnavailable.behind(new IllegalStateException("something else")))
        .isEmpty();
  }

  private static String told() {
    Throwable wrong = catchThrowable(() -> DatabaseAddress.client("mongodb://db/ledger?tls=true"));
    return String.valueOf(CertificateUnavailable.behind(wrong).orElseThrow().getMessage());
  }

  private static String secured(EmbeddedServer server, SelfSignedServer secured) {
    String there = "localhost:" + secured.port();
    String address = server.connectionString().replaceFirst("127\\.0\\.0\\.1:\\d+", there);
    return address + (address.contains("?") ? "&" : "/?") + "tls=true";
  }

  /** Asks the server, and gives how the client writes. */
  private static WriteConcern ping(String address) {
    try (var settings = DatabaseAddress.client(address)) {
      MongoClient client = settings.getBean(MongoClient.class);
      var unused = client.getDatabase("admin").runCommand(new Document("ping", 1));
      return client.getWriteConcern();
    }
  }
}
