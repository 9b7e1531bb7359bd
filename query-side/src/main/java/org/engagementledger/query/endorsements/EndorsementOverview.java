package org.engagementledger.query.endorsements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.countries.Regions;
import org.engagementledger.dates.Certainty;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.engagementledger.problems.Problem;
import org.engagementledger.problems.SpellingSuggestions;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.query.readmodels.DossierProjection;
import org.engagementledger.query.readmodels.Projection;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.readmodels.store.ReadModelReader;
import org.engagementledger.query.references.ReferenceReader;
import org.engagementledger.text.Refusal;
import org.engagementledger.time.statuses.CountRange;
import org.engagementledger.time.statuses.InstrumentStatuses;
import org.engagementledger.time.statuses.StatusHistory;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The read model of where all states stood, in both times. */
@Component
public final class EndorsementOverview {
  private static final String NAME = "standings";

  private final ReadModelReader documents;
  private final ReferenceReader references;

  EndorsementOverview(ReadModelReader documents, ReferenceReader references) {
    this.documents = documents;
    this.references = references;
  }

  @Bean
  static Projection standingsProjection(JsonMapper json) {
    return new DossierProjection(
        NAME, 3, CountryStatusHistory::isChangedBy, CountryStatusHistory::of, json);
  }

  /** Every country with a dossier, or those of a region, by name; refuses what is no region. */
  List<CountryStatusHistory> countries(Optional<String> region, ReadModelCheckpoint at) {
    requireRegion(region, at);
    return all(at)
        .filter(country -> region.filter(it -> !country.isIn(it)).isEmpty())
        .sorted(Comparator.comparing(CountryStatusHistory::name))
        .toList();
  }

  private Stream<CountryStatusHistory> all(ReadModelCheckpoint at) {
    return documents.all(at, NAME, CountryStatusHistory.class).stream()
        .filter(country -> !country.name().isEmpty());
  }

