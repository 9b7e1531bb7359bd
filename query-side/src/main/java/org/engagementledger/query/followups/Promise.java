package org.engagementledger.query.followups;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.query.followups.PromiseDocument.End;

/**
 * Something that was promised, as it stands today.
 *
 * @param name the country's name
 * @param overdue whether it is open and the day it was due by has ended everywhere; only possibly
 *     if that date is not exact and may lie later
 * @param end how it ended; empty if it is open
 * @param version how many events there are about it
 * @param changed when the last of them was recorded
 */
record Promise(
    CountryCode country,
    String name,
    EntryId entry,
    FollowUp followUp,
    Certainty overdue,
    Optional<End> end,
    int version,
    Instant changed) {
  static Promise of(PromiseDocument it, FollowUp followUp, LocalDate ended) {
    return new Promise(
        it.country(),
        it.country().englishName(),
        it.entry(),
        followUp,
        overdue(followUp, ended),
        it.end(),
        it.events(),
        it.changed());
  }

  /** Whether it is open and a day is said by which it is due. */
  static Certainty overdue(FollowUp promise, LocalDate ended) {
    boolean isToCome = promise.state() == FollowUp.State.OPEN && isDated(promise);
    return isToCome ? promise.due().onOrBefore(ended) : Certainty.ABSENT;
  }

  /** Whether it is overdue, certainly or possibly. */
  public boolean isLate() {
    return overdue != Certainty.ABSENT;
  }

  /** Whether it is overdue for certain. */
  public boolean isCertainlyOverdue() {
    return overdue == Certainty.CERTAIN;
  }

  /** Whether anything is said of when it is due. */
  public boolean isDated() {
    return isDated(followUp);
  }

  /** Whether it is still to be done. */
  public boolean isOpen() {
    return followUp.state() == FollowUp.State.OPEN;
  }

  private static boolean isDated(FollowUp promise) {
    return !promise.due().equals(EdtfDate.UNKNOWN);
  }
}
