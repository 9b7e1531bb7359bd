package org.engagementledger.query.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCsvTest {
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\uFF1D1+1", "\uFF20x"})
  void noCellIsTakenForAFormula(String text) {
    assertThat(AuditCsv.cell(text)).isEqualTo("'" + text);
  }

  @Test
  void aFormulaThatNeedsQuotesIsGuardedWithinThem() {
    assertThat(AuditCsv.cell("=HYPERLINK(\"x\",\"y\")"))
        .isEqualTo("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    assertThat(AuditCsv.cell("\r=1")).isEqualTo("\"'\r=1\"");
  }

  @Test
  void cellsAreQuotedOnlyWhereTheyMustBe() {
    assertThat(AuditCsv.cell("no more than this")).isEqualTo("no more than this");
    assertThat(AuditCsv.cell("a, b")).isEqualTo("\"a, b\"");
    assertThat(AuditCsv.cell("two\nlines")).isEqualTo("\"two\nlines\"");
    assertThat(AuditCsv.cell("")).isEmpty();
  }
}
