package org.engagementledger.command.imports;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.dates.DayRange;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.history.DossierHistory.AttributedEvent;

/**
 * What people took back. It stays taken back, whatever page or table says the same again; what an
 * import itself took back, since a page no longer had it, does not count.
 */
public final class Retractions {
  private record Retraction(String actor, String reason) {
    String why() {
      return reason.isBlank() ? "" : " (\u201C" + reason + "\u201D)";
    }
  }

  private final Map<EntryId, Retraction> byPeople = new HashMap<>();

  /** Takes the next event of the dossier into account. */
  public void take(AttributedEvent event) {
    if (PageImportIds.isImport(event.id())) {
      return;
    }
    if (event.event() instanceof EntryRetracted it) {
      byPeople.put(it.entry(), new Retraction(event.actor(), it.reason()));
    } else if (event.event() instanceof ContactRemoved it) {
      byPeople.put(it.entry(), new Retraction(event.actor(), event.reason()));
    }
  }

  /** Whether nobody took anything back. */
  public boolean isEmpty() {
    return byPeople.isEmpty();
  }

  /** Why a fact is not recorded: a sentence that says who took the same back; empty if nobody. */
  public Optional<String> of(Dossier dossier, Fact fact) {
    return entry(dossier, fact).flatMap(this::sentence);
  }

  /** The entry that says the same, and that somebody took back. */
  public Optional<EntryId> entry(Dossier dossier, Fact fact) {
    return dossier.entries().stream()
        .filter(it -> !it.stands() && saysTheSame(it.fact(), fact))
        .map(Entry::id)
        .filter(byPeople::containsKey)
        .reduce((one, later) -> later);
  }

  /** Who took an entry back, and why; empty if that was no person. */
  public Optional<String> sentence(EntryId entry) {
    return Optional.ofNullable(byPeople.get(entry))
        .map(it -> "was taken back by " + it.actor() + it.why() + ", and stays so");
  }

  /** Whether an entry that may say the same is among those that were taken back. */
  public static boolean areNeeded(Dossier dossier, Fact fact) {
    return dossier.entries().stream().anyMatch(it -> !it.stands() && saysTheSame(it.fact(), fact));
  }

  public static boolean saysTheSame(Fact one, Fact other) {
    return switch (one) {
      case Position a ->
          other instanceof Position b
              && a.instrument().equals(b.instrument())
              && a.status() == b.status()
              && overlap(a, b);
      case Cosponsorship a ->
          other instanceof Cosponsorship b && a.resolution().equals(b.resolution());
      case Attribute a ->
          other instanceof Attribute b
              && a.name() == b.name()
              && FactMerge.isSameForm(a.text(), b.text())
              && overlap(a, b);
      case Engagement a ->
          other instanceof Engagement b
              && TextNormalizer.folded(FactSimilarity.told(a))
                  .equals(TextNormalizer.folded(FactSimilarity.told(b)))
              && !FactMerge.areApart(a, b)
              && overlap(a, b);
      case Contact a ->
          other instanceof Contact b && FactSimilarity.lines(a).equals(FactSimilarity.lines(b));
      default -> false;
    };
  }

  static boolean overlap(Fact one, Fact other) {
    return DayRange.of(one).overlaps(DayRange.of(other));
  }
}
