package org.engagementledger.query.audit;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.engagementledger.ledger.Recorded;

/**
 * Goes through the audit in the order of the log. It holds one part at a time, however much there
 * is, and takes the next when the last one has been dealt with.
 *
 * @param events the events from a place on
 * @param place of an event
 * @param fitting what an auditor sees of those of the events that he asks for, in their order
 * @param from the first position
 * @param upTo the last position
 */
record AuditSweep(
    Events events,
    ToLongFunction<Recorded> place,
    Function<List<Recorded>, List<AuditDocument>> fitting,
    long from,
    long upTo) {
  /** How many events make a part. */
  static final int PART = 500;

  /** Events in their order, by their places. */
  interface Events {
    List<Recorded> from(long place, int limit);
  }

  /** Takes a part. */
  interface Part {
    void take(List<AuditDocument> part) throws IOException;
  }

  /**
   * Gives all parts.
   *
   * @param first the place of the first event
   */
  void each(long first, Part taker) throws IOException {
    List<Recorded> part = part(first);
    while (!part.isEmpty()) {
      List<Recorded> asked = part.stream().filter(it -> it.position() >= from).toList();
      if (!asked.isEmpty()) {
        taker.take(fitting.apply(asked));
      }
      part = part(place.applyAsLong(part.getLast()) + 1);
    }
  }

  private List<Recorded> part(long next) {
    return events.from(next, PART).stream().takeWhile(it -> it.position() <= upTo).toList();
  }
}
