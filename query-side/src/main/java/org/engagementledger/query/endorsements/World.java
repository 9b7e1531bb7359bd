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
import org.engagementledger.events.Certainty;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Instrument;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.Refusal;
import org.engagementledger.events.Regions;
import org.engagementledger.events.Status;
import org.engagementledger.problems.Nearest;
import org.engagementledger.problems.Problem;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Documents;
import org.engagementledger.query.projections.DossierProjection;
import org.engagementledger.query.projections.Projection;
import org.engagementledger.query.references.KnownReferences;
import org.engagementledger.query.time.Asked;
import org.engagementledger.time.Bounds;
import org.engagementledger.time.Standings;
import org.engagementledger.time.StatusHistory;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The read model of where all states stood, in both times. */
@Component
public final class World {
  private static final String NAME = "standings";

  private final Documents documents;
  private final KnownReferences references;

  World(Documents documents, KnownReferences references) {
    this.documents = documents;
    this.references = references;
  }

  @Bean
  static Projection standingsProjection(JsonMapper json) {
    return new DossierProjection(
        NAME, 3, CountryStandings::isChangedBy, CountryStandings::of, json);
  }

  /** Every country with a dossier, or those of a region, by name; refuses what is no region. */
  List<CountryStandings> countries(Optional<String> region, Catalogue at) {
    requireRegion(region, at);
    return all(at)
        .filter(country -> region.filter(it -> !country.isIn(it)).isEmpty())
        .sorted(Comparator.comparing(CountryStandings::name))
        .toList();
  }

  private Stream<CountryStandings> all(Catalogue at) {
    return documents.all(at, NAME, CountryStandings.class).stream()
        .filter(country -> !country.name().isEmpty());
  }

  /** The regions in which countries with a dossier lie, and the parts of these. */
  public SortedSet<String> regions(Catalogue at) {
    return all(at)
        .flatMap(it -> Stream.of(it.region(), it.subregion()))
        .filter(it -> !it.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The region of each country with a dossier, by the country's code. */
  public Map<String, String> regionsOf(Catalogue at) {
    Map<String, String> regions = new LinkedHashMap<>();
    all(at).forEach(it -> regions.put(it.statuses().country().code(), it.region()));
    return regions;
  }

  /** The status that is asked for; refuses a question that makes no sense. */
  public Status wanted(Which which, Optional<InstrumentId> instrument, Catalogue at) {
    which.requireSense(instrument);
    requireKnown(which.place(), instrument, at);
    return which.wanted();
  }

  /**
   * Refuses a filter by what there is not, so that a slip of the pen is no answer: a region that is
   * neither one of the world nor named by a dossier, or an instrument that nothing was recorded of.
   */
  public void requireKnown(
      Optional<String> region, Optional<InstrumentId> instrument, Catalogue at) {
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

  private void requireRegion(Optional<String> region, Catalogue at) {
    region
        .filter(it -> Regions.known().stream().noneMatch(it::equalsIgnoreCase))
        .filter(it -> regions(at).stream().noneMatch(it::equalsIgnoreCase))
        .ifPresent(
            it -> {
              SortedSet<String> known = regions(at);
              known.addAll(Regions.known());
              throw new Refusal(
                      "there is no region '%s'; known are %s (the nearest first)"
                          .formatted(it, String.join(", ", Nearest.first(known, it))))
                  .at("/region");
            });
  }

  /** Where every country with a dossier stood, by name. */
  public List<CountryAsOf> asOf(Asked asked, Catalogue at) {
    return asOf(Optional.empty(), asked, at);
  }

  /** The same of those of a region. */
  public List<CountryAsOf> asOf(Optional<String> region, Asked asked, Catalogue at) {
    return countries(region, at).stream().map(it -> CountryAsOf.of(it, asked.times())).toList();
  }

  /** The codes of the same countries. */
  public List<CountryCode> codes(Optional<String> region, Catalogue at) {
    return countries(region, at).stream().map(it -> it.statuses().country()).toList();
  }

  /** Where the countries of a region, or all, stood on an instrument, by what was known then. */
  Standings standings(
      InstrumentId instrument, Optional<String> region, Instant knownAt, Catalogue at) {
    InstrumentId known = instrument(instrument, at).id();
    return Standings.known(
        knownAt, known, countries(region, at).stream().map(CountryStandings::statuses).toList());
  }

  /** The countries among them that had that status, certainly or possibly, by name. */
  List<Standing> standing(Standings among, Status status, LocalDate day, Catalogue at) {
    return countries(Optional.empty(), at).stream()
        .flatMap(country -> Standing.of(country, status, day, among).stream())
        .toList();
  }

  /** Who came to have a status after a day and by the end of another, certainly or possibly. */
  public List<Standing> joined(
      InstrumentId instrument,
      Which which,
      LocalDate after,
      LocalDate until,
      Instant knownAt,
      Catalogue at) {
    Standings standings = standings(instrument, which.place(), knownAt, at);
    return countries(which.place(), at).stream()
        .flatMap(country -> joined(country, which.wanted(), after, until, standings))
        .toList();
  }

  private static Stream<Standing> joined(
      CountryStandings country,
      Status status,
      LocalDate after,
      LocalDate until,
      Standings standings) {
    return standings.of(country.statuses().country()).stream()
        .filter(it -> it.status() == status)
        .map(it -> Standing.of(country, it.began(after, until), it))
        .filter(it -> it.certainty() != Certainty.ABSENT)
        .sorted(Comparator.comparing(Standing::certainty))
        .limit(1);
  }

  /** How many countries had endorsed each instrument. */
  Map<Instrument, Bounds> endorsed(Asked asked, Catalogue at) {
    List<StatusHistory> all =
        countries(Optional.empty(), at).stream().map(CountryStandings::statuses).toList();
    Map<Instrument, Bounds> endorsed = new LinkedHashMap<>();
    for (Instrument instrument : instruments(at)) {
      Standings standings = Standings.known(asked.time(), instrument.id(), all);
      endorsed.put(instrument, standings.count(Status.ENDORSED, asked.day()));
    }
    return endorsed;
  }

  /**
   * The instrument with that id.
   *
   * @throws Problem that names those there are if there is none
   */
  public Instrument instrument(InstrumentId instrument, Catalogue at) {
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

  private String known(Catalogue at) {
    return String.join(", ", references.at(at).instruments().keySet());
  }

  /** The instruments there are, in the order in which they were recorded. */
  public Collection<Instrument> instruments(Catalogue at) {
    return references.at(at).instruments().values();
  }
}
