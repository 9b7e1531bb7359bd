package org.engagementledger.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures side by side, in turns, on one server and prints ratios. Nothing is asserted: the
 * figures mean something only beside each other and beside the conditions printed with them.
 *
 * <p>{@code [--seconds N] [--events N] [--mongodb-uri URI] [NAME...]}; without names, all of them.
 */
public final class Benchmarks {

  private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

  static {
    ALL.put("commands", new CommandRates());
    ALL.put("engines", new Engines());
    ALL.put("visible", new Visibility());
    ALL.put("rebuild", new Rebuilding());
    ALL.put("dossier", new LongDossiers());
    ALL.put("size", new LogSize());
  }

  private Benchmarks() {}

  /** Runs the named ones and prints Markdown. */
  public static void main(String... arguments) throws Exception {
    Conditions conditions = Conditions.of(List.of(arguments));
    Report.conditions(conditions);
    for (String name : names(conditions)) {
      Benchmark benchmark = ALL.get(name);
      if (benchmark == null) {
        throw new IllegalArgumentException(name + " is none of " + ALL.keySet());
      }
      Report.heading(name);
      benchmark.run(conditions);
    }
  }

  private static Iterable<String> names(Conditions conditions) {
    Stream<String> names =
        conditions.names().isEmpty() ? ALL.keySet().stream() : conditions.names().stream();
    return names.toList();
  }
}
