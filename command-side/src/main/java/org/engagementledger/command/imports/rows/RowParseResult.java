package org.engagementledger.command.imports.rows;

/** What reading a row gives. */
public sealed interface RowParseResult {
  /** Something to record. */
  record ParsedRow(TableRow row) implements RowParseResult {}

  /** Nothing, and why. */
  record SkippedRow(RowReport report) implements RowParseResult {}

  /** Nothing, since the row is empty. */
  record BlankRow() implements RowParseResult {}
}
