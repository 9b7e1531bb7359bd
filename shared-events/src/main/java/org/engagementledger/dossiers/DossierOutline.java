package org.engagementledger.dossiers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.DayRange;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Entry.Standing;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.Stating;
import org.engagementledger.events.PageLayout;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;

/**
 * A dossier as far as commands are decided on it. Engagements are many and long, and no rule looks
 * through them; so of each it has only where in the stream is said what it holds. Of pages it has
 * only which one is still to be completed.
 *
 * <p>What an event does is what {@link Dossier#after} makes of the dossier with no other engagement
 * than the one it is about, since no event changes another entry.
 */
public final class DossierOutline {
  /** Stands for what an engagement holds, wherever that does not matter. */
  private static final Engagement UNREAD =
      Engagement.told(EngagementKind.OTHER, EdtfDate.UNKNOWN, "unread");

  private final Map<String, EngagementRef> engagements;
  private Dossier rest;

  /**
   * An engagement.
   *
   * @param sequence of the event that says what it holds
   */
  private record EngagementRef(long sequence, int version, Standing standing) {
    /** Most stand as they were recorded, and say no more than where. */
    static EngagementRef of(String text) {
      if (text.indexOf(',') < 0) {
        return new EngagementRef(Long.parseLong(text), 1, Standing.STANDS);
      }
      String[] parts = text.split(",", 3);
      return new EngagementRef(
          Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Standing.valueOf(parts[2]));
    }

    /** Nothing is decided by when an engagement was recorded, so its days are those of its date. */
    Entry entry(EntryId id, Fact fact) {
      DayRange days = fact.date().recordedBy(LocalDate.MAX);
      return new Entry(id, fact, version, standing, List.of(days));
    }

    String text() {
      return version == 1 && standing == Standing.STANDS
          ? Long.toString(sequence)
          : sequence + "," + version + "," + standing;
    }
  }

  /**
   * An outline as it is kept.
   *
   * @param rest the dossier without its engagements
   * @param engagements in one text, since ten thousand members of JSON take long to read
   */
  public record OutlineSnapshot(Dossier rest, String engagements) {
    /** Refuses what is no such text, so that it is not taken for a snapshot. */
    public OutlineSnapshot {
      var unused = read(engagements);
    }
  }

  /** Before anything was recorded on the country. */
  public DossierOutline(CountryCode country) {
    this(new OutlineSnapshot(Dossier.unopened(country), ""));
  }

  /** Goes on from an outline that was kept. */
  public DossierOutline(OutlineSnapshot kept) {
    rest = kept.rest();
    engagements = read(kept.engagements());
  }

  /** Whose dossier it is. */
  public CountryCode country() {
    return rest.country();
  }

  /** The outline so far. */
  public OutlineSnapshot kept() {
    return new OutlineSnapshot(
        rest,
        engagements.entrySet().stream()
            .map(it -> it.getKey() + "," + it.getValue().text())
            .collect(Collectors.joining(" ")));
  }

  /** Goes on by the event with that sequence, which was recorded by that day. */
  public void take(DossierEvent event, long sequence, LocalDate recorded) {
    if (event instanceof AboutEntry about && isAboutEngagement(about)) {
      engagements.put(about.entry().id(), told(about, sequence, recorded));
    } else {
      rest = withoutPages(rest.after(event, recorded));
    }
  }

  /**
   * The dossier with no other engagements than those of some ids, and those in which some of them
   * were promised.
   *
   * @param said what the event with a sequence says
   */
  public Dossier with(Stream<EntryId> ids, LongFunction<Fact> said) {
    List<Entry> read =
        ids.flatMap(id -> Stream.concat(Stream.of(id), promisedIn(id)))
            .distinct()
            .flatMap(id -> engagement(id, said).stream())
            .toList();
    if (read.isEmpty()) {
      return rest;
    }
    List<Entry> entries = new ArrayList<>(rest.entries());
    entries.addAll(read);
    return rest.holding(entries);
  }

  private Stream<EntryId> promisedIn(EntryId id) {
    return rest.entry(id).map(Entry::fact).stream()
        .filter(FollowUp.class::isInstance)
        .map(it -> ((FollowUp) it).engagement());
  }

  private Optional<Entry> engagement(EntryId id, LongFunction<Fact> said) {
    return Optional.ofNullable(engagements.get(id.id()))
        .map(it -> it.entry(id, said.apply(it.sequence())));
  }

  private boolean isAboutEngagement(AboutEntry event) {
    return event instanceof EngagementRecorded || engagements.containsKey(event.entry().id());
  }

  private EngagementRef told(AboutEntry event, long sequence, LocalDate recorded) {
    EngagementRef before = engagements.get(event.entry().id());
    Dossier around = rest.holding(engagement(event.entry(), any -> UNREAD).stream().toList());
    Entry after = around.after(event, recorded).entry(event.entry()).orElseThrow();
    long said = before == null || event instanceof Stating ? sequence : before.sequence();
    return new EngagementRef(said, after.version(), after.standing());
  }

  private static Map<String, EngagementRef> read(String engagements) {
    Map<String, EngagementRef> read = new LinkedHashMap<>();
    int next;
    for (int from = 0; from < engagements.length(); from = next + 1) {
      int space = engagements.indexOf(' ', from);
      next = space < 0 ? engagements.length() : space;
      String engagement = engagements.substring(from, next);
      int comma = engagement.indexOf(',');
      read.put(engagement.substring(0, comma), EngagementRef.of(engagement.substring(comma + 1)));
    }
    return read;
  }

  private static Dossier withoutPages(Dossier dossier) {
    PageLayout coming = dossier.coming();
    return new Dossier(
        dossier.country(),
        dossier.name(),
        dossier.region(),
        dossier.subregion(),
        dossier.entries(),
        PageLayout.NONE,
        new PageLayout(coming.file(), coming.digest(), List.of()));
  }
}
