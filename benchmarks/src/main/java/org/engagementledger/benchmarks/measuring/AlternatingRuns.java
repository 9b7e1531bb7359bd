package org.engagementledger.benchmarks.measuring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Work that is done in turns, so that each kind meets the same machine. */
public record AlternatingRuns(BenchmarkSettings conditions) {
  /** Prints a row for each, asked by one client; the first is what others are to. */
  public void compare(Map<String, ClosedLoopClients.ClientTask> questions) throws Exception {
    compare(questions, List.of(1));
  }

  /** The same with 1, 8 and 64 clients. */
  public void compareRates(Map<String, ClosedLoopClients.ClientTask> works) throws Exception {
    MarkdownReport.answersHeader();
    compare(works, List.of(1, 8, 64));
  }

  private void compare(Map<String, ClosedLoopClients.ClientTask> works, List<Integer> numbers)
      throws Exception {
    for (ClosedLoopClients.ClientTask work : works.values()) {
      var unused = work.turn(Math.min(8, numbers.getLast()), conditions.turn());
    }
    for (int clients : numbers) {
      compare(works, clients);
    }
  }

  private void compare(Map<String, ClosedLoopClients.ClientTask> works, int clients)
      throws Exception {
    Map<String, Latencies> taken = new LinkedHashMap<>();
    for (int round = 0; round < BenchmarkSettings.ROUNDS; round++) {
      for (var work : works.entrySet()) {
        Latencies turn = work.getValue().turn(clients, conditions.turn());
        taken.merge(work.getKey(), turn, Latencies::and);
      }
    }
    Latencies first = Objects.requireNonNull(taken.get(works.keySet().iterator().next()));
    taken.forEach((what, latencies) -> MarkdownReport.answers(clients, what, latencies, first));
  }
}
