package org.engagementledger.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.common.caching.Cache;
import org.engagementledger.command.submissions.CommandDesk;
import org.engagementledger.events.CountryCode;
import org.springframework.context.ConfigurableApplicationContext;

/** A command to a dossier that is not in memory, when it is short and when it is long. */
final class LongDossiers implements Benchmark {

  private static final int SHORT = 100;
  private static final int LONG = 10_000;

  @Override
  public void run(Conditions conditions) throws Exception {
    try (Server server = Server.open(conditions);
        ConfigurableApplicationContext alone = server.start(CommandsAlone.class, "commands")) {
      Commands commands = new Commands(alone.getBean(CommandDesk.class));
      commands.openDossiers();
      Map<String, Load.Work> works = new LinkedHashMap<>();
      works.put(SHORT + " events", cold(alone, commands, "KZ", SHORT));
      works.put(LONG + " events", cold(alone, commands, "NZ", LONG));
      new SideBySide(conditions, () -> {}).run(works, List.of(1));
    }
  }

  private static Load.Work cold(
      ConfigurableApplicationContext alone, Commands commands, String code, int events) {
    CountryCode country = new CountryCode(code);
    Load.repeat(8, events, client -> commands.record(country));
    Cache cache = alone.getBean(Cache.class);
    return client -> {
      cache.removeAll();
      var unused = commands.record(country);
    };
  }
}
