package org.engagementledger.query.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class BackupControllerIT {
  @Test
  void whoOnlyAsksWhatWouldComeIsAnsweredWithoutTheLogBeingRead(@TempDir Path folder)
      throws Exception {
    EmbeddedServer server = EmbeddedServer.open(folder, 0);
    String impatient = server.connectionString() + "/?serverSelectionTimeoutMS=200";
    try (MongoClient client = MongoClients.create(impatient);
        Ledger ledger = Ledger.open(client.getDatabase("kept"), LedgerOptions.defaults())) {
      MockMvc web = MockMvcBuilders.standaloneSetup(new BackupController(ledger)).build();
      assertThat(web.perform(get("/api/backup")).andReturn().getResponse().getContentAsByteArray())
          .isNotEmpty();
      server.close();

      MockHttpServletResponse answer = web.perform(head("/api/backup")).andReturn().getResponse();

      assertThat(answer.getStatus()).isEqualTo(200);
      assertThat(answer.getContentType()).isEqualTo("application/gzip");
      assertThat(answer.getHeader("Content-Disposition")).contains("ledger-backup.gz");
      assertThat(answer.getContentAsByteArray()).isEmpty();
      assertThatThrownBy(() -> web.perform(get("/api/backup"))).isInstanceOf(Exception.class);
    }
  }
}
