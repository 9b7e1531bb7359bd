package org.engagementledger.query.time;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.query.projections.Seen;
import org.engagementledger.time.TwoTimes;

/**
 * As of which day something is asked, and by what was known when.
 *
 * @param times both, where nothing is said now
 * @param asOf as it was written, if it was
 * @param knownAt as it was written, if it was
 * @param history every event of the dossier that is asked for, if they had to be read to tell
 */
public record Asked(
    TwoTimes times, Optional<String> asOf, Optional<String> knownAt, Optional<List<Seen>> history) {
  /** A question as of a day, by what was known at a time, as they were written; each now if not. */
  public static Asked of(Optional<String> asOf, Optional<String> knownAt, Instant now) {
    return new Asked(TwoTimes.of(asOf, knownAt, now), asOf, knownAt, Optional.empty());
  }

  Asked having(Optional<List<Seen>> events) {
    return new Asked(times, asOf, knownAt, events);
  }

  /** The day as of which it is asked. */
  public LocalDate day() {
    return times.asOf();
  }

  /** The time until which events count. */
  public Instant time() {
    return times.knownAt();
  }

  /** Whether it is asked by all that is known. */
  public boolean isKnownNow() {
    return knownAt.isEmpty();
  }

  /** Whether it is asked how things stand. */
  public boolean isNow() {
    return asOf.isEmpty() && knownAt.isEmpty();
  }

  /** The date as of which it is asked, as it was written. */
  public Optional<EdtfDate> date() {
    return asOf.map(EdtfDate::new);
  }
}
