package org.engagementledger.benchmarks.measuring;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Lines of Markdown on the standard output. */
public final class MarkdownReport {

  private MarkdownReport() {}

  public static void conditions(BenchmarkSettings conditions) {
    var system = ManagementFactory.getOperatingSystemMXBean();
    say(
        "Linux %s, %d processors, load %.1f before the run; JDK %s; heap %d MB; %d turns of %d s"
            .formatted(
                system.getVersion(),
                system.getAvailableProcessors(),
                system.getSystemLoadAverage(),
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20,
                BenchmarkSettings.ROUNDS,
                conditions.turn().toSeconds()));
  }

  /** Begins a table. */
  public static void header(String... columns) {
    say("");
    row((Object[]) columns);
    say("|---".repeat(columns.length) + "|");
  }

  /** A row of a table. */
  public static void row(Object... cells) {
    say(
        Arrays.stream(cells)
            .map(MarkdownReport::cell)
            .collect(Collectors.joining(" | ", "| ", " |")));
  }

  private static String cell(Object cell) {
    return cell instanceof Double number
        ? (number < 100 ? "%.2f" : "%.0f").formatted(number)
        : cell.toString();
  }

  public static void answersHeader() {
    header("clients", "what", "per second", "ratio", "p50 ms", "ratio", "p99 ms", "CPU ms each");
  }

  static void answers(int clients, String what, Latencies it, Latencies first) {
    double half = it.milliseconds(0.5);
    double rate = it.perSecond() / first.perSecond();
    double slower = half / first.milliseconds(0.5);
    double last = it.milliseconds(0.99);
    row(clients, what, it.perSecond(), rate, half, slower, last, it.computedMilliseconds());
  }

  public static void say(String line) {
    System.out.println(line);
  }
}
