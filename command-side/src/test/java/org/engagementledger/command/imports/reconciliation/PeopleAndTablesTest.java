package org.engagementledger.command.imports.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.command.imports.reconciliation.InMemoryRowImport.KZ;
import static org.engagementledger.command.imports.reconciliation.InMemoryRowImport.rows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.command.dossiers.DossierCommand.RecordEngagement;
import org.engagementledger.command.dossiers.DossierCommand.RegisterEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.RetractEntry;
import org.engagementledger.command.dossiers.DossierCommand.SetAttribute;
import org.engagementledger.command.dossiers.DossierCommand.WithdrawEndorsement;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.command.imports.rows.TableRow;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Participant;
import org.engagementledger.facts.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables beside what people recorded, put right and took back. */
class PeopleAndTablesTest {
  private static final InstrumentId SCHOOLS = new InstrumentId("safe-schools-declaration");
  private static final List<Source> SOURCES = List.of(new Source("Minutes", ""));
  private static final ImportPolicy PLAIN = terms(false, false);
  private static final ImportPolicy REFINING = terms(false, true);
  private static final ImportPolicy OVERRULING = terms(true, false);
  private static final ImportPolicy RESTORING =
      new ImportPolicy(true, false, false, true, PersonPolicy.INTERNAL, "the table says so");

  private final InMemoryRowImport dossier = new InMemoryRowImport();

  @BeforeEach
  void open() {
    dossier.record(new OpenDossier(KZ, "Kazakhstan", "Asia", "Central Asia"));
  }

  @Test
  void aMoreExactDateLeavesAllElseThatAPersonRecorded() {
    for (ImportPolicy terms : List.of(REFINING, OVERRULING)) {
      InMemoryRowImport one = opened();
      one.record(new RecordEngagement(KZ, new EntryId("m"), visit("2018-07")));
      one.record(new RegisterEndorsement(KZ, new EntryId("e"), endorsed("2015")));
      String table =
          """
          sort,country,kind,instrument,date,title,text,note
          engagement,KZ,MEETING,,2018-07-09,Visit,Met,
          endorsement,KZ,,safe-schools-declaration,2015-05-29,,,
          """;
      assertThat(one.imported("t", rows("", table), terms).values()).containsOnly(Action.AMENDED);
      assertThat(one.dossier().standing().map(Entry::fact))
          .containsExactly(visit("2018-07-09"), endorsed("2015-05-29"));
    }
  }

  @Test
  void aColumnThatATableHasNoMoreSaysNothing() {
    String all =
        """
        country,kind,date,lastDay,title,text,place,source
        KZ,MEETING,2018-07-09,,Visit,Met,Geneva,Minutes
        """;
    dossier.imported("t", rows("", all), PLAIN);
    Entry entry = only();
    dossier.record(
        new AmendEntry(KZ, entry.id(), ((Engagement) entry.fact()).located("Bern"), "was there"));
    Fact right = only().fact();
    String few = "country,kind,date,title\nKZ,MEETING,2018-07-09,Visit\n";
    assertThat(dossier.imported("t", rows("", few), PLAIN)).containsValue(Action.UNCHANGED);
    assertThat(only().fact()).isEqualTo(right);
    String emptied = all.replace("Geneva,Minutes", ",").replace("Met", "Talked");
    assertThat(dossier.imported("t", rows("", emptied), PLAIN)).containsValue(Action.AMENDED);
    assertThat(dossier.why(2)).isEqualTo("changes place, sources, text");
    assertThat(((Engagement) only().fact()).place()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"endorsement", "non-endorsement"})
  void noTableMakesAKnownDateUnknown(String sort) {
    String table = "sort,country,instrument,date,note\n%s,KZ,safe-schools-declaration,%s,%s\n";
    dossier.imported("t", rows("", table.formatted(sort, "2015", "seen")), PLAIN);
    assertThat(dossier.imported("t", rows("", table.formatted(sort, "", "seen")), PLAIN))
        .containsValue(Action.UNCHANGED);
    dossier.imported("t", rows("", table.formatted(sort, "", "read")), PLAIN);
    assertThat(only().fact().date()).isEqualTo(new EdtfDate("2015"));
    String undated =
        "sort,country,instrument,note\n" + sort + ",KZ,safe-schools-declaration,heard\n";
    dossier.imported("t", rows("", undated), PLAIN);
    assertThat(only().fact().date()).isEqualTo(new EdtfDate("2015"));
    assertThat(only().fact().texts()).contains("heard");
  }

