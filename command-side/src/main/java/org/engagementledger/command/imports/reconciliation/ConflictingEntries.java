package org.engagementledger.command.imports.reconciliation;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.engagementledger.command.imports.TextNormalizer;
import org.engagementledger.dates.DayRange;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Position;

/** Entries that say the same as a fact, perhaps of another date. */
final class ConflictingEntries {
  private ConflictingEntries() {}

  /**
   * The last entry that stands and says so; if there are several, one whose date lies within that
   * of the fact, or else one whose date agrees with it.
   */
  static Optional<Entry> of(Dossier dossier, Fact fact) {
    if (!(fact instanceof Position || fact instanceof Cosponsorship)) {
      return Optional.empty();
    }
    List<Entry> rivals = dossier.standing().filter(it -> isRival(it.fact(), fact)).toList();
    return rivals.stream()
        .filter(it -> isWithin(it, fact))
        .findFirst()
        .or(() -> last(rivals, it -> DayRange.of(it.fact()).contains(DayRange.of(fact))))
        .or(() -> last(rivals, it -> DayRange.of(it.fact()).overlaps(DayRange.of(fact))))
        .or(() -> last(rivals, it -> true));
  }

  /** An attribute that holds another text for the very days for which the fact gives one. */
  static Optional<Entry> otherText(Dossier dossier, Fact fact) {
    return fact instanceof Attribute says
        ? last(dossier.standing().toList(), it -> isOtherText(it.fact(), says))
        : Optional.empty();
  }

  private static boolean isOtherText(Fact entry, Attribute says) {
    return entry instanceof Attribute there
        && there.name() == says.name()
        && there.date().equals(says.date())
        && !TextNormalizer.folded(there.text()).equals(TextNormalizer.folded(says.text()));
  }

  private static Optional<Entry> last(List<Entry> entries, Predicate<Entry> which) {
    return entries.stream().filter(which).reduce((one, next) -> next);
  }

  /** Whether an entry says when it happened as exactly as the fact, or more so. */
  static boolean isWithin(Entry entry, Fact fact) {
    return DayRange.of(fact).contains(DayRange.of(entry.fact())) && !isSurer(fact, entry.fact());
  }

  /** Whether of two dates that mean the same days one is in less doubt. */
  private static boolean isSurer(Fact one, Fact other) {
    return DayRange.of(one).equals(DayRange.of(other)) && one.date().isSurerThan(other.date());
  }

  /**
   * Whether a fact says when it happened more exactly than an entry, and contradicts neither its
   * date nor the day by which that was recorded.
   */
  static boolean isMoreExact(Fact fact, Entry entry) {
    return DayRange.of(entry.fact()).contains(DayRange.of(fact))
        && !fact.date().earliest().isAfter(entry.since().latest())
        && !isSurer(entry.fact(), fact);
  }

  /** Whether a fact says no more of when it happened than an entry; what lasts does. */
  static boolean isLessExact(Fact fact, Entry entry) {
    return fact.lastDay().isEmpty() && isWithin(entry, fact);
  }

  private static boolean isRival(Fact one, Fact other) {
    if (one instanceof Position a && other instanceof Position b) {
      return a.instrument().equals(b.instrument()) && a.status() == b.status();
    }
    return one instanceof Cosponsorship a
        && other instanceof Cosponsorship b
        && a.resolution().equals(b.resolution());
  }
}
