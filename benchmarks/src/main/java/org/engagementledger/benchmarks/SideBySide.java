package org.engagementledger.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Kinds of work that take turns, so that each meets the same machine. */
final class SideBySide {

  private static final int WARMING = 8;

  private final Conditions conditions;
  private final Runnable pause;

  /**
   * Work in turns.
   *
   * @param pause returns when a turn has left nothing to do for the next
   */
  SideBySide(Conditions conditions, Runnable pause) {
    this.conditions = conditions;
    this.pause = pause;
  }

  /** Prints a row for each kind of work and number of clients; the first is what others are to. */
  void run(Map<String, Load.Work> works, List<Integer> numbersOfClients) {
    works.values().forEach(work -> take(work, WARMING));
    Report.header();
    numbersOfClients.forEach(clients -> compare(works, clients));
  }

  private void compare(Map<String, Load.Work> works, int clients) {
    Map<String, Latencies> taken = new LinkedHashMap<>();
    for (int round = 0; round < Conditions.ROUNDS; round++) {
      works.forEach((what, work) -> taken.merge(what, take(work, clients), Latencies::and));
    }
    Latencies first = Objects.requireNonNull(taken.get(works.keySet().iterator().next()));
    taken.forEach((what, it) -> Report.row(clients, what, it, first));
  }

  private Latencies take(Load.Work work, int clients) {
    Latencies taken = Load.run(clients, conditions.turn(), work);
    pause.run();
    return taken;
  }
}
