package org.engagementledger.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.engagementledger.command.submissions.CommandDesk;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.query.projections.Catalogues;
import org.engagementledger.query.projections.Rebuild;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.util.FileSystemUtils;

/**
 * Measures side by side, in turns, on one server and prints ratios. Nothing is asserted: the
 * figures mean something only beside each other and beside the conditions printed with them.
 */
public final class Benchmarks {

  private static final int ROUNDS = 3;
  private static final int SECONDS = 4;
  private static final List<Integer> CLIENTS = List.of(1, 8, 64);
  private static final String RAW = "driver insertOne";

  private final Duration turn;
  private final Ledger ledger;
  private final ConfigurableApplicationContext product;
  private final Projections projections;
  private final Map<String, Load.Work> works = new LinkedHashMap<>();

  private Benchmarks(
      ConfigurableApplicationContext product,
      ConfigurableApplicationContext commandSide,
      Ledger beside,
      Duration turn) {
    this.turn = turn;
    this.product = product;
    this.ledger = product.getBean(Ledger.class);
    this.projections =
        new Projections(product.getBean(Catalogues.class), product.getBean(Rebuild.class));
    works.put(RAW, new RawInserts(database(product)));
    works.put("ledger append", new LedgerAppends(beside));
    works.put("command, command side alone", opened(commandSide));
    works.put("command, read models following", opened(product));
  }

  /** The first argument is the number of seconds of one turn. */
  public static void main(String... arguments) throws IOException {
    int seconds = arguments.length == 0 ? SECONDS : Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("benchmark");
    Report.conditions(seconds, ROUNDS);
    try (EmbeddedServer server = EmbeddedServer.open(folder, 0);
        ConfigurableApplicationContext product = start(BothSides.class, server, "product");
        ConfigurableApplicationContext alone = start(CommandsAlone.class, server, "commands");
        Ledger beside = Ledger.open(database(product), LedgerOptions.defaults())) {
      new Benchmarks(product, alone, beside, Duration.ofSeconds(seconds)).run();
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static ConfigurableApplicationContext start(
      Class<?> application, EmbeddedServer server, String database) {
    SpringApplication spring = new SpringApplication(application);
    spring.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
    return spring.run(
        "--spring.mongodb.uri=" + server.connectionString() + "/" + database,
        "--server.port=0",
        "--management.endpoint.health.validate-group-membership=false");
  }

  private static Commands opened(ConfigurableApplicationContext application) {
    Commands commands = new Commands(application.getBean(CommandDesk.class));
    commands.openDossiers();
    return commands;
  }

  /** Not the product's own, which holds only events of the domain. */
  private static MongoDatabase database(ConfigurableApplicationContext product) {
    return product.getBean(MongoClient.class).getDatabase("benchmark");
  }

  private void run() {
    works.values().forEach(work -> take(work, 8));
    Report.header();
    CLIENTS.forEach(this::compare);
    Report.projections(projections.afterCommands(new Commands(product.getBean(CommandDesk.class))));
    Report.rebuild(ledger.head().position(), projections.rebuiltPerSecond());
  }

  private void compare(int clients) {
    Map<String, Latencies> taken = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      works.forEach((what, work) -> taken.merge(what, take(work, clients), Latencies::and));
    }
    Latencies raw = Objects.requireNonNull(taken.get(RAW));
    taken.forEach((what, it) -> Report.row(clients, what, it, raw));
  }

  /** The next turn begins when the read models have nothing left to do. */
  private Latencies take(Load.Work work, int clients) {
    Latencies taken = Load.run(clients, turn, work);
    projections.await(ledger.head().position());
    return taken;
  }
}
