package org.engagementledger.command.imports.tables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowSpoolTest {
  @Test
  void rowsComeBackByPartAndInOrder() {
    try (RowSpool spool = RowSpool.create()) {
      add(spool, "KZ", 7, "third");
      add(spool, "NO", 0, "alone");
      add(spool, "KZ", 1, "first");
      add(spool, "KZ", 1, "second");
      add(spool, "KZ", (1 << 24) - 1, "last");
      spool.complete();
      assertThat(spool.parts()).containsExactly("KZ", "NO");
      assertThat(rows(spool, "KZ")).containsExactly("first", "second", "third", "last");
      assertThat(rows(spool, "NO")).containsExactly("alone");
      assertThat(rows(spool, "AR")).isEmpty();
    }
  }

  private static void add(RowSpool spool, String part, long order, String row) {
    spool.add(part, order, row.getBytes(UTF_8));
  }

  private static List<String> rows(RowSpool spool, String part) {
    return spool.rows(part).map(row -> new String(row, UTF_8)).toList();
  }
}
