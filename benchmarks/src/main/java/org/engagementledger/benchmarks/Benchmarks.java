package org.engagementledger.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures side by side, in turns, on one server and prints ratios. Nothing is asserted: the
 * figures mean something only beside each other and beside the conditions printed with them.
 *
 * <p>{@code [--seconds N] [--events N] [--mongodb-uri URI] [NAME...]}; without names, all of them.
 */
public final class Benchmarks {

  private Benchmarks() {}

  /** Runs the named ones and prints Markdown. */
  public static void main(String... arguments) throws Exception {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    Conditions conditions = Conditions.of(List.of(arguments));
    Report.conditions(conditions);
    try (Archives archives = new Archives()) {
      Map<String, Benchmark> all = all(archives);
      for (String name : conditions.names().isEmpty() ? all.keySet() : conditions.names()) {
        Benchmark benchmark = all.get(name);
        if (benchmark == null) {
          throw new IllegalArgumentException(name + " is none of " + all.keySet());
        }
        Report.heading(name);
        benchmark.run(conditions);
      }
    }
  }

  private static Map<String, Benchmark> all(Archives archives) {
    Map<String, Benchmark> all = new LinkedHashMap<>();
    all.put("commands", new CommandRates());
    all.put("engines", new Engines());
    all.put("visible", new Visibility());
    all.put("rebuild", new Rebuilding());
    all.put("dossier", new LongDossiers());
    all.put("size", new LogSize());
    all.put("asof", new AsOfAnyDate(archives));
    all.put("world", new WorldAsOfAnyDate(archives));
    all.put("audit", new AuditPages(archives));
    all.put("search", new Searches(archives));
    all.put("export", new AuditExports(archives));
    return all;
  }
}
