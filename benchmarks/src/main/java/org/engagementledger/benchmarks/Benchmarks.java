package org.engagementledger.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.engagementledger.benchmarks.measuring.BenchmarkSettings;
import org.engagementledger.benchmarks.measuring.MarkdownReport;
import org.engagementledger.benchmarks.workload.FilledProducts;
import org.springframework.web.client.RestClient;

/**
 * Measures side by side, in turns, and prints ratios. Nothing is asserted: the figures mean
 * something only beside each other and beside the conditions printed with them.
 *
 * <p>{@code [-Dseconds=N] [-Devents=N] [NAME...]}; without names, all of them.
 */
public final class Benchmarks {

  private Benchmarks() {}

  /** Runs the named ones and prints Markdown. */
  public static void main(String... names) throws Exception {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    if (List.of(names).equals(List.of("peer"))) {
      PeerProcess.run();
      return;
    }
    BenchmarkSettings conditions = new BenchmarkSettings();
    MarkdownReport.conditions(conditions);
    try (FilledProducts archives = new FilledProducts()) {
      Map<String, Benchmark> all = new LinkedHashMap<>();
      all.put("commands", CommandBenchmark::compare);
      all.put("visible", CommandBenchmark::untilVisible);
      all.put("rebuild", new RebuildBenchmark());
      all.put("size", new LogSizeBenchmark());
      all.put("dossier", new DossierPageBenchmark(archives, RestClient.create(), new Random(1)));
      all.put("search", new SearchBenchmark(archives));
      for (String name : names.length == 0 ? all.keySet() : List.of(names)) {
        MarkdownReport.say("\n## " + name);
        Objects.requireNonNull(all.get(name), "It is none of " + all.keySet()).run(conditions);
      }
    }
  }
}
