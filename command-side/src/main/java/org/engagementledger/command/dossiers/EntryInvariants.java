package org.engagementledger.command.dossiers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.engagementledger.dates.DayRange;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.FollowUp;

/**
 * What must hold within one entry: what it held one after the other came in that order. A promise
 * is not made before the engagement in which it is made began, and does not end before it was made;
 * the details of a contact do not change before they were so.
 */
final class EntryInvariants {
  private EntryInvariants() {}

  /**
   * What does not hold of an entry and of what was promised in it, a sentence for each that came
   * too early; none if the entry is gone.
   */
  static List<String> broken(Dossier dossier, EntryId id) {
    return Stream.concat(
            dossier.entry(id).stream(), dossier.standing().filter(it -> isPromisedIn(id, it)))
        .filter(Entry::stands)
        .flatMap(it -> broken(it, dossier.begun(it)).stream())
        .toList();
  }

  /** Whether the entry is a promise that was made in that engagement. */
  static boolean isPromisedIn(EntryId engagement, Entry entry) {
    return entry.fact() instanceof FollowUp it && it.engagement().equals(engagement);
  }

  private static List<String> broken(Entry entry, LocalDate first) {
    List<String> broken = new ArrayList<>();
    LocalDate begun = first;
    for (DayRange days : entry.days()) {
      begun = begun.isBefore(days.earliest()) ? days.earliest() : begun;
      if (days.latest().isBefore(first)) {
        broken.add(tooEarly(first, days.latest()));
      } else if (days.latest().isBefore(begun)) {
        broken.add(sentence(entry, begun, days.latest()));
      }
    }
    return broken;
  }

  private static String tooEarly(LocalDate first, LocalDate then) {
    return ("what was promised in the engagement would have been so by %s, before the engagement"
            + " began (%s at the earliest); give a later date, or amend that of the engagement")
        .formatted(PositionInvariants.DAY.format(then), PositionInvariants.DAY.format(first));
  }

  private static String sentence(Entry entry, LocalDate begun, LocalDate then) {
    String by = PositionInvariants.DAY.format(then);
    return entry.fact() instanceof Contact
        ? ("these details of the contact would be so by %s, before those that they follow (%s);"
                + " give the day of the change, or amend the entry if it was wrong")
            .formatted(by, PositionInvariants.DAY.format(begun))
        : ("this follow-up had ended by %s, so it cannot have been promised %s; give an earlier"
                + " date, or amend its state to OPEN if it has not ended")
            .formatted(by, entry.fact().date());
  }
}
