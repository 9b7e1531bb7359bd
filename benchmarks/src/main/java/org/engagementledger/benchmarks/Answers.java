package org.engagementledger.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Questions that one client asks, in turns, so that each meets the same machine. */
final class Answers {
  private final Conditions conditions;

  Answers(Conditions conditions) {
    this.conditions = conditions;
  }

  /** Prints a row for each; the first is what others are to. */
  void compare(Map<String, Load.Work> questions) {
    Map<String, Latencies> taken = new LinkedHashMap<>();
    questions.values().forEach(this::ask);
    for (int round = 0; round < Conditions.ROUNDS; round++) {
      questions.forEach((what, it) -> taken.merge(what, ask(it), Latencies::and));
    }
    Latencies first = Objects.requireNonNull(taken.get(questions.keySet().iterator().next()));
    taken.forEach((what, it) -> Report.answers(what, it, first));
  }

  private Latencies ask(Load.Work question) {
    return Load.run(1, conditions.turn(), question);
  }
}
