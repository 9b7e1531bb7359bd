package org.engagementledger.time;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.dossiers.Entry.Standing;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.time.EntryChange.ChangeKind;

/**
 * Finds out how two views of a dossier differ, the second of which knows all that the first does.
 */
record ChangesCalculation(
    KnownDossier earlier, DossierAsOf before, KnownDossier later, DossierAsOf after) {
  /** The dossier's own lines. */
  private record Description(String name, String region, String subregion) {
    static Description of(Dossier dossier) {
      return new Description(dossier.name(), dossier.region(), dossier.subregion());
    }
  }

  DossierChanges changes() {
    return new DossierChanges(
        before,
        after,
        FieldChange.between(Description.of(before.known()), Description.of(after.known())),
        added(earlier.descriptions(), later.descriptions()),
        statuses(),
        later.dossier().entries().stream().flatMap(this::entry).toList());
  }

  private List<StatusChange> statuses() {
    Set<InstrumentId> instruments = new LinkedHashSet<>();
    Stream.of(before, after)
        .flatMap(view -> view.statuses().stream())
        .forEach(status -> instruments.add(status.instrument()));
    return instruments.stream()
        .map(it -> new StatusChange(before.status(it), after.status(it)))
        .filter(it -> !Set.copyOf(it.before().possible()).equals(Set.copyOf(it.after().possible())))
        .toList();
  }

  private Stream<EntryChange> entry(Entry entry) {
    Optional<EntryAsOf> was = before.entry(entry.id());
    Optional<EntryAsOf> is = after.entry(entry.id());
    return kind(entry, was, is)
        .map(
            kind ->
                new EntryChange(
                    entry.id(), kind, was, is, fields(was, is), responsible(entry, was, is)))
        .stream();
  }

  private static Optional<ChangeKind> kind(
      Entry entry, Optional<EntryAsOf> was, Optional<EntryAsOf> is) {
    boolean wasThere = was.filter(EntryAsOf::isPresent).isPresent();
    boolean isThere = is.filter(EntryAsOf::isPresent).isPresent();
    if (wasThere && isThere) {
      return difference(was.orElseThrow(), is.orElseThrow());
    }
    if (isThere) {
      return Optional.of(
          entry.fact() instanceof Withdrawal ? ChangeKind.WITHDRAWN : ChangeKind.ADDED);
    }
    return wasThere ? Optional.of(gone(entry.standing())) : Optional.empty();
  }

  private static ChangeKind gone(Standing standing) {
    return switch (standing) {
      case RETRACTED -> ChangeKind.RETRACTED;
      case REMOVED -> ChangeKind.REMOVED;
      case STANDS -> ChangeKind.CHANGED;
    };
  }

  private static Optional<ChangeKind> difference(EntryAsOf was, EntryAsOf is) {
    if (was.facts().equals(is.facts()) && was.certainty() == is.certainty()) {
      return Optional.empty();
    }
    if (!was.fact().equals(is.fact()) || isSure(was) == isSure(is)) {
      return Optional.of(ChangeKind.CHANGED);
    }
    return Optional.of(isSure(is) ? ChangeKind.CERTAIN : ChangeKind.UNCERTAIN);
  }

  private static boolean isSure(EntryAsOf entry) {
    return entry.certainty() == Certainty.CERTAIN && entry.facts().size() == 1;
  }

  private static List<FieldChange> fields(Optional<EntryAsOf> was, Optional<EntryAsOf> is) {
    return was.isPresent() && is.isPresent()
        ? FieldChange.between((Record) was.get().fact(), (Record) is.get().fact())
        : List.of();
  }

  /**
   * What was recorded on the entry in between; else on those around it, which bound its date; else
   * what says that it happened in between.
   */
  private List<Long> responsible(Entry entry, Optional<EntryAsOf> was, Optional<EntryAsOf> is) {
    return Stream.of(
            recorded(entry.id()),
            around(entry),
            added(events(was), events(is)),
            events(is),
            events(was))
        .filter(events -> !events.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<Long> around(Entry entry) {
    return later.dossier().entries().stream()
        .filter(it -> !recorded(it.id()).isEmpty() && isAround(entry, it))
        .flatMap(it -> recorded(it.id()).stream())
        .sorted()
        .toList();
  }

  /** Whether both are of the same subject, or were before a correction moved the other. */
  private boolean isAround(Entry entry, Entry other) {
    return Stream.concat(Stream.of(other), earlier.dossier().entry(other.id()).stream())
        .anyMatch(it -> subject(it.fact()).equals(subject(entry.fact())));
  }

  /** What orders entries among each other; an entry that is alone is its own subject. */
  private static Object subject(Fact fact) {
    return switch (fact) {
      case Position it -> it.instrument();
      case Attribute it -> it.name();
      default -> fact;
    };
  }

  private List<Long> recorded(EntryId entry) {
    return added(earlier.versions(entry).events(), later.versions(entry).events());
  }

  private static List<Long> events(Optional<EntryAsOf> entry) {
    return entry.map(EntryAsOf::events).orElse(List.of());
  }

  private static List<Long> added(List<Long> to, List<Long> all) {
    return all.stream().filter(event -> !to.contains(event)).toList();
  }
}