  @Test
  void whatAPersonTookBackDoesNotComeBackByAnAmendment() {
    for (List<String> tables :
        List.of(
            List.of(position("2015"), position("2016")),
            List.of(
                "country,kind,date,title,text\nKZ,MEETING,2018-07-09,Visit,Promised\n",
                "country,kind,date,title,text\nKZ,MEETING,2018-07-09,Visit,Declined\n"))) {
      InMemoryRowImport one = opened();
      one.imported("t1", rows("", tables.getFirst()), PLAIN);
      EntryId entry = one.dossier().standing().findFirst().orElseThrow().id();
      one.record(new RetractEntry(KZ, entry, "never"));
      assertThat(one.imported("t2", rows("", tables.getFirst()), PLAIN))
          .containsValue(Action.STAYS_RETRACTED);
      assertThat(one.imported("t2", rows("", tables.getLast()), PLAIN)).containsValue(Action.NEW);
      assertThat(one.imported("t2", rows("", tables.getFirst()), PLAIN))
          .containsValue(Action.STAYS_RETRACTED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sort,country,resolution,date\ncosponsorship,KZ,S/RES/2427 (2018),2018-07-09\n",
        "sort,country,instrument,date\nendorsement,KZ,safe-schools-declaration,2015\n",
        "sort,country,name,text,date\nattribute,KZ,peacekeeping,Sends some,2018\n"
      })
  void noTermsButRestoringBringBackWhatAPersonTookBack(String table) {
    dossier.imported("t", rows("", table), PLAIN);
    dossier.record(new RetractEntry(KZ, only().id(), "another state"));
    for (ImportPolicy terms : List.of(PLAIN, REFINING, OVERRULING)) {
      for (String name : List.of("t", "u")) {
        assertThat(dossier.imported(name, rows("", table), terms))
            .containsOnlyKeys(2L)
            .containsValue(Action.STAYS_RETRACTED);
        assertThat(dossier.why(2)).contains("taken back by someone", "another state");
      }
    }
    assertThat(dossier.imported("u", rows("", table), RESTORING)).containsValue(Action.NEW);
    assertThat(only().fact().date().text()).startsWith("201");
  }

  @Test
  void aRowIsComparedWithTheEndorsementWhoseDateAgrees() {
    for (ImportPolicy terms : List.of(PLAIN, REFINING, OVERRULING)) {
      InMemoryRowImport one = opened();
      one.record(new RegisterEndorsement(KZ, new EntryId("first"), endorsed("2016-03")));
      one.record(new WithdrawEndorsement(KZ, new EntryId("left"), left("2018-05")));
      one.record(new RegisterEndorsement(KZ, new EntryId("last"), endorsed("2018-06")));
      assertThat(one.imported("t", rows("", position("2016-03-11")), terms))
          .containsValue(terms.equals(PLAIN) ? Action.MORE_EXACT : Action.AMENDED);
      assertThat(one.dossier().standing().map(it -> DaySpan.text(it.fact())))
          .containsExactly(terms.equals(PLAIN) ? "2016-03" : "2016-03-11", "2018-05", "2018-06");
    }
  }

  @Test
  void aTableThatContradictsItselfOverrulesOnce() {
    dossier.record(new RegisterEndorsement(KZ, new EntryId("e"), endorsed("2022-06")));
    List<TableRow> both =
        rows("", position("2022-06") + "endorsement,KZ,safe-schools-declaration,2025-01\n");
    for (int times = 0; times < 3; times++) {
      int events = dossier.events();
      assertThat(dossier.imported("t", both, OVERRULING))
          .isEqualTo(Map.of(2L, Action.UNCHANGED, 3L, Action.REFUSED));
      assertThat(dossier.events()).isEqualTo(events);
    }
    assertThat(only().fact()).isEqualTo(endorsed("2022-06"));
  }

  @ParameterizedTest
  @CsvSource({
    "a, 2018,       plain,   UNCHANGED,  2018-03",
    "A., 2018-03,   plain,   UNCHANGED,  2018-03",
    "a, 2018-03-05, plain,   MORE_EXACT, 2018-03",
    "a, 2018-03-05, refines, AMENDED,    2018-03-05",
    "b, 2018-03,    plain,   REFUSED,    2018-03",
    "b, 2018-03,    overrules, AMENDED,  2018-03"
  })
  void anAttributeThatSomebodyRecordedIsNotRecordedTwice(
      String text, String date, String how, Action action, String then) {
    dossier.record(new SetAttribute(KZ, new EntryId("a"), attribute("a", "2018-03")));
    String row = "attribute,KZ,peacekeeping," + text + "," + date + "\n";
    ImportPolicy terms = terms(how.equals("overrules"), how.equals("refines"));
    assertThat(dossier.imported("t", rows("", "sort,country,name,text,date\n" + row), terms))
        .containsValue(action);
    assertThat(only().fact().date()).isEqualTo(new EdtfDate(then));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"Visit|Met.", "\u201CVisit\u201D|met", "Visit|Met"})
  void marksAtTheEndOfATextMakeNoSecondEngagement(String title, String text) {
    dossier.record(new RecordEngagement(KZ, new EntryId("m"), visit("2018-07-09")));
    String table = "country,kind,date,title,text\nKZ,MEETING,2018-07-09," + title + "," + text;
    assertThat(dossier.imported("t", rows("", table + "\n"), PLAIN))
        .containsValue(Action.UNCHANGED);
    assertThat(only().fact()).isEqualTo(visit("2018-07-09"));
  }

