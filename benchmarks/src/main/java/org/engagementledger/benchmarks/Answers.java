package org.engagementledger.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Work that is done in turns, so that each kind meets the same machine. */
record Answers(Conditions conditions) {
  /** Prints a row for each, asked by one client; the first is what others are to. */
  void compare(Map<String, Load.Work> questions) throws Exception {
    compare(questions, List.of(1));
  }

  /** The same with 1, 8 and 64 clients. */
  void compareRates(Map<String, Load.Work> works) throws Exception {
    Report.answersHeader();
    compare(works, List.of(1, 8, 64));
  }

  private void compare(Map<String, Load.Work> works, List<Integer> numbers) throws Exception {
    for (Load.Work work : works.values()) {
      var unused = work.turn(Math.min(8, numbers.getLast()), conditions.turn());
    }
    for (int clients : numbers) {
      compare(works, clients);
    }
  }

  private void compare(Map<String, Load.Work> works, int clients) throws Exception {
    Map<String, Latencies> taken = new LinkedHashMap<>();
    for (int round = 0; round < Conditions.ROUNDS; round++) {
      for (var work : works.entrySet()) {
        Latencies turn = work.getValue().turn(clients, conditions.turn());
        taken.merge(work.getKey(), turn, Latencies::and);
      }
    }
    Latencies first = Objects.requireNonNull(taken.get(works.keySet().iterator().next()));
    taken.forEach((what, latencies) -> Report.answers(clients, what, latencies, first));
  }
}
