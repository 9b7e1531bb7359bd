package org.engagementledger.benchmarks;

import java.lang.management.ManagementFactory;

/** Lines of Markdown on the standard output. */
final class Report {

  private Report() {}

  static void conditions(int seconds, int rounds) {
    var system = ManagementFactory.getOperatingSystemMXBean();
    say(
        "%s %s, %d processors, load %.1f before the run; JDK %s; heap %d MB"
            .formatted(
                system.getName(),
                system.getVersion(),
                system.getAvailableProcessors(),
                system.getSystemLoadAverage(),
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20));
    say("%d turns of %d s for each, one after the other".formatted(rounds, seconds));
  }

  static void header() {
    say("");
    say("| clients | what | per second | ratio | p50 ms | p99 ms | CPU ms each |");
    say("|---:|---|---:|---:|---:|---:|---:|");
  }

  static void row(int clients, String what, Latencies it, Latencies raw) {
    say(
        "| %d | %s | %.0f | %.2f | %.2f | %.2f | %.2f |"
            .formatted(
                clients,
                what,
                it.perSecond(),
                it.perSecond() / raw.perSecond(),
                it.milliseconds(0.5),
                it.milliseconds(0.99),
                it.computedMilliseconds()));
  }

  static void projections(Latencies it) {
    say("");
    say(
        "From a command's answer until every read model holds its event: p50 %.1f ms, p99 %.1f ms"
            .formatted(it.milliseconds(0.5), it.milliseconds(0.99)));
  }

  static void rebuild(long events, double perSecond) {
    say(
        "All read models made anew from %d events: %.0f events per second"
            .formatted(events, perSecond));
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
