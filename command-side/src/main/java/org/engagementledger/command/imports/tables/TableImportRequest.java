package org.engagementledger.command.imports.tables;

import org.engagementledger.command.CommandContext;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.command.imports.reconciliation.ImportPolicy;
import org.engagementledger.command.imports.reconciliation.RowIds;
import org.engagementledger.command.imports.rows.TableMapping;

/**
 * What is asked of an import.
 *
 * @param file what the file is called
 * @param isCsv whether it is CSV; otherwise it is JSON Lines
 * @param asked by whom, and why; its id and its version do not count
 * @param mayDefine whether the one who asks may define instruments and resolutions
 * @param dryRun whether nothing is recorded
 * @param opens whether dossiers that are not open are opened
 * @param persons what becomes of passages that look like persons
 */
record TableImportRequest(
    String file,
    boolean isCsv,
    TableMapping mapping,
    CommandContext asked,
    boolean mayDefine,
    boolean dryRun,
    boolean opens,
    PersonPolicy persons) {
  /** Under which name the rows are recognised: the mapping's, or the file's without its ending. */
  RowIds ids() {
    return new RowIds(
        mapping.name().isBlank() ? file.replaceFirst("\\.[^.]*$", "") : mapping.name());
  }

  ImportPolicy terms() {
    return new ImportPolicy(
        opens,
        mapping.overrules(),
        mapping.refines(),
        mapping.restores(),
        persons,
        reasonOr("the table says so now (" + file + ")"));
  }

  /** Why its events are recorded; it names the file, of which the ledger holds nothing else. */
  String reason() {
    return reasonOr("read from the table " + file);
  }

  private String reasonOr(String otherwise) {
    return asked.reason().isBlank() ? otherwise : asked.reason() + " (table " + file + ")";
  }
}
