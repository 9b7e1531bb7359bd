package org.engagementledger.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import org.engagementledger.access.AccessTestApplication;
import org.engagementledger.access.accounts.AccountView;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.ledger.server.ServerUnreachable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.MongoDatabaseFactory;

@ExtendWith(OutputCaptureExtension.class)
class MongoConfigurationIT {
  @Test
  void anAddressCannotWeakenWhatTheLedgerPromises(@TempDir Path folder) {
    try (EmbeddedServer server = EmbeddedServer.open(folder, 0);
        var application =
            new SpringApplicationBuilder(AccessTestApplication.class)
                .run(
                    "--server.port=0",
                    "--ledger.admin-password=correct horse battery",
                    "--spring.mongodb.uri="
                        + server.connectionString().replace("/?", "/another?")
                        + "&w=0&journal=false&readPreference=nearest")) {
      MongoDatabase database = application.getBean(MongoDatabaseFactory.class).getMongoDatabase();

      assertThat(database.getName()).isEqualTo("another");
      assertThat(database.getWriteConcern()).isEqualTo(WriteConcern.MAJORITY.withJournal(true));
      assertThat(database.getReadConcern()).isEqualTo(ReadConcern.MAJORITY);
      assertThat(database.getReadPreference()).isEqualTo(ReadPreference.primary());
      assertThat(application.getBean(Accounts.class).list())
          .extracting(AccountView::name, AccountView::role)
          .containsExactly(tuple("admin", Role.ADMIN));
      assertThat(System.getProperty("axoniq.update-checker.disabled")).isEqualTo("true");
    }
  }

  @Test
  void aServerThatIsNotThereIsNamedInASentenceWithoutThePassword(CapturedOutput said) {
    var application = new SpringApplicationBuilder(AccessTestApplication.class);

    assertThatThrownBy(
            () ->
                application.run(
                    "--server.port=0", "--spring.mongodb.uri=mongodb://someone:secret@localhost:1"))
        .hasStackTraceContaining(ServerUnreachable.class.getName());

    assertThat(said.getAll())
        .contains("The database server at localhost:1 cannot be reached.")
        .doesNotContain("secret", "\tat ");
  }
}
