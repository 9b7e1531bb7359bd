package org.engagementledger.query.projections;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dead letters that one follower of the log has met, and so which streams wait. */
final class Book {
  private static final Logger LOG = LoggerFactory.getLogger(Book.class);

  private final DeadLetters letters;
  private final String name;
  private final Map<String, DeadLetter> parked = new LinkedHashMap<>();

  Book(DeadLetters letters, String name) {
    this.letters = letters;
    this.name = name;
    letters.in(name).forEach(letter -> parked.put(letter.stream(), letter));
  }

  /** Those of the events of a stream that do not wait. */
  List<Seen> withoutWaiting(String stream, List<Seen> events) {
    DeadLetter letter = parked.get(stream);
    return letter == null
        ? events
        : events.stream().filter(seen -> seen.sequence() < letter.sequence()).toList();
  }

  void park(Seen seen, RuntimeException cause) {
    LOG.error(
        "The event {} at position {} of {} cannot be shown; what follows it there waits",
        seen.id(),
        seen.position(),
        seen.stream(),
        cause);
    parked.put(seen.stream(), letters.park(name, seen, cause));
  }

  /**
   * Lets a stream go on.
   *
   * @return why it waits; empty if it does not
   */
  Optional<DeadLetter> release(String stream) {
    return Optional.ofNullable(parked.remove(stream));
  }

  boolean isWaiting(String stream) {
    return parked.containsKey(stream);
  }

  /** Forgets what was released, and only that: the stream may have been parked since. */
  void settle(List<DeadLetter> released) {
    released.forEach(letter -> letters.remove(name, letter));
  }
}
