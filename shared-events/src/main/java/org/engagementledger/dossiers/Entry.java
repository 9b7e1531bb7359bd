package org.engagementledger.dossiers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.engagementledger.dates.DayRange;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Fact.FollowUp.State;

/**
 * One recorded fact as it stands after its amendments.
 *
 * @param version how often it was recorded or amended; 1 at first
 * @param days on which it can have come to hold what it held, one after the other; the last are
 *     those of the fact, of a promise's end, or of the removal. None is later than the day by which
 *     that date was recorded
 */
public record Entry(EntryId id, Fact fact, int version, Standing standing, List<DayRange> days) {
  /** The same days, unmodifiable; there are some. */
  public Entry {
    days = List.copyOf(days);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("the entry " + id + " came on no day");
    }
  }

  /** Whether an entry counts. */
  public enum Standing {
    /** It counts. */
    STANDS,
    /** It should never have been there. */
    RETRACTED,
    /** It was so, and is no longer: a contact that left. */
    REMOVED
  }

  /** What is shown of an entry to whoever asks for it alone. */
  public record Shown(EntryId id, Fact fact, int version, Standing standing) {}

  static Entry first(EntryId id, Fact fact, LocalDate recorded) {
    List<DayRange> days = List.of(fact.date().recordedBy(recorded));
    return new Entry(id, fact, 1, Standing.STANDS, ofPromise(fact, days, recorded));
  }

  /** Whether it counts. */
  public boolean stands() {
    return standing == Standing.STANDS;
  }

  /** The days on which it can have come to hold what it holds. */
  public DayRange since() {
    return days.getLast();
  }

  /** The days from the first to the last on which it may have been going on. */
  public DayRange ongoing() {
    LocalDate latest = fact.lastDay().map(EdtfDate::latest).orElse(since().latest());
    return new DayRange(since().earliest(), latest);
  }

  /** The entry without its days. */
  public Shown shown() {
    return new Shown(id, fact, version, standing);
  }

  Stream<Entry> forReaders(DossierRedactions redactions) {
    return redactions
        .shown(id, fact)
        .map(it -> new Entry(id, it, version, standing, days))
        .stream();
  }

  /** The same, put right. A date that stays as it was was recorded when it was. */
  Entry amended(Fact newFact, LocalDate recorded) {
    List<DayRange> corrected = new ArrayList<>(days);
    if (!newFact.date().equals(fact.date())) {
      corrected.set(indexOf(newFact), newFact.date().recordedBy(recorded));
    }
    return holding(newFact, ofPromise(newFact, corrected, recorded));
  }

  /** The same with another fact from its date on; an entry that does not stand is put right. */
  Entry changed(Fact newFact, LocalDate recorded) {
    return stands()
        ? holding(newFact, then(newFact.date().recordedBy(recorded)))
        : amended(newFact, recorded);
  }

  /** The same with the promise ended; an entry that is none stays. */
  Entry ended(State outcome, EdtfDate date, LocalDate recorded) {
    return fact instanceof FollowUp promise
        ? holding(promise.ended(outcome), then(date.recordedBy(recorded)))
        : this;
  }

  Entry removed(LocalDate recorded) {
    DayRange that = new DayRange(recorded, recorded);
    return new Entry(id, fact, version, Standing.REMOVED, then(that));
  }

  Entry retracted() {
    return new Entry(id, fact, version, Standing.RETRACTED, days);
  }

  private Entry holding(Fact newFact, List<DayRange> newDays) {
    return new Entry(id, newFact, version + 1, standing, newDays);
  }

  private List<DayRange> then(DayRange next) {
    List<DayRange> more = new ArrayList<>(days);
    more.add(next);
    return more;
  }

  /** Which of the days are those of the fact's own date. */
  private int indexOf(Fact newFact) {
    int last = standing == Standing.REMOVED ? days.size() - 2 : days.size() - 1;
    return newFact instanceof FollowUp ? 0 : Math.max(0, last);
  }

  /** A promise is made, and ended if it is not open: when that is known, or some time. */
  private static List<DayRange> ofPromise(Fact fact, List<DayRange> days, LocalDate recorded) {
    if (!(fact instanceof FollowUp promise)) {
      return days;
    }
    if (promise.state() == State.OPEN) {
      return List.of(days.getFirst());
    }
    DayRange end = days.size() > 1 ? days.getLast() : EdtfDate.UNKNOWN.recordedBy(recorded);
    return List.of(days.getFirst(), end);
  }
}
