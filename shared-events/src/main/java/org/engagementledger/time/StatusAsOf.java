package org.engagementledger.time;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;

/**
 * Where a state stood on an instrument as of a day.
 *
 * @param possible the statuses of which one was the state's, in the order in which it took them;
 *     one that it can have taken several times stands where it took it last
 * @param positions the entries with which one of them began, in that order; none if only UNKNOWN is
 *     possible
 */
public record StatusAsOf(InstrumentId instrument, List<Status> possible, List<EntryId> positions) {
  /** The same lists, unmodifiable. */
  public StatusAsOf {
    possible = List.copyOf(possible);
    positions = List.copyOf(positions);
  }

  /**
   * Each of the statuses once, so that the last is the last: who endorsed, left and endorsed again
   * may have left, and last have endorsed.
   */
  public static List<Status> eachOnce(Stream<Status> inOrder) {
    LinkedHashSet<Status> once = new LinkedHashSet<>();
    inOrder.forEach(once::addLast);
    return List.copyOf(once);
  }

  /** The status that a position says. */
  public static Status of(Entry position) {
    return ((Position) position.fact()).status();
  }

  /** Nothing was said of the instrument. */
  static StatusAsOf unknown(InstrumentId instrument) {
    return new StatusAsOf(instrument, List.of(Status.UNKNOWN), List.of());
  }

  /** Whether the state had that status. */
  public Certainty is(Status status) {
    if (!possible.contains(status)) {
      return Certainty.ABSENT;
    }
    return possible.size() == 1 ? Certainty.CERTAIN : Certainty.POSSIBLE;
  }
}
