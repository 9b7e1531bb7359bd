package org.engagementledger.time.statuses;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dates.DayRange;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.engagementledger.time.statuses.DailyCounts.CountedDays;

/**
 * That a state had a status for a while, and for how long the ledger said so.
 *
 * @param entry the position that says so; empty for UNKNOWN, before the first
 * @param date that position's date, as written
 * @param begun the days on which the status can have begun
 * @param ended the days on which it can have ended; empty if it goes on
 * @param knownFrom when the ledger began to say so
 * @param knownUntil when it ceased to; empty if it still does
 */
public record StatusInterval(
    InstrumentId instrument,
    Status status,
    Optional<EntryId> entry,
    EdtfDate date,
    DayRange begun,
    Optional<DayRange> ended,
    Instant knownFrom,
    Optional<Instant> knownUntil) {
  static final Comparator<StatusInterval> IN_ORDER =
      Comparator.comparing(StatusInterval::begun).thenComparing(it -> it.possible().until());

  private static final DayRange ALWAYS = new DayRange(LocalDate.MIN, LocalDate.MIN);

  /** Whether the state had the status at the end of that day. */
  public Certainty on(LocalDate day) {
    if (certain().holds(day)) {
      return Certainty.CERTAIN;
    }
    return possible().holds(day) ? Certainty.POSSIBLE : Certainty.ABSENT;
  }

  /** Whether the status began after one day and by the end of another. */
  public Certainty began(LocalDate after, LocalDate until) {
    if (!begun.latest().isAfter(after) || begun.earliest().isAfter(until)) {
      return Certainty.ABSENT;
    }
    return begun.earliest().isAfter(after) && !begun.latest().isAfter(until)
        ? Certainty.CERTAIN
        : Certainty.POSSIBLE;
  }

  /** Whether the ledger said so at that time. */
  public boolean isKnownAt(Instant time) {
    return !knownFrom.isAfter(time) && knownUntil.filter(until -> !until.isAfter(time)).isEmpty();
  }

  /** Before the state took its first position on an instrument. */
  static StatusInterval unknown(
      InstrumentId instrument, Optional<DayRange> until, Instant knownFrom) {
    return new StatusInterval(
        instrument,
        Status.UNKNOWN,
        Optional.empty(),
        EdtfDate.UNKNOWN,
        ALWAYS,
        until,
        knownFrom,
        Optional.empty());
  }

  /** The days on which the state certainly had the status. */
  CountedDays certain() {
    return new CountedDays(begun.latest(), ended.map(DayRange::earliest).orElse(LocalDate.MAX));
  }

  /** The days on which the state possibly had the status. */
  CountedDays possible() {
    return new CountedDays(begun.earliest(), ended.map(DayRange::latest).orElse(LocalDate.MAX));
  }

  boolean isStillKnown() {
    return knownUntil.isEmpty();
  }

  boolean saysTheSameAs(StatusInterval other) {
    return equals(other.knownBetween(knownFrom, knownUntil));
  }

  StatusInterval knownBetween(Instant from, Optional<Instant> until) {
    return new StatusInterval(instrument, status, entry, date, begun, ended, from, until);
  }
}
