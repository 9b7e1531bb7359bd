package org.engagementledger.command.dossiers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.engagementledger.events.DayRange;
import org.engagementledger.events.Entry;
import org.engagementledger.events.Fact.Contact;

/**
 * What must hold within one entry: what it held one after the other came in that order. A promise
 * does not end before it was made, and the details of a contact do not change before they were so.
 */
final class EntryLaws {
  private EntryLaws() {}

  /** What does not hold, a sentence for each that came too early; none if the entry is gone. */
  static List<String> broken(Optional<Entry> entry) {
    return entry.filter(Entry::stands).map(EntryLaws::broken).orElse(List.of());
  }

  private static List<String> broken(Entry entry) {
    List<String> broken = new ArrayList<>();
    LocalDate begun = LocalDate.MIN;
    for (DayRange days : entry.days()) {
      begun = begun.isBefore(days.earliest()) ? days.earliest() : begun;
      if (days.latest().isBefore(begun)) {
        broken.add(sentence(entry, begun, days.latest()));
      }
    }
    return broken;
  }

  private static String sentence(Entry entry, LocalDate begun, LocalDate then) {
    String by = PositionLaws.DAY.format(then);
    return entry.fact() instanceof Contact
        ? ("these details of the contact would be so by %s, before those that they follow (%s);"
                + " give the day of the change, or amend the entry if it was wrong")
            .formatted(by, PositionLaws.DAY.format(begun))
        : ("this follow-up had ended by %s, so it cannot have been promised %s; give an earlier"
                + " date, or amend its state to OPEN if it has not ended")
            .formatted(by, entry.fact().date());
  }
}
