package org.engagementledger.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.common.caching.Cache;
import org.engagementledger.command.submissions.CommandDesk;
import org.engagementledger.events.CountryCode;
import org.springframework.context.ConfigurableApplicationContext;

/** A command to a short dossier and to a long one, when it is not in memory and when it is. */
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
      CountryCode small = recorded(commands, "KZ", SHORT);
      CountryCode large = recorded(commands, "NZ", LONG);
      works.put(SHORT + " events", cold(alone, commands, small));
      works.put(LONG + " events", cold(alone, commands, large));
      CountryCode another = recorded(commands, "FJ", SHORT);
      works.put(SHORT + " events, in memory", client -> commands.record(another));
      CountryCode other = recorded(commands, "TO", LONG);
      works.put(LONG + " events, in memory", client -> commands.record(other));
      new SideBySide(conditions, () -> {}).run(works, List.of(1));
    }
  }

  private static CountryCode recorded(Commands commands, String code, int events) {
    CountryCode country = new CountryCode(code);
    Load.repeat(8, events, client -> commands.record(country));
    return country;
  }

  private static Load.Work cold(
      ConfigurableApplicationContext alone, Commands commands, CountryCode country) {
    Cache cache = alone.getBean(Cache.class);
    return client -> {
      cache.removeAll();
      var unused = commands.record(country);
    };
  }
}
