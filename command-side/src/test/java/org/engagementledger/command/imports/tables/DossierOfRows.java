package org.engagementledger.command.imports.tables;

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
import org.engagementledger.command.imports.tables.Table.RawRow;
import org.engagementledger.command.references.KnownReferences;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.Instrument;
import org.engagementledger.events.References;
import org.engagementledger.events.Resolution;
import org.engagementledger.events.Status;
import org.engagementledger.events.WireNames;
import org.engagementledger.json.RecordJson;
import org.engagementledger.log.DossierHistory.AttributedEvent;
import org.engagementledger.log.DossierHistory.Version;
import org.engagementledger.pages.PageFormat;
import tools.jackson.databind.json.JsonMapper;

/** A dossier in memory into which rows are imported. */
final class DossierOfRows {
  static final CountryCode KZ = new CountryCode("KZ");
  static final JsonMapper JSON = RecordJson.builder("sort", WireNames.FACTS).build();

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
  private static final KnownReferences KNOWN =
      KnownReferences.of(
          new References(
              INSTRUMENTS.stream()
                  .collect(Collectors.toMap(it -> it.id().id(), (Instrument it) -> it)),
              Map.of(CHILDREN.id().id(), CHILDREN)));

  private final List<AttributedEvent> history = new ArrayList<>();
  private LocalDate today = LocalDate.parse("2026-11-24");
  private final Map<Long, String> why = new HashMap<>();
  private int left = Integer.MAX_VALUE;
  private Runnable meanwhile = () -> {};

  /** The rows of a table. */
  static List<Row> rows(String mapping, String csv) {
    List<Row> rows = new ArrayList<>();
    try (CsvTable table = new CsvTable(new BufferedReader(new StringReader(csv)), "")) {
      RowReader reader =
          new RowReader(new MappingReader(JSON).read(mapping).in(table.columns()), JSON);
      for (Optional<RawRow> raw = table.next(); raw.isPresent(); raw = table.next()) {
        rows.add(((Reading.Of) reader.read(raw.get())).row());
      }
    }
    return rows;
  }

  /** Imports rows; what became of each, by its number. */
  Map<Long, Action> imported(List<Row> rows) {
    return imported(
        "table",
        rows,
        new Terms(true, false, false, false, PersonPolicy.INTERNAL, "the table says so"));
  }

  /** The same from a table of that name, on other terms. */
  Map<Long, Action> imported(String table, List<Row> rows, Terms terms) {
    Map<Long, Action> told = new HashMap<>();
    RowIds ids = new RowIds(table);
    DossierImport dossier =
        new DossierImport(
            now(),
            () -> saidBy(ids),
            ids,
            terms,
            new RowFacts(JSON, PersonPolicy.INTERNAL),
            this::decide,
            this::record,
            known -> now(),
            new Faults(Mapping.OF_THE_API));
    dossier.all(
        rows.stream().sorted(Comparator.comparingLong(Row::order)),
        report -> {
          told.put(report.row(), report.action());
          why.put(report.row(), report.why());
        });
    return told;
  }

  /** Imports rows until so many events are recorded. */
  void cutOff(List<Row> rows, int events) {
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

  private Version record(Version before, DossierCommand command, String id, String reason) {
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

  private Version now() {
    return new Version(dossier(), history.size() - 1L);
  }

  private DossierEvent decide(Dossier dossier, DossierCommand command) {
    return DossierRules.decide(dossier, command, KNOWN, today);
  }

  /** What the table of that name last said. */
  SaidByTable saidBy(RowIds table) {
    SaidByTable said = new SaidByTable(table, new RowFacts(JSON, PersonPolicy.INTERNAL));
    history.forEach(said::event);
    return said;
  }
}
