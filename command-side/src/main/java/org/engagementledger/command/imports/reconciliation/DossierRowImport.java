package org.engagementledger.command.imports.reconciliation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.engagementledger.command.dossiers.DossierCommand;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.rows.RowErrors;
import org.engagementledger.command.imports.rows.RowReport;
import org.engagementledger.command.imports.rows.TableRow;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.facts.EntryId;
import org.engagementledger.history.DossierHistory.DossierVersion;

/** Imports the rows of one dossier, one after the other. */
public final class DossierRowImport {
  private record Refused(TableRow row, EntryId own, RowReport report, int events) {}

  private final RowIds ids;
  private final RowFacts facts;
  private final ImportPolicy terms;
  private final Supplier<LastTableFacts> history;
  private final DossierUpdate update;
  private final RowErrors faults;
  private final List<Refused> refused = new ArrayList<>();
  private final Map<Long, RowReport> reports = new HashMap<>();
  private Optional<LastTableFacts> saidBefore = Optional.empty();

  /**
   * An import into a dossier.
   *
   * @param now the dossier before it
   * @param history what the table last said of each entry, and what people took back
   * @param latest gives the dossier as it stands, with what others recorded meanwhile
   */
  public DossierRowImport(
      DossierVersion now,
      Supplier<LastTableFacts> history,
      RowIds ids,
      ImportPolicy terms,
      RowFacts facts,
      BiFunction<Dossier, DossierCommand, DossierEvent> rules,
      CommandRecorder recording,
      UnaryOperator<DossierVersion> latest,
      RowErrors faults) {
    this.history = history;
    this.ids = ids;
    this.terms = terms;
    this.facts = facts;
    this.update = new DossierUpdate(now, ids, terms, rules, recording, latest);
    this.faults = faults;
  }

  /** Imports rows, which come in the order in which things happened. */
  public void all(Stream<TableRow> rows, Consumer<RowReport> report) {
    TableEntries own = new TableEntries(update.dossier(), ids, this::said);
    RowMatcher named = new RowMatcher(rows.toList(), own, facts);
    RowPlacement placement = new RowPlacement(update, named, own, ids, facts, terms, this::said);
    Consumer<RowReport> noting =
        it -> {
          reports.put(it.row(), it);
          report.accept(it);
        };
    named.all().stream()
        .filter(it -> named.twin(it).isEmpty() && named.exacter(it).isEmpty())
        .forEach(row -> take(row, named.entry(row), placement, noting));
    retry(placement, own, named, noting);
    for (TableRow row : named.all()) {
      if (named.twin(row).isEmpty()) {
        named.exacter(row).ifPresent(it -> noting.accept(coarse(row, it, named, placement)));
      }
    }
    for (TableRow row : named.all()) {
      named.twin(row).ifPresent(it -> report.accept(twin(row, it)));
    }
  }

  /** First what may have been refused for its order alone, then what has to be put in between. */
  private void retry(
      RowPlacement placement, TableEntries own, RowMatcher named, Consumer<RowReport> report) {
    List<Refused> left = new ArrayList<>();
    for (Refused it : refused) {
      RowReport again =
          update.events() > it.events() ? placed(it.row(), it.own(), placement) : it.report();
      if (again.isRefused()) {
        left.add(new Refused(it.row(), it.own(), again, update.events()));
      } else {
        report.accept(again);
      }
    }
    while (!left.isEmpty()) {
      Refused first = left.removeFirst();
      Optional<RowReport> inserted = inserted(first, left, own, named, report);
      report.accept(inserted.orElse(first.report()));
    }
  }

  /** Nothing is recorded unless a rehearsal shows that all of it can be. */
  private Optional<RowReport> inserted(
      Refused row,
      List<Refused> others,
      TableEntries own,
      RowMatcher named,
      Consumer<RowReport> report) {
    return PositionInsertion.of(row.row(), row.own(), own, update, facts)
        .filter(it -> isAccepted(it, row.row(), List.copyOf(others), own, named))
        .map(it -> inserted(it, row.row(), () -> placeAll(others, update, own, named, report)));
  }