  /** The regions in which countries with a dossier lie, and the parts of these. */
  public SortedSet<String> regions(ReadModelCheckpoint at) {
    return all(at)
        .flatMap(it -> Stream.of(it.region(), it.subregion()))
        .filter(it -> !it.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The region of each country with a dossier, by the country's code. */
  public Map<String, String> regionsOf(ReadModelCheckpoint at) {
    Map<String, String> regions = new LinkedHashMap<>();
    all(at).forEach(it -> regions.put(it.statuses().country().code(), it.region()));
    return regions;
  }

  /** The status that is asked for; refuses a question that makes no sense. */
  public Status wanted(
      StatusFilter which, Optional<InstrumentId> instrument, ReadModelCheckpoint at) {
    which.requireSense(instrument);
    requireKnown(which.place(), instrument, at);
    return which.wanted();
  }

  /**
   * Refuses a filter by what there is not, so that a slip of the pen is no answer: a region that is
   * neither one of the world nor named by a dossier, or an instrument that nothing was recorded of.
   */
  public void requireKnown(
      Optional<String> region, Optional<InstrumentId> instrument, ReadModelCheckpoint at) {
    requireRegion(region, at);
    instrument
        .filter(it -> references.at(at).instrument(it).isEmpty())
        .filter(it -> all(at).noneMatch(country -> country.statuses().isAbout(it)))
        .ifPresent(
            it -> {
              throw new Refusal(
                      "there is no instrument '%s'; known are %s".formatted(it, known(at)))
                  .at("/instrument");
            });
  }

  private void requireRegion(Optional<String> region, ReadModelCheckpoint at) {
    region
        .filter(it -> Regions.known().stream().noneMatch(it::equalsIgnoreCase))
        .filter(it -> regions(at).stream().noneMatch(it::equalsIgnoreCase))
        .ifPresent(
            it -> {
              SortedSet<String> known = regions(at);
              known.addAll(Regions.known());
              throw new Refusal(
                      "there is no region '%s'; known are %s (the nearest first)"
                          .formatted(it, String.join(", ", SpellingSuggestions.first(known, it))))
                  .at("/region");
            });
  }

  /** Where every country with a dossier stood, by name. */
  public List<CountryAsOf> asOf(AsOfParameters asked, ReadModelCheckpoint at) {
    return asOf(Optional.empty(), asked, at);
  }

  /** The same of those of a region. */
  public List<CountryAsOf> asOf(
      Optional<String> region, AsOfParameters asked, ReadModelCheckpoint at) {
    return countries(region, at).stream().map(it -> CountryAsOf.of(it, asked.times())).toList();
  }

  /** The codes of the same countries. */
  public List<CountryCode> codes(Optional<String> region, ReadModelCheckpoint at) {
    return countries(region, at).stream().map(it -> it.statuses().country()).toList();
  }

  /** Where the countries of a region, or all, stood on an instrument, by what was known then. */
  InstrumentStatuses standings(
      InstrumentId instrument, Optional<String> region, Instant knownAt, ReadModelCheckpoint at) {
    InstrumentId known = instrument(instrument, at).id();
    return InstrumentStatuses.known(
        knownAt,
        known,
        countries(region, at).stream().map(CountryStatusHistory::statuses).toList());
  }

  /** The countries among them that had that status, certainly or possibly, by name. */
  List<CountryStatus> standing(
      InstrumentStatuses among, Status status, LocalDate day, ReadModelCheckpoint at) {
    return countries(Optional.empty(), at).stream()
        .flatMap(country -> CountryStatus.of(country, status, day, among).stream())
        .toList();
  }

  /** Who came to have a status after a day and by the end of another, certainly or possibly. */
  public List<CountryStatus> joined(
      InstrumentId instrument,
      StatusFilter which,
      LocalDate after,
      LocalDate until,
      Instant knownAt,
      ReadModelCheckpoint at) {
    InstrumentStatuses standings = standings(instrument, which.place(), knownAt, at);
    return countries(which.place(), at).stream()
        .flatMap(country -> joined(country, which.wanted(), after, until, standings))
        .toList();
  }

  private static Stream<CountryStatus> joined(
      CountryStatusHistory country,
      Status status,
      LocalDate after,
      LocalDate until,
      InstrumentStatuses standings) {
    return standings.of(country.statuses().country()).stream()
        .filter(it -> it.status() == status)
        .map(it -> CountryStatus.of(country, it.began(after, until), it))
        .filter(it -> it.certainty() != Certainty.ABSENT)
        .sorted(Comparator.comparing(CountryStatus::certainty))
        .limit(1);
  }

  /** How many countries had endorsed each instrument. */
  Map<Instrument, CountRange> endorsed(AsOfParameters asked, ReadModelCheckpoint at) {
    List<StatusHistory> all =
        countries(Optional.empty(), at).stream().map(CountryStatusHistory::statuses).toList();
    Map<Instrument, CountRange> endorsed = new LinkedHashMap<>();
    for (Instrument instrument : instruments(at)) {
      InstrumentStatuses standings = InstrumentStatuses.known(asked.time(), instrument.id(), all);
      endorsed.put(instrument, standings.count(Status.ENDORSED, asked.day()));
    }
    return endorsed;
  }

  /**
   * The instrument with that id.
   *
   * @throws Problem that names those there are if there is none
   */
  public Instrument instrument(InstrumentId instrument, ReadModelCheckpoint at) {
    return references
        .at(at)
        .instrument(instrument)
        .orElseThrow(
            () ->
                new Problem(
                    HttpStatus.NOT_FOUND,
                    "no-such-instrument",
                    "There is no instrument '%s'; known are %s.".formatted(instrument, known(at))));
  }

  private String known(ReadModelCheckpoint at) {
    return String.join(", ", references.at(at).instruments().keySet());
  }

  /** The instruments there are, in the order in which they were recorded. */
  public Collection<Instrument> instruments(ReadModelCheckpoint at) {
    return references.at(at).instruments().values();
  }
}
