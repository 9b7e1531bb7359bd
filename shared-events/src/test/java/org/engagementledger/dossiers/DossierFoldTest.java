package org.engagementledger.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EndorsementRegistered;
import org.engagementledger.events.DossierEvent.EndorsementWithdrawn;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.NonEndorsementRecorded;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.events.PageLayout.Block;
import org.engagementledger.events.PageLayout.Piece;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.NonEndorsement;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.engagementledger.samples.RandomHistories;
import org.engagementledger.samples.SeededRandom;
import org.junit.jupiter.api.Test;

class DossierFoldTest {
  private static final CountryCode KZ = new CountryCode("KZ");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final InstrumentId SAFE_SCHOOLS = new InstrumentId("safe-schools-declaration");

  @Test
  void anyHistoryMeansWhatANaiveModelSays() {
    SeededRandom.each(
        400,
        seeded -> {
          List<DossierEvent> history = new RandomHistories(seeded, KZ).history(80);
          Dossier dossier = fold(history);
          NaiveDossier naive = new NaiveDossier(history, DossierFoldTest::day);
          assertThat(new ArrayList<>(standing(dossier).entrySet()))
              .isEqualTo(new ArrayList<>(naive.standing().entrySet()));
          for (String id : List.of("safe-schools-declaration", "paris-principles")) {
            InstrumentId instrument = new InstrumentId(id);
            assertThat(dossier.status(instrument)).isEqualTo(naive.status(instrument));
          }
          Map<String, Integer> versions = new LinkedHashMap<>();
          dossier.entries().forEach(entry -> versions.put(entry.id().id(), entry.version()));
          assertThat(versions).isEqualTo(naive.versions());
        });
  }

  @Test
  void aHistoryFoldedInTwoHalvesIsTheSameDossier() {
    SeededRandom.each(
        100,
        seeded -> {
          List<DossierEvent> history = new RandomHistories(seeded, KZ).history(60);
          int half = seeded.below(history.size());
          Dossier first = fold(history.subList(0, half));
          Dossier whole = first;
          for (int i = half; i < history.size(); i++) {
            whole = whole.after(history.get(i), day(i));
          }
          assertThat(whole).isEqualTo(fold(history));
        });
  }

  @Test
  void aDraftBecomesTheSameDossierAlsoWhenIdsComeTwice() {
    SeededRandom.each(
        200,
        seeded -> {
          List<DossierEvent> history = new ArrayList<>();
          for (int part = 0; part < 3; part++) {
            history.addAll(new RandomHistories(seeded, KZ).history(30));
          }
          int half = seeded.below(history.size());
          DossierBuilder draft = new DossierBuilder(fold(history.subList(0, half)));
          Dossier now = draft.dossier();
          for (int i = half; i < history.size(); i++) {
            DossierEvent event = history.get(i);
            now = now.after(event, day(i));
            draft.take(event, day(i));
            assertThat(draft.around(event)).isEqualTo(around(event, now));
          }
          assertThat(draft.dossier()).isEqualTo(now);
        });
  }

  private static Dossier around(DossierEvent event, Dossier whole) {
    return whole.holding(
        event instanceof DossierEvent.AboutEntry about
            ? whole.entry(about.entry()).stream().toList()
            : List.of());
  }

  @Test
  void withdrawnIsWhatWasEndorsedBefore() {
    Dossier endorsed = open().after(endorsed("e1", "2015-05-29"), TODAY);
    assertThat(endorsed.status(SAFE_SCHOOLS)).isEqualTo(Status.ENDORSED);
    Dossier withdrawn =
        endorsed.after(
            new EndorsementWithdrawn(
                KZ,
                new EntryId("e2"),
                new Withdrawal(SAFE_SCHOOLS, new EdtfDate("2020"), "", List.of(), List.of())),
            TODAY);
    assertThat(withdrawn.status(SAFE_SCHOOLS)).isEqualTo(Status.WITHDRAWN);
    assertThat(withdrawn.after(retracted("e2"), TODAY).status(SAFE_SCHOOLS))
        .isEqualTo(Status.ENDORSED);
  }

  @Test
  void whatNobodyRecordedIsUnknownAndNotTheSameAsNotEndorsed() {
    assertThat(open().status(SAFE_SCHOOLS)).isEqualTo(Status.UNKNOWN);
    assertThat(open().after(notEndorsed("e1", "2014"), TODAY).status(SAFE_SCHOOLS))
        .isEqualTo(Status.NOT_ENDORSED);
  }

  @Test
  void whatWasRecordedLaterCountsUnlessItHappenedEarlier() {
    Dossier dossier =
        open().after(endorsed("e1", "2015-05-29"), TODAY).after(notEndorsed("e2", "2014"), TODAY);
    assertThat(dossier.status(SAFE_SCHOOLS)).isEqualTo(Status.ENDORSED);
  }

  @Test
  void ofInexactDatesNoOrderOfRecordingHidesTheOneThatIsCertainlyLater() {
    Dossier dossier =
        open()
            .after(endorsed("e1", "2020-06"), TODAY)
            .after(endorsed("e2", "2020"), TODAY)
            .after(notEndorsed("e3", "2020-03"), TODAY);
    assertThat(dossier.status(SAFE_SCHOOLS)).isEqualTo(Status.ENDORSED);
  }

