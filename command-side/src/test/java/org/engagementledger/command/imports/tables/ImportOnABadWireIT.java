package org.engagementledger.command.imports.tables;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.command.ApiClient;
import org.engagementledger.command.CommandSide;
import org.engagementledger.command.imports.tables.TableImportClient.ReportLines;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.fixtures.FaultyWire;
import org.engagementledger.ledger.fixtures.FaultyWire.WireFault;
import org.engagementledger.ledger.log.CommittedEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The database stops answering in the middle of an import, for longer than the driver waits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportOnABadWireIT {
  private static final List<String> COUNTRIES = List.of("NO", "KZ", "AR", "ES", "GH", "CA", "FR");
  private static final JsonMapper JSON = new JsonMapper();

  private EmbeddedServer server;
  private FaultyWire wire;
  private ConfigurableApplicationContext commandSide;
  private ApiClient api;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    server = EmbeddedServer.open(folder, 0);
    int direct = server.address().getPort();
    wire = new FaultyWire(direct, 1);
    commandSide =
        SpringApplication.run(
            CommandSide.class,
            "--server.port=0",
            "--spring.mongodb.uri="
                + server.connectionString().replace(":" + direct, ":" + wire.port()));
    ApiClient.createAccounts(commandSide.getBean(Accounts.class));
    String port = commandSide.getEnvironment().getRequiredProperty("local.server.port");
    api = new ApiClient(Integer.parseInt(port));
  }

  @AfterAll
  void stop() throws IOException {
    commandSide.close();
    wire.close();
    server.close();
  }

  @Test
  void itWaitsAndGoesOnWhereItWas() throws Exception {
    wire.atNext(ImportOnABadWireIT::isCommit, () -> wire.suffer(Set.of(WireFault.CUT), 1));

    ReportLines told = untilEnded(table());

    assertThat(wire.faults()).isPositive();
    assertThat(told.lines()).anyMatch(it -> it.path("waiting").asString("").contains("again"));
    assertThat(told.end().path("stopped").asString()).isEmpty();
    assertThat(told.counts()).containsOnlyKeys("NEW").containsEntry("NEW", COUNTRIES.size() * 3L);
    assertThat(log()).extracting(CommittedEvent::id).doesNotHaveDuplicates();
    assertThat(log().stream().filter(it -> it.data().contains("talk number")))
        .hasSize(COUNTRIES.size() * 3);
    ReportLines again = new TableImportClient(api).csv("", table());
    assertThat(again.counts()).containsOnlyKeys("UNCHANGED");
  }

  private List<CommittedEvent> log() {
    return commandSide.getBean(Ledger.class).read(1, Integer.MAX_VALUE);
  }

  /** The wire is mended as soon as whoever asked has been told that the import waits. */
  private ReportLines untilEnded(String table) throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      Stream<String> answer =
          client
              .send(
                  api.request("/api/imports", "admin")
                      .header("Content-Type", "text/csv")
                      .POST(BodyPublishers.ofString(table))
                      .build(),
                  BodyHandlers.ofLines())
              .body();
      answer.map(line -> JSON.readTree(line)).forEach(line -> mendIfItWaits(line, lines));
    }
    return new ReportLines(lines);
  }

  private void mendIfItWaits(JsonNode line, List<JsonNode> lines) {
    lines.add(line);
    if (line.has("waiting")) {
      wire.rest();
    }
  }

  private static boolean isCommit(byte[] request) {
    String text = new String(request, ISO_8859_1);
    return text.contains("insert") && text.contains("talk number");
  }

  private static String table() {
    StringBuilder table = new StringBuilder("country,kind,date,title\n");
    for (String country : COUNTRIES) {
      for (int n = 1; n <= 3; n++) {
        table.append("%s,MEETING,2020-01-0%d,talk number %d%n".formatted(country, n, n));
      }
    }
    return table.toString();
  }
}
