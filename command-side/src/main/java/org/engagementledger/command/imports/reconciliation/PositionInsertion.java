package org.engagementledger.command.imports.reconciliation;

import java.util.List;
import java.util.Optional;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.rows.RowReport;
import org.engagementledger.command.imports.rows.TableRow;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;

/**
 * A position that the rules refuse ahead of one that the table recorded before: an endorsement of
 * 2010 ahead of that of 2016, although the table also has the withdrawal of 2012. Each alone is
 * refused. So the row takes the entry of the later one, which is recorded anew as it stood, with
 * what others made of it.
 */
final class PositionInsertion {
  private final TableRow row;
  private final Entry later;
  private final Fact said;
  private final EntryId free;
  private final RowFacts facts;

  private PositionInsertion(TableRow row, Entry later, Fact said, EntryId free, RowFacts facts) {
    this.row = row;
    this.later = later;
    this.said = said;
    this.free = free;
    this.facts = facts;
  }

  /**
   * A row that was refused, and the next entry that the table has after it.
   *
   * @param free the entry that the row would be
   * @return empty if the row has an entry of its own, or there is none after it
   */
  static Optional<PositionInsertion> of(
      TableRow row, EntryId free, TableEntries own, DossierUpdate update, RowFacts facts) {
    if (!row.id().isEmpty() || update.dossier().entry(free).isPresent()) {
      return Optional.empty();
    }
    return facts
        .read(row)
        .flatMap(
            fact ->
                own.of(List.of(row)).values().stream()
                    .filter(it -> update.dossier().entry(it.id()).filter(it::equals).isPresent())
                    .filter(it -> it.stands() && TableEntries.isAfter(own.said(it), fact))
                    .findFirst())
        .map(it -> new PositionInsertion(row, it, own.said(it), free, facts));
  }

  /**
   * Records it.
   *
   * @param others tries the other rows that were refused
   * @throws RuntimeException if the rules refuse it even so
   */
  RowReport record(DossierUpdate update, Runnable others) {
    update.amend(later, facts.persons().applied(facts.of(row, later.id())));
    others.run();
    update.add(free, said);
    if (!later.fact().equals(said)) {
      update.carry(free, later.fact());
    }
    return RowReport.of(
        row,
        Action.NEW,
        "took the entry of " + DaySpan.text(later.fact()) + ", which is recorded anew as it stood");
  }
}
