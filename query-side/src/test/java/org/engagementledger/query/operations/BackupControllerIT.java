package org.engagementledger.query.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.events.WireNames;
import org.engagementledger.json.RecordJson;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.ledger.backup.BackupReader;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.LogHead;
import org.engagementledger.query.readmodels.OperationsLog;
import org.engagementledger.security.SecurityLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class BackupControllerIT {
  @TempDir Path folder;
  private EmbeddedServer server;
  private MongoClient client;
  private Ledger ledger;
  private MockMvc web;

  @BeforeEach
  void open() {
    server = EmbeddedServer.open(folder, 0);
    client = MongoClients.create(server.connectionString() + "&serverSelectionTimeoutMS=3000");
    ledger = Ledger.open(client.getDatabase("kept"), LedgerOptions.defaults());
    var json = RecordJson.builder("sort", WireNames.FACTS).build();
    OperationsLog note =
        new OperationsLog(ledger, new EventCodec(json, WireNames.EVENTS), new SecurityLog());
    web = MockMvcBuilders.standaloneSetup(new BackupController(ledger, note)).build();
  }

  @AfterEach
  void close() {
    ledger.close();
    client.close();
    server.close();
  }

  @Test
  void aBackupHoldsTheEventOfItsOwnTaking() throws Exception {
    MockHttpServletResponse first = answer(fromAProgram(get("/api/backup")));
    LogHead afterFirst = ledger.head();
    MockHttpServletResponse second = answer(fromAProgram(get("/api/backup")));

    assertThat(contents(first))
        .isEqualTo(new BackupReader.Contents(origin(), 1, afterFirst.root()));
    assertThat(contents(second).size()).isEqualTo(2);
    CommittedEvent taken = ledger.read(2, 1).getFirst();
    assertThat(taken.type()).isEqualTo("org.engagementledger.backup-taken.v1");
    assertThat(taken.attributes()).containsEntry("actor", "an-administrator");
    assertThat(taken.data())
        .isEqualTo("{\"upTo\":1,\"root\":\"%s\"}".formatted(afterFirst.root().hex()));
  }

  @Test
  void whoOnlyAsksWhatWouldComeIsAnsweredWithoutTheLogBeingRead() throws Exception {
    server.close();

    MockHttpServletResponse answer = answer(fromAProgram(head("/api/backup")));

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getContentType()).isEqualTo("application/gzip");
    assertThat(answer.getHeader("Content-Disposition")).contains("ledger-backup.gz");
    assertThat(answer.getContentAsByteArray()).isEmpty();
    assertThatThrownBy(() -> web.perform(fromAProgram(get("/api/backup"))))
        .isInstanceOf(Exception.class);
  }

  @Test
  void aBrowserThatOnlyHasACookieIsRefusedAndNothingIsRecorded() throws Exception {
    for (MockHttpServletRequestBuilder request : List.of(get("/api/backup"), head("/api/backup"))) {
      assertThat(answer(request.principal(() -> "an-administrator")).getStatus()).isEqualTo(403);
    }
    assertThat(ledger.head().position()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void aBrowserThatAnotherSiteHasLedHereIsRefusedThoughItKnowsThePassword(String site)
      throws Exception {
    MockHttpServletRequestBuilder led =
        fromAProgram(get("/api/backup")).header("Sec-Fetch-Site", site);

    assertThat(answer(led).getStatus()).isEqualTo(403);
    assertThat(ledger.head().position()).isZero();
  }

  private static MockHttpServletRequestBuilder fromAProgram(MockHttpServletRequestBuilder request) {
    return request.principal(() -> "an-administrator").header("Authorization", "Basic any");
  }

  private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
    return web.perform(request).andReturn().getResponse();
  }

  private static String origin() {
    return LedgerOptions.defaults().origin();
  }

  private static BackupReader.Contents contents(MockHttpServletResponse answer) throws IOException {
    try (BackupReader backup =
        BackupReader.read(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
      backup.verify(position -> {});
      return backup.contents();
    }
  }
}
