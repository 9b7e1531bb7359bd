package org.engagementledger.query.readmodels.deadletters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.query.readmodels.StoredEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dead letters that one follower of the log has met, and so which streams wait. */
public final class ParkedStreams {
  private static final Logger LOG = LoggerFactory.getLogger(ParkedStreams.class);

  private final Optional<DeadLetterStore> letters;
  private final String name;
  private final Map<String, DeadLetter> parked = new LinkedHashMap<>();

  public ParkedStreams(DeadLetterStore letters, String name) {
    this.letters = Optional.of(letters);
    this.name = name;
    letters.in(name).forEach(letter -> parked.put(letter.stream(), letter));
  }

  private ParkedStreams() {
    this.letters = Optional.empty();
    this.name = "";
  }

  /** One that is written nowhere, for a replay that leaves no trace. */
  public static ParkedStreams inMemory() {
    return new ParkedStreams();
  }

  /** Those of the events of a stream that do not wait. */
  List<StoredEvent> withoutWaiting(String stream, List<StoredEvent> events) {
    DeadLetter letter = parked.get(stream);
    return letter == null
        ? events
        : events.stream().filter(seen -> seen.sequence() < letter.sequence()).toList();
  }

  void park(StoredEvent seen, RuntimeException cause) {
    parked.put(
        seen.stream(),
        letters
            .map(it -> park(it, seen, cause))
            .orElseGet(() -> DeadLetter.unrecorded(seen, cause)));
  }

  private DeadLetter park(DeadLetterStore kept, StoredEvent seen, RuntimeException cause) {
    LOG.error(
        "The event {} at position {} of {} cannot be shown; what follows it there waits",
        seen.id(),
        seen.position(),
        seen.stream(),
        cause);
    return kept.park(name, seen, cause);
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
    letters.ifPresent(kept -> released.forEach(letter -> kept.remove(name, letter)));
  }
}