  @Test
  void whatIsRestoredIsMarkedAsItWas() {
    for (List<String> marks : List.of(List.of("Jane Roe"), List.of("*"))) {
      InMemoryRowImport one = opened();
      String table = "country,kind,date,text\nKZ,MEETING,2018-07,They spoke to Jane Roe.\n";
      one.imported("t", rows("", table), PLAIN);
      Entry entry = one.dossier().standing().findFirst().orElseThrow();
      one.record(new AmendEntry(KZ, entry.id(), entry.fact().marked(marks), "asked"));
      one.record(new RetractEntry(KZ, entry.id(), "not this state"));
      assertThat(one.imported("t", rows("", table), RESTORING)).containsValue(Action.NEW);
      assertThat(one.dossier().standing().findFirst().orElseThrow().fact().forReaders().stream())
          .noneMatch(it -> it.texts().toString().contains("Jane Roe"));
      String moved = table.replace("2018-07", "2019-07");
      assertThat(one.imported("u", rows("", moved), PLAIN)).containsValue(Action.NEW);
      assertThat(
              one.dossier()
                  .standing()
                  .flatMap(it -> it.fact().forReaders().stream())
                  .map(it -> it.texts().toString()))
          .noneMatch(it -> it.contains("Jane Roe"));
    }
  }

  @Test
  void aTableThatSaidNothingNewSaysNothingNewOnceOthersAreCorrected() {
    String table =
        """
        sort,country,kind,name,instrument,date,text
        engagement,KZ,MEETING,,,2018-07,They met.
        endorsement,KZ,,,safe-schools-declaration,2015,
        attribute,KZ,,peacekeeping,,2018,a
        """;
    dossier.imported("one", rows("", table), PLAIN);
    assertThat(dossier.imported("two", rows("", table), PLAIN).values())
        .containsOnly(Action.UNCHANGED);
    for (Entry entry : dossier.dossier().standing().toList()) {
      Fact right =
          switch (entry.fact()) {
            case Engagement it -> it.on(new EdtfDate("2017-05"), Optional.empty());
            case Endorsement it -> endorsed("2014");
            default -> attribute("b", "2017");
          };
      dossier.record(new AmendEntry(KZ, entry.id(), right, "put right"));
    }
    int events = dossier.events();
    for (ImportPolicy terms : List.of(PLAIN, REFINING, OVERRULING)) {
      assertThat(dossier.imported("two", rows("", table), terms).values())
          .containsOnly(Action.UNCHANGED);
    }
    assertThat(dossier.events()).isEqualTo(events);
  }

  private static InMemoryRowImport opened() {
    InMemoryRowImport one = new InMemoryRowImport();
    one.record(new OpenDossier(KZ, "Kazakhstan", "Asia", "Central Asia"));
    return one;
  }

  private Entry only() {
    List<Entry> standing = dossier.dossier().standing().toList();
    assertThat(standing).hasSize(1);
    return standing.getFirst();
  }

  private static String position(String date) {
    return "sort,country,instrument,date\nendorsement,KZ,safe-schools-declaration," + date + "\n";
  }

  private static ImportPolicy terms(boolean overrules, boolean refines) {
    return new ImportPolicy(
        true, overrules, refines, false, PersonPolicy.INTERNAL, "the table says so");
  }

  private static Engagement visit(String date) {
    return new Engagement(
        EngagementKind.MEETING,
        new EdtfDate(date),
        Optional.empty(),
        "Visit",
        "Met",
        "We agree",
        "The conference",
        "Geneva",
        List.<Participant>of(),
        List.of(new CountryCode("NO")),
        List.of(SCHOOLS),
        List.of(),
        SOURCES,
        true,
        List.of("We agree"));
  }

  private static Endorsement endorsed(String date) {
    return new Endorsement(SCHOOLS, new EdtfDate(date), "at the summit", SOURCES, List.of());
  }

  private static Withdrawal left(String date) {
    return new Withdrawal(SCHOOLS, new EdtfDate(date), "", List.of(), List.of());
  }

  private static Attribute attribute(String text, String date) {
    return new Attribute(AttributeName.PEACEKEEPING, text, new EdtfDate(date), List.of());
  }
}
