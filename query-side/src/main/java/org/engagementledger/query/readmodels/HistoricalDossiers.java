package org.engagementledger.query.readmodels;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dossiers.DossierRedactions;
import org.engagementledger.events.DossierEvent;
import org.springframework.stereotype.Component;

/** Dossiers by what was known at an earlier time, read from the log. */
@Component
public final class HistoricalDossiers {
  /** Of the dossiers that are read at once. */
  private static final long MOST_EVENTS = DossierCache.asManyAsFitInto(8);

  /** Events of one stream are scattered over commits, which are read whole for each of them. */
  private static final int DEARER_BY_STREAM = 8;

  private final ProjectedLog log;

  /** A country with every event of its own, in their order. */
  public record CountryEvents(CountryCode country, List<StoredEvent> events) {}

  HistoricalDossiers(ProjectedLog log) {
    this.log = log;
  }

  /** The chronicle of a country by what was recorded until then, read from the ledger. */
  public TrackedDossier at(CountryCode country, Instant time) {
    return TrackedDossier.unopened(country).after(log.recorded(country.code(), time));
  }

  /** The chronicle of a country by those of its events that were recorded until then. */
  public TrackedDossier at(CountryCode country, Instant time, List<StoredEvent> events) {
    return TrackedDossier.unopened(country)
        .after(events.stream().takeWhile(event -> !event.time().isAfter(time)).toList());
  }

  /** The chronicle of a country by all events recorded so far. */
  public TrackedDossier now(CountryCode country) {
    return TrackedDossier.unopened(country).after(events(country));
  }

  /** What readers are not shown of a country, by all of its events that can be read. */
  public static DossierRedactions redactions(List<StoredEvent> events) {
    return DossierRedactions.by(
        events.stream().filter(StoredEvent::isReadable).map(it -> (DossierEvent) it.event()));
  }

  /** Every event of a country, in their order. */
  public List<StoredEvent> events(CountryCode country) {
    return log.before(country.code(), Integer.MAX_VALUE);
  }

  /** The same of each country, one after the other, and of as many at once as fit into memory. */
  public Stream<CountryEvents> events(List<CountryCode> countries) {
    return shares(countries).stream().flatMap(this::told);
  }

  private record Share(List<CountryCode> countries, long events) {
    static final Share NOTHING = new Share(List.of(), 0);

    Share and(CountryCode country, long more) {
      List<CountryCode> all = Stream.concat(countries.stream(), Stream.of(country)).toList();
      return new Share(all, events + more);
    }
  }

  private List<Share> shares(List<CountryCode> countries) {
    List<Share> shares = new ArrayList<>();
    Share share = Share.NOTHING;
    for (CountryCode country : countries) {
      long events = log.count(country.code(), 0);
      if (share.events() + events > MOST_EVENTS) {
        shares.add(share);
        share = Share.NOTHING;
      }
      share = share.and(country, events);
    }
    shares.add(share);
    return shares;
  }

  private Stream<CountryEvents> told(Share share) {
    if (share.events() * DEARER_BY_STREAM < log.end()) {
      return share.countries().stream().map(it -> new CountryEvents(it, events(it)));
    }
    Map<String, List<StoredEvent>> all =
        log.streams(share.countries().stream().map(CountryCode::code).toList());
    return share.countries().stream()
        .map(it -> new CountryEvents(it, all.getOrDefault(it.code(), List.of())));
  }
}
