package org.engagementledger.query.audit.export;

import java.util.List;
import java.util.stream.Collectors;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.json.Timestamp;
import org.engagementledger.query.audit.projection.AuditEntry;
import org.engagementledger.query.audit.projection.FieldDifference;

/**
 * The audit as a table (RFC 4180). A program that computes with tables takes a cell for a formula
 * if it begins with a certain character; such a cell gets an apostrophe before it.
 */
final class AuditCsv {
  private static final List<String> COLUMNS =
      List.of(
          "position",
          "time",
          "actor",
          "recordedFor",
          "command",
          "type",
          "country",
          "effective",
          "sentence",
          "reason",
          "changes",
          "correlation",
          "causation",
          "id",
          "lastDay");

  /** In either width: some spreadsheets take both. */
  private static final String FORMULA = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

  private static final String QUOTED = ",\"\n\r";

  private AuditCsv() {}

  static String header() {
    return line(COLUMNS);
  }

  static String line(AuditEntry it) {
    return line(
        List.of(
            String.valueOf(it.position()),
            Timestamp.text(it.time()),
            it.actor(),
            it.recordedFor(),
            it.command(),
            it.type(),
            it.country().map(CountryCode::code).orElse(""),
            it.effective().map(EdtfDate::text).orElse(""),
            it.sentence(),
            it.reason(),
            it.changes().stream().map(AuditCsv::change).collect(Collectors.joining("\n")),
            it.correlation(),
            it.causation(),
            it.id(),
            it.lastDay().map(EdtfDate::text).orElse("")));
  }

  private static String line(List<String> cells) {
    return cells.stream().map(AuditCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String change(FieldDifference it) {
    return it.field() + ": “" + it.before() + "” → “" + it.after() + "”";
  }

  /** One cell, guarded and quoted. */
  static String cell(String text) {
    boolean isFormula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    String guarded = isFormula ? "'" + text : text;
    return isPlain(guarded) ? guarded : "\"" + guarded.replace("\"", "\"\"") + "\"";
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < QUOTED.length(); i++) {
      if (text.indexOf(QUOTED.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }
}
