package org.engagementledger.standalone;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.Recorded;
import org.engagementledger.ledger.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The running product is killed again and again while sixteen clients record. {@code -Dkills=100}
 * does it a hundred times, {@code -Dseed=N} at the moments of an earlier run.
 */
class KillIT {
  private static final Pattern READY = Pattern.compile("is ready at (http\\S+?)\\.?\\s");
  private static final Pattern PASSWORD = Pattern.compile("with the password (\\S+)");
  private static final int KILLS = Integer.getInteger("kills", 6);
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  @TempDir Path data;

  @Test
  void whatWasAcknowledgedIsThereAfterEveryKill() throws InterruptedException {
    System.out.printf("%d kills, seed %d%n", KILLS, SEED);
    Random random = new Random(SEED);
    try (Clients clients = new Clients()) {
      String password = openDossiers();
      clients.begin();
      for (int kill = 1; kill <= KILLS; kill++) {
        killUnderLoad(clients, password, random);
      }
      lastRun(clients, password);
      assertThat(clients.surprises()).isEmpty();
      checkLedger(clients.acknowledged());
      System.out.printf("%d meetings were acknowledged%n", clients.acknowledged().size());
    }
  }

  private String openDossiers() {
    try (Child product = serve()) {
      URI address = URI.create(product.untilPrinted(READY));
      String password = product.untilPrinted(PASSWORD);
      Http admin = Http.as(address, "admin", password);
      Clients.OTHERS.forEach(country -> open(admin, country));
      open(admin, Clients.BUSY);
      return password;
    }
  }

  private static void open(Http admin, String country) {
    String body = "{\"country\":\"%s\"}".formatted(country);
    assertThat(admin.post("/api/countries", "open " + country, body).statusCode()).isEqualTo(201);
  }

  private void killUnderLoad(Clients clients, String password, Random random) {
    Child product = serve();
    try {
      clients.send(URI.create(product.untilPrinted(READY)), "admin", password);
      Child.pause(Duration.ofMillis(300 + random.nextInt(2_500)));
    } finally {
      product.kill();
      clients.hold();
    }
  }

  private void lastRun(Clients clients, String password) {
    try (Child product = serve()) {
      clients.send(URI.create(product.untilPrinted(READY)), "admin", password);
      Child.pause(Duration.ofSeconds(2));
      clients.close();
    }
  }

  private Child serve() {
    return Child.start(
        "org.engagementledger.standalone.commandline.LedgerCommand",
        "serve",
        "--data",
        data.toString(),
        "--port",
        "0");
  }

  private void checkLedger(Map<String, String> acknowledged) {
    try (EmbeddedServer server = EmbeddedServer.open(data, 0);
        MongoClient client = MongoClients.create(server.connectionString());
        Ledger ledger =
            Ledger.open(client.getDatabase(Product.DATABASE), LedgerOptions.defaults())) {
      List<Recorded> events = ledger.read(1, Integer.MAX_VALUE);
      assertThat(events).extracting(Recorded::position).isEqualTo(upTo(1, events.size()));
      assertThat(events).extracting(Recorded::id).doesNotHaveDuplicates();
      assertThat(acknowledged).isNotEmpty();
      assertThat(events.stream().map(Recorded::id)).containsAll(ids(acknowledged));
      events.stream()
          .collect(groupingBy(Recorded::stream))
          .values()
          .forEach(
              stream ->
                  assertThat(stream)
                      .extracting(Recorded::sequence)
                      .isEqualTo(upTo(0, stream.size() - 1L)));
      Verification found = Verification.of(client.getDatabase(Product.DATABASE), position -> {});
      assertThat(found.finding()).isEmpty();
      assertThat(found.size()).isEqualTo(events.size());
    }
  }

  private static List<String> ids(Map<String, String> acknowledged) {
    return acknowledged.values().stream()
        .map(location -> location.substring(location.lastIndexOf('/') + 1))
        .toList();
  }

  private static List<Long> upTo(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
