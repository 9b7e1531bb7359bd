package org.engagementledger.command.imports.tables;

/** What reading a row gives. */
sealed interface Reading {
  /** Something to record. */
  record Of(Row row) implements Reading {}

  /** Nothing, and why. */
  record SetAside(RowReport report) implements Reading {}

  /** Nothing, since the row is empty. */
  record Blank() implements Reading {}
}
