package org.engagementledger.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.engagementledger.command.submissions.CommandDesk;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.springframework.context.ConfigurableApplicationContext;

/** Commands of the product, and what lies below them, beside plain inserts. */
final class CommandRates implements Benchmark {

  private static final List<Integer> CLIENTS = List.of(1, 8, 64);

  @Override
  public void run(Conditions conditions) throws Exception {
    try (Server server = Server.open(conditions);
        ConfigurableApplicationContext product = server.start(BothSides.class, "product");
        ConfigurableApplicationContext alone = server.start(CommandsAlone.class, "commands");
        Ledger beside = Ledger.open(server.database("beside"), LedgerOptions.defaults())) {
      ReadModelsOf models = new ReadModelsOf(product);
      Map<String, Load.Work> works = new LinkedHashMap<>();
      works.put(RawInserts.NAME, new RawInserts(server.database("raw")));
      works.put("ledger append", new LedgerAppends(beside));
      works.put("command, command side alone", opened(alone));
      works.put("command, read models following", opened(product));
      new SideBySide(conditions, models::awaitAll).run(works, CLIENTS);
    }
  }

  static Commands opened(ConfigurableApplicationContext application) {
    Commands commands = new Commands(application.getBean(CommandDesk.class));
    commands.openDossiers();
    return commands;
  }
}
