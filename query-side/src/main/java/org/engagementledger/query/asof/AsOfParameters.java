package org.engagementledger.query.asof;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.query.readmodels.StoredEvent;
import org.engagementledger.time.BitemporalPoint;

/**
 * As of which day something is asked, and by what was known when.
 *
 * @param times both, where nothing is said now
 * @param asOf as it was written, if it was
 * @param knownAt as it was written, if it was
 * @param history every event of the dossier that is asked for, if they had to be read to tell
 */
public record AsOfParameters(
    BitemporalPoint times,
    Optional<String> asOf,
    Optional<String> knownAt,
    Optional<List<StoredEvent>> history) {
  /** A question as of a day, by what was known at a time, as they were written; each now if not. */
  public static AsOfParameters of(Optional<String> asOf, Optional<String> knownAt, Instant now) {
    return new AsOfParameters(
        BitemporalPoint.of(asOf, knownAt, now), asOf, knownAt, Optional.empty());
  }

  AsOfParameters having(Optional<List<StoredEvent>> events) {
    return new AsOfParameters(times, asOf, knownAt, events);
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
