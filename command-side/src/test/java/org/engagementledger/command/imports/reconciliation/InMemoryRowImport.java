package org.engagementledger.command.imports.reconciliation;

import java.io.BufferedReader;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.engagementledger.command.dossiers.DossierCommand;
import org.engagementledger.command.dossiers.DossierRules;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.command.imports.formats.CsvTableReader;
import org.engagementledger.command.imports.formats.TableReader.RawRow;
import org.engagementledger.command.imports.rows.RowErrors;
import org.engagementledger.command.imports.rows.RowParseResult;
import org.engagementledger.command.imports.rows.RowReader;
import org.engagementledger.command.imports.rows.TableMapping;
import org.engagementledger.command.imports.rows.TableMappingReader;
import org.engagementledger.command.imports.rows.TableRow;
import org.engagementledger.command.references.ReferenceLookup;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.ReferenceData;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.WireNames;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.Resolution;
import org.engagementledger.facts.Status;
import org.engagementledger.history.DossierHistory.AttributedEvent;
import org.engagementledger.history.DossierHistory.DossierVersion;
import org.engagementledger.json.RecordJson;
import org.engagementledger.pages.PageFormat;
import tools.jackson.databind.json.JsonMapper;

/** A dossier in memory into which rows are imported. */
public final class InMemoryRowImport {
  static final CountryCode KZ = new CountryCode("KZ");
  public static final JsonMapper JSON = RecordJson.builder("sort", WireNames.FACTS).build();

  /** Ends an import as a killed process does. */
  static final class CutOff extends IllegalStateException {
    private static final long serialVersionUID = 1L;
  }

  private static final List<Instrument> INSTRUMENTS = PageFormat.TRACKER.instruments();
  private static final Resolution CHILDREN =
      Resolution.of(
          "Security Council",
          "S/RES/2427 (2018)",
          "Children and armed conflict",
          new EdtfDate("2018-07-09"));
  private static final ReferenceLookup KNOWN =
      ReferenceLookup.of(
          new ReferenceData(
              INSTRUMENTS.stream()
                  .collect(Collectors.toMap(it -> it.id().id(), (Instrument it) -> it)),
              Map.of(CHILDREN.id().id(), CHILDREN)));

  private final List<AttributedEvent> history = new ArrayList<>();
  private LocalDate today = LocalDate.parse("2026-11-24");
  private final Map<Long, String> why = new HashMap<>();
  private int left = Integer.MAX_VALUE;
  private Runnable meanwhile = () -> {};

  /** The rows of a table. */
  static List<TableRow> rows(String mapping, String csv) {
    List<TableRow> rows = new ArrayList<>();
    try (CsvTableReader table = new CsvTableReader(new BufferedReader(new StringReader(csv)), "")) {
      RowReader reader =
          new RowReader(new TableMappingReader(JSON).read(mapping).in(table.columns()), JSON);
      for (Optional<RawRow> raw = table.next(); raw.isPresent(); raw = table.next()) {
        rows.add(((RowParseResult.ParsedRow) reader.read(raw.get())).row());
      }
    }
    return rows;
  }

  /** Imports rows; what became of each, by its number. */
  Map<Long, Action> imported(List<TableRow> rows) {
    return imported(
        "table",
        rows,
        new ImportPolicy(true, false, false, false, PersonPolicy.INTERNAL, "the table says so"));
  }

  /** The same from a table of that name, on other terms. */
  Map<Long, Action> imported(String table, List<TableRow> rows, ImportPolicy terms) {
    Map<Long, Action> told = new HashMap<>();
    RowIds ids = new RowIds(table);
    DossierRowImport dossier =
        new DossierRowImport(
            now(),
            () -> saidBy(ids),
            ids,
            terms,
            new RowFacts(JSON, PersonPolicy.INTERNAL),
            this::decide,
            this::record,
            known -> now(),
            new RowErrors(TableMapping.OF_THE_API));
    dossier.all(
        rows.stream().sorted(Comparator.comparingLong(TableRow::order)),
        report -> {
          told.put(report.row(), report.action());
          why.put(report.row(), report.why());
        });
    return told;
  }

  /** Imports rows until so many events are recorded. */
  void cutOff(List<TableRow> rows, int events) {
    left = events;
    try {
      imported(rows);
    } catch (CutOff expected) {
      left = 0;
    } finally {
      left = Integer.MAX_VALUE;
    }
  }

  /** What comes now is recorded by that day. */
  void on(String day) {
    today = LocalDate.parse(day);
  }

  /** Why the import before did so with a row; empty if that is plain. */
  String why(long row) {
    return why.getOrDefault(row, "");
  }

  /** What others do once an import has read the dossier, and before it records anything. */
  void meanwhile(Runnable others) {
    meanwhile = others;
  }

  /** Records something by other means. */
  void record(DossierCommand command) {
    history.add(
        new AttributedEvent(
            "other-" + history.size(), "someone", "", today, decide(dossier(), command)));
  }

  int events() {
    return history.size();
  }

  Dossier dossier() {
    Dossier dossier = Dossier.unopened(KZ);
    for (AttributedEvent said : history) {
      dossier = dossier.after(said.event(), said.day());
    }
    return dossier;
  }

  List<Status> statuses() {
    Dossier now = dossier();
    return INSTRUMENTS.stream().map(it -> now.status(it.id())).toList();
  }

  private DossierVersion record(
      DossierVersion before, DossierCommand command, String id, String reason) {
    Runnable others = meanwhile;
    meanwhile = () -> {};
    others.run();
    DossierEvent event = decide(dossier(), command);
    if (left-- <= 0) {
      throw new CutOff();
    }
    if (history.stream().anyMatch(it -> it.id().equals(id))) {
      throw new AssertionError(id + " twice");
    }
    history.add(new AttributedEvent(id, "importer", "", today, event));
    return history.size() == before.sequence() + 2 ? before.after(event, today) : now();
  }

  private DossierVersion now() {
    return new DossierVersion(dossier(), history.size() - 1L);
  }

  private DossierEvent decide(Dossier dossier, DossierCommand command) {
    return DossierRules.decide(dossier, command, KNOWN, today);
  }

  /** What the table of that name last said. */
  LastTableFacts saidBy(RowIds table) {
    LastTableFacts said = new LastTableFacts(table, new RowFacts(JSON, PersonPolicy.INTERNAL));
    history.forEach(said::event);
    return said;
  }
}