  private RowReport inserted(PositionInsertion inserted, TableRow row, Runnable others) {
    try {
      return inserted.record(update, others);
    } catch (RuntimeException meanwhile) { // others recorded something that the rehearsal had not
      return faults.explain(row, meanwhile);
    }
  }

  private boolean isAccepted(
      PositionInsertion inserted,
      TableRow row,
      List<Refused> others,
      TableEntries own,
      RowMatcher named) {
    DossierUpdate rehearsal = update.rehearsal();
    List<Refused> left = new ArrayList<>(others);
    try {
      RowReport told =
          inserted.record(rehearsal, () -> placeAll(left, rehearsal, own, named, it -> {}));
      return !told.isRefused();
    } catch (RuntimeException wrong) {
      return !faults.explain(row, wrong).isRefused();
    }
  }

  /** Places those of the rows that are not refused any more, and takes them off the list. */
  private void placeAll(
      List<Refused> rows,
      DossierUpdate target,
      TableEntries own,
      RowMatcher named,
      Consumer<RowReport> report) {
    RowPlacement placement = new RowPlacement(target, named, own, ids, facts, terms, this::said);
    for (Refused it : List.copyOf(rows)) {
      RowReport told = once(it, placement);
      if (!told.isRefused()) {
        report.accept(told);
        rows.remove(it);
      }
    }
  }

  private RowReport once(Refused row, RowPlacement placement) {
    try {
      return placement.placed(row.row(), row.own());
    } catch (RuntimeException wrong) {
      return faults.explain(row.row(), wrong);
    }
  }

  /** How many events it recorded, or would. */
  int events() {
    return update.events();
  }

  /** Dates that overlap may ask for another order than the rows came in. */
  private void take(TableRow row, EntryId own, RowPlacement placement, Consumer<RowReport> report) {
    RowReport told = placed(row, own, placement);
    if (told.isRefused() && row.sort().isPosition()) {
      refused.add(new Refused(row, own, told, update.events()));
    } else {
      report.accept(told);
    }
  }

  /** What is refused is tried again if that may be due to what others recorded meanwhile. */
  private RowReport placed(TableRow row, EntryId own, RowPlacement placement) {
    try {
      return placement.placed(row, own);
    } catch (RuntimeException wrong) {
      RowReport refusal = faults.explain(row, wrong);
      return update.hasMoved() ? placed(row, own, placement) : refusal;
    }
  }

  /** Of a row that another says more exactly, nothing is left to record once that one is. */
  private RowReport coarse(
      TableRow row, TableRow exacter, RowMatcher named, RowPlacement placement) {
    boolean isRecorded =
        Optional.ofNullable(reports.get(exacter.number()))
            .filter(RowReport::isRecorded)
            .isPresent();
    boolean isWithin =
        update
            .dossier()
            .entry(named.entry(exacter))
            .filter(Entry::stands)
            .filter(
                entry ->
                    facts
                        .read(row)
                        .filter(it -> ConflictingEntries.isWithin(entry, it))
                        .isPresent())
            .isPresent();
    return isRecorded || isWithin
        ? RowReport.of(
            row, Action.UNCHANGED, "row " + exacter.number() + " says the same more exactly")
        : placed(row, named.entry(row), placement);
  }

  /** The same becomes of a row that says the same as one before it. */
  private RowReport twin(TableRow row, TableRow first) {
    String same = "says the same as row " + first.number();
    RowReport what = reports.get(first.number());
    return what == null || what.isRecorded()
        ? RowReport.of(row, Action.UNCHANGED, same)
        : RowReport.of(row, what.action(), what.column(), same + ": " + what.why());
  }

  private LastTableFacts said() {
    if (saidBefore.isEmpty()) {
      saidBefore = Optional.of(history.get());
    }
    return saidBefore.orElseThrow();
  }
}