  @Test
  void whatWasRecordedInOneYearDidNotHappenInTheNext() {
    Dossier dossier =
        open()
            .after(endorsed("e1", "2015"), LocalDate.of(2018, 1, 1))
            .after(notEndorsed("e2", "../.."), LocalDate.of(2019, 1, 1))
            .after(amended("e1", endorsement("2021")), TODAY);
    assertThat(dossier.status(SAFE_SCHOOLS)).isEqualTo(Status.ENDORSED);
    Dossier corrected = dossier.after(amended("e2", nonEndorsement("2015/..")), TODAY);
    assertThat(corrected.status(SAFE_SCHOOLS)).isEqualTo(Status.NOT_ENDORSED);
  }

  @Test
  void aDateThatAnAmendmentKeepsWasRecordedWhenItWas() {
    LocalDate first = LocalDate.of(2019, 1, 1);
    Dossier dossier =
        open()
            .after(notEndorsed("e1", "2018/.."), first)
            .after(
                amended(
                    "e1",
                    new NonEndorsement(
                        SAFE_SCHOOLS, new EdtfDate("2018/.."), "noted", List.of(), List.of())),
                TODAY);
    assertThat(dossier.entries().getFirst().since().latest()).isEqualTo(first);
  }

  @Test
  void anAmendmentReplacesTheFactAndKeepsItsPlace() {
    Dossier dossier =
        open()
            .after(told("e1", "met the mission"), TODAY)
            .after(told("e2", "wrote to the ministry"), TODAY)
            .after(amended("e1", "met the deputy head of mission"), TODAY);
    assertThat(dossier.facts(Engagement.class).map(Engagement::text))
        .containsExactly("met the deputy head of mission", "wrote to the ministry");
    assertThat(dossier.entry(new EntryId("e1"))).map(Entry::version).contains(2);
  }

  @Test
  void anEventAboutAnEntryThatIsNotThereChangesNothing() {
    Dossier dossier = open().after(told("e1", "met the mission"), TODAY);
    assertThat(dossier.after(retracted("e9"), TODAY)).isEqualTo(dossier);
  }

  @Test
  void aPageCountsOnceItsLastPartIsThere() {
    Dossier first = open().after(page(1, 1, "A"), TODAY);
    Dossier half = first.after(page(1, 2, "B"), TODAY).after(page(1, 2, "C"), TODAY);
    assertThat(half.layout()).isEqualTo(first.layout());
    assertThat(half.after(page(2, 2, "D"), TODAY).layout().blocks())
        .extracting(block -> block.pieces().getFirst().text())
        .containsExactly("C", "D");
  }

  @Test
  void readersAreShownNoPerson() {
    SeededRandom.each(
        100,
        seeded -> {
          Dossier dossier = fold(new RandomHistories(seeded, KZ).history(60));
          assertThat(dossier.forReaders(DossierRedactions.OF_TODAY).toString())
              .doesNotContain("Personal[");
        });
  }

  @Test
  void tenThousandEventsAreFoldedWithinASecond() {
    long start = System.nanoTime();
    List<DossierEvent> history = new RandomHistories(new SeededRandom(1), KZ).history(10_000);
    history.removeIf(PageImported.class::isInstance);
    long begun = System.nanoTime();
    assertThat(fold(history).entries()).hasSizeGreaterThan(5_000);
    System.out.printf(
        "10,000 events made in %d ms, folded in %d ms%n",
        (begun - start) / 1_000_000, (System.nanoTime() - begun) / 1_000_000);
  }

  private static Dossier fold(List<DossierEvent> history) {
    Dossier dossier = Dossier.unopened(KZ);
    for (int i = 0; i < history.size(); i++) {
      dossier = dossier.after(history.get(i), day(i));
    }
    return dossier;
  }

  /** Dates are of 2010 to 2024, and lie on both sides of the days on which they are recorded. */
  static LocalDate day(int sequence) {
    return LocalDate.of(2012, 1, 1).plusDays(50L * sequence);
  }

  private static Map<String, Fact> standing(Dossier dossier) {
    Map<String, Fact> standing = new LinkedHashMap<>();
    dossier.standing().forEach(entry -> standing.put(entry.id().id(), entry.fact()));
    return standing;
  }

  private static Dossier open() {
    return Dossier.unopened(KZ)
        .after(new DossierOpened(KZ, "Kazakhstan", "Asia", "Central Asia"), TODAY);
  }

  private static DossierEvent endorsed(String id, String date) {
    return new EndorsementRegistered(KZ, new EntryId(id), endorsement(date));
  }

  private static Endorsement endorsement(String date) {
    return new Endorsement(SAFE_SCHOOLS, new EdtfDate(date), "", List.of(), List.of());
  }

  private static DossierEvent notEndorsed(String id, String date) {
    return new NonEndorsementRecorded(KZ, new EntryId(id), nonEndorsement(date));
  }

  private static NonEndorsement nonEndorsement(String date) {
    return new NonEndorsement(SAFE_SCHOOLS, new EdtfDate(date), "", List.of(), List.of());
  }

  private static DossierEvent amended(String id, Fact fact) {
    return new EntryAmended(KZ, new EntryId(id), fact, "the list was misread");
  }

  private static DossierEvent retracted(String id) {
    return new EntryRetracted(KZ, new EntryId(id), "it was about another state");
  }

  private static DossierEvent told(String id, String text) {
    return new EngagementRecorded(KZ, new EntryId(id), engagement(text));
  }

  private static DossierEvent amended(String id, String text) {
    return new EntryAmended(KZ, new EntryId(id), engagement(text), "the rank was missing");
  }

  private static Engagement engagement(String text) {
    return Engagement.told(EngagementKind.MEETING, new EdtfDate("2018-05"), text);
  }

  private static DossierEvent page(int part, int parts, String text) {
    Block block = new Block("", Optional.empty(), List.of(Piece.text(text)));
    return new PageImported(KZ, "kazakhstan.txt", "", part, parts, List.of(block));
  }
}
