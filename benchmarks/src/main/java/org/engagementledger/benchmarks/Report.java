package org.engagementledger.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Map;

/** Lines of Markdown on the standard output. */
final class Report {

  private Report() {}

  static void conditions(Conditions conditions) {
    var system = ManagementFactory.getOperatingSystemMXBean();
    say(
        "%s %s, %d processors, load %.1f before the run; JDK %s; heap %d MB; %s"
            .formatted(
                system.getName(),
                system.getVersion(),
                system.getAvailableProcessors(),
                system.getSystemLoadAverage(),
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20,
                conditions.server().isEmpty() ? "embedded server in this process" : "a server"));
    say(
        "%d turns of %d s for each, one after the other"
            .formatted(Conditions.ROUNDS, conditions.turn().toSeconds()));
  }

  static void heading(String name) {
    say("");
    say("## " + name);
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

  static void answersHeader() {
    say("");
    say("| what | per second | p50 ms | p99 ms | p50 ratio | p99 ratio |");
    say("|---|---:|---:|---:|---:|---:|");
  }

  static void answers(String what, Latencies it, Latencies first) {
    say(
        "| %s | %.0f | %.2f | %.2f | %.2f | %.2f |"
            .formatted(
                what,
                it.perSecond(),
                it.milliseconds(0.5),
                it.milliseconds(0.99),
                it.milliseconds(0.5) / first.milliseconds(0.5),
                it.milliseconds(0.99) / first.milliseconds(0.99)));
  }

  static void rowsHeader() {
    say("");
    say("| what | rows | seconds | rows per second | ratio |");
    say("|---|---:|---:|---:|---:|");
  }

  static void rows(String what, long rows, double seconds, double first) {
    double perSecond = rows / seconds;
    say(
        "| %s | %,d | %.1f | %,.0f | %.2f |"
            .formatted(what, rows, seconds, perSecond, perSecond / first));
  }

  static void times(String what, Latencies it) {
    say("");
    say(
        "From a command's answer until %s: p50 %.1f ms, p99 %.1f ms, longest %.1f ms"
            .formatted(what, it.milliseconds(0.5), it.milliseconds(0.99), it.milliseconds(1)));
  }

  /** Read models made of a log, beside a plain insertion of the documents that they are. */
  static void made(String how, long events, double took, double plain, double indexed) {
    say("");
    say(
        ("All read models made %s from %,d events in %.1f s, %.0f events per second: ratio %.2f,"
                + " with indexes %.2f")
            .formatted(how, events, took, events / took, plain / took, indexed / took));
  }

  static void indexed(long events, double seconds, long bytes) {
    say("");
    say(
        "The search index made anew of %,d events in %.1f s, %,.0f per second; %,d bytes for each"
            .formatted(events, seconds, events / seconds, bytes / events));
  }

  static void copied(String how, long documents, double seconds) {
    say("");
    say("Their %,d documents inserted in bulk %s in %.1f s".formatted(documents, how, seconds));
  }

  static void start(long events, double seconds) {
    say("");
    say("Started again with %,d events in %.2f s".formatted(events, seconds));
  }

  static void rates(Map<String, Double> perSecond, double first) {
    say("");
    perSecond.forEach(
        (what, rate) -> say("%s: %.0f per second, ratio %.2f".formatted(what, rate, rate / first)));
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
