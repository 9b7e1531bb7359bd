package org.engagementledger.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * How to measure.
 *
 * @param names of what is measured; empty for everything
 * @param turn how long one turn takes
 * @param events how long the log is where its length matters
 * @param server the address of a server; empty for an embedded one
 */
record Conditions(List<String> names, Duration turn, int events, String server) {

  /** Turns of each kind of work, which take turns. */
  static final int ROUNDS = 3;

  static Conditions of(List<String> arguments) {
    List<String> names = new ArrayList<>();
    Duration turn = Duration.ofSeconds(4);
    int events = 100_000;
    String server = "";
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--seconds" -> turn = Duration.ofSeconds(Integer.parseInt(rest.next()));
        case "--events" -> events = Integer.parseInt(rest.next());
        case "--mongodb-uri" -> server = rest.next();
        default -> names.add(argument);
      }
    }
    return new Conditions(names, turn, events, server);
  }
}
