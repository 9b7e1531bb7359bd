package org.engagementledger.dossiers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.DayRange;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.DossierEvent.ContactChanged;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.DescriptionAmended;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.events.DossierEvent.Recorded;
import org.engagementledger.events.PageLayout;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;

/**
 * Everything recorded on one country, as it stands after its events. The aggregate that decides,
 * the page of today, the page as of any date and a rebuild all get it from {@link #after}, so they
 * cannot disagree.
 *
 * @param name empty as long as no dossier was opened
 * @param entries in the order in which they were first recorded, retracted ones included
 * @param layout the page that was imported last
 * @param coming what there is already of a page whose last part is still to be recorded
 */
public record Dossier(
    CountryCode country,
    String name,
    String region,
    String subregion,
    List<Entry> entries,
    PageLayout layout,
    PageLayout coming) {
  /** The same entries, unmodifiable. */
  public Dossier {
    entries = List.copyOf(entries);
  }

  /** Before anything was recorded on the country. */
  public static Dossier unopened(CountryCode country) {
    return new Dossier(country, "", "", "", List.of(), PageLayout.NONE, PageLayout.NONE);
  }

  /** Whether it was opened. */
  public boolean isOpen() {
    return !name.isEmpty();
  }

  /**
   * The dossier once that was recorded; the one fold.
   *
   * @param recorded the latest day that had begun anywhere by then
   */
  public Dossier after(DossierEvent event, LocalDate recorded) {
    return switch (event) {
      case DossierOpened e -> described(e.name(), e.region(), e.subregion());
      case DescriptionAmended e -> described(e.name(), e.region(), e.subregion());
      case Recorded e -> with(Entry.first(e.entry(), e.fact(), recorded));
      case EntryAmended e -> with(e, entry -> entry.amended(e.fact(), recorded));
      case ContactChanged e -> with(e, entry -> entry.changed(e.fact(), recorded));
      case ContactRemoved e -> with(e, entry -> entry.removed(recorded));
      case EntryRetracted e -> with(e, Entry::retracted);
      case FollowUpCompleted e -> with(e, entry -> entry.ended(e.outcome(), e.date(), recorded));
      case PageImported e -> laidOut(e);
    };
  }

  /** The entry with that id, whether it stands or not. */
  public Optional<Entry> entry(EntryId id) {
    int index = indexOf(id);
    return index < 0 ? Optional.empty() : Optional.of(entries.get(index));
  }

  /** The index of the entry with that id; -1 if there is none. */
  public int indexOf(EntryId id) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).id().id().equals(id.id())) {
        return i;
      }
    }
    return -1;
  }

  /** The entries that stand, in the order in which they were first recorded. */
  public Stream<Entry> standing() {
    return entries.stream().filter(Entry::stands);
  }

  /** The facts of one sort that stand. */
  public <F extends Fact> Stream<F> facts(Class<F> sort) {
    return standing().map(Entry::fact).filter(sort::isInstance).map(sort::cast);
  }

  /** The first day on which what an entry says can have come: a promise with its engagement. */
  public LocalDate begun(Entry entry) {
    return entry.fact() instanceof FollowUp promise
        ? entry(promise.engagement())
            .filter(Entry::stands)
            .map(it -> it.fact().date().earliest())
            .orElse(LocalDate.MIN)
        : LocalDate.MIN;
  }

  /** What the state last said about an instrument. */
  public Optional<Position> position(InstrumentId instrument) {
    return last(Position.class, it -> it.instrument().equals(instrument));
  }

  /** What an attribute is today. */
  public Optional<Attribute> attribute(AttributeName name) {
    return last(Attribute.class, it -> it.name() == name);
  }

  /** Where the state stands on an instrument. */
  public Status status(InstrumentId instrument) {
    return position(instrument).map(Position::status).orElse(Status.UNKNOWN);
  }

  /**
   * The same as readers are shown it: without contacts, names of participants and what is internal.
   * A page's layout also holds what was found on it and is no entry, such as half an address.
   */
  public Dossier forReaders(DossierRedactions redactions) {
    return new Dossier(
        country,
        name,
        region,
        subregion,
        entries.stream().flatMap(entry -> entry.forReaders(redactions)).toList(),
        PageLayout.NONE,
        PageLayout.NONE);
  }

  /** The same with these entries in place of its own. */
  public Dossier holding(List<Entry> newEntries) {
    return new Dossier(country, name, region, subregion, newEntries, layout, coming);
  }

  private Dossier described(String newName, String newRegion, String newSubregion) {
    return new Dossier(country, newName, newRegion, newSubregion, entries, layout, coming);
  }

  private Dossier with(Entry entry) {
    List<Entry> more = new ArrayList<>(entries.size() + 1);
    more.addAll(entries);
    more.add(entry);
    return holding(more);
  }

  private Dossier with(AboutEntry event, UnaryOperator<Entry> change) {
    List<Entry> changed = new ArrayList<>(entries);
    int index = indexOf(event.entry());
    if (index >= 0) {
      changed.set(index, change.apply(changed.get(index)));
    }
    return holding(changed);
  }

  private <F extends Fact> Optional<F> last(Class<F> sort, Predicate<F> wanted) {
    List<Entry> said =
        standing()
            .filter(it -> sort.isInstance(it.fact()) && wanted.test(sort.cast(it.fact())))
            .toList();
    return DayRange.last(said, Entry::since).map(it -> sort.cast(it.fact()));
  }

  private Dossier laidOut(PageImported event) {
    PageLayout begun =
        event.part() == 1
            ? new PageLayout(event.file(), event.digest(), event.blocks())
            : coming.and(event.blocks());
    boolean complete = event.part() == event.parts();
    return new Dossier(
        country,
        name,
        region,
        subregion,
        entries,
        complete ? begun : layout,
        complete ? PageLayout.NONE : begun);
  }
}
