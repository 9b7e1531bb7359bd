package org.engagementledger.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
import org.engagementledger.events.Entry.Standing;
import org.engagementledger.events.Fact.FollowUp;
import org.engagementledger.events.Fact.Position;

/**
 * Everything recorded on one country, as it stands after its events. The aggregate that decides,
 * the page of today, the page as of any date and a rebuild all get it from {@link #after}, so they
 * cannot disagree.
 *
 * @param name empty as long as no dossier was opened
 * @param entries in the order in which they were first recorded, retracted ones included
 * @param layout the page that was imported last
 */
public record Dossier(
    CountryCode country,
    String name,
    String region,
    String subregion,
    List<Entry> entries,
    PageLayout layout) {
  /** The same entries, unmodifiable. */
  public Dossier {
    entries = List.copyOf(entries);
  }

  /** Before anything was recorded on the country. */
  public static Dossier unopened(CountryCode country) {
    return new Dossier(country, "", "", "", List.of(), PageLayout.NONE);
  }

  /** Whether it was opened. */
  public boolean isOpen() {
    return !name.isEmpty();
  }

  /** The dossier once that was recorded; the one fold. */
  public Dossier after(DossierEvent event) {
    return switch (event) {
      case DossierOpened e -> described(e.name(), e.region(), e.subregion());
      case DescriptionAmended e -> described(e.name(), e.region(), e.subregion());
      case Recorded e -> with(Entry.first(e.entry(), e.fact()));
      case EntryAmended e -> with(e, entry -> entry.amended(e.fact()));
      case ContactChanged e -> with(e, entry -> entry.amended(e.fact()));
      case ContactRemoved e -> with(e, entry -> entry.as(Standing.REMOVED));
      case EntryRetracted e -> with(e, entry -> entry.as(Standing.RETRACTED));
      case FollowUpCompleted e -> with(e, entry -> ended(entry, e));
      case PageImported e -> laidOut(e);
    };
  }

  /** The entry with that id, whether it stands or not. */
  public Optional<Entry> entry(EntryId id) {
    return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /** The entries that stand, in the order in which they were first recorded. */
  public Stream<Entry> standing() {
    return entries.stream().filter(Entry::stands);
  }

  /** The facts of one sort that stand. */
  public <F extends Fact> Stream<F> facts(Class<F> sort) {
    return standing().map(Entry::fact).filter(sort::isInstance).map(sort::cast);
  }

  /** What the state last said about an instrument: the last recorded, unless it was earlier. */
  public Optional<Position> position(InstrumentId instrument) {
    return facts(Position.class)
        .filter(position -> position.instrument().equals(instrument))
        .reduce((one, next) -> one.date().certainlyAfter(next.date()) ? one : next);
  }

  /** Where the state stands on an instrument. */
  public Status status(InstrumentId instrument) {
    return position(instrument).map(Position::status).orElse(Status.UNKNOWN);
  }

  private Dossier described(String newName, String newRegion, String newSubregion) {
    return new Dossier(country, newName, newRegion, newSubregion, entries, layout);
  }

  private Dossier with(Entry entry) {
    List<Entry> more = new ArrayList<>(entries.size() + 1);
    more.addAll(entries);
    more.add(entry);
    return new Dossier(country, name, region, subregion, more, layout);
  }

  private Dossier with(AboutEntry event, UnaryOperator<Entry> change) {
    List<Entry> changed = new ArrayList<>(entries);
    changed.replaceAll(entry -> entry.id().equals(event.entry()) ? change.apply(entry) : entry);
    return new Dossier(country, name, region, subregion, changed, layout);
  }

  private static Entry ended(Entry entry, FollowUpCompleted event) {
    return entry.fact() instanceof FollowUp followUp
        ? entry.amended(followUp.ended(event.outcome()))
        : entry;
  }

  private Dossier laidOut(PageImported event) {
    PageLayout newLayout =
        event.continued()
            ? layout.and(event.blocks())
            : new PageLayout(event.file(), event.digest(), event.blocks());
    return new Dossier(country, name, region, subregion, entries, newLayout);
  }
}
