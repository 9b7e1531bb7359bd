package org.engagementledger.command.imports.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.engagementledger.command.imports.reconciliation.InMemoryRowImport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class TableRowTest {
  @Test
  void rowsComeInTheOrderInWhichThingsHappened() {
    List<Long> orders =
        Stream.of(
                row(RowType.ENDORSEMENT, ""),
                row(RowType.ENDORSEMENT, "0987"),
                row(RowType.ENDORSEMENT, "1950-03-01"),
                row(RowType.NON_ENDORSEMENT, "1960"),
                row(RowType.ENDORSEMENT, "1960"),
                row(RowType.ENGAGEMENT, "1960-01-01"),
                row(RowType.ENDORSEMENT, "1960-06"),
                row(RowType.WITHDRAWAL, "1960"),
                row(RowType.ENDORSEMENT, "2018-07"),
                row(RowType.WITHDRAWAL, "2018-07-01/.."))
            .map(TableRow::order)
            .toList();

    assertThat(orders).isSorted().doesNotHaveDuplicates().allMatch(it -> it >= 0 && it < 1 << 24);
  }

  @Test
  void whatATableNamesIsRecognisedByTheNameWhateverElseItSays() {
    assertThat(row("7", "2018").key()).isEqualTo(row("7", "2019").key());
    assertThat(row("7", "2018").key()).isNotEqualTo(row("8", "2018").key());
  }

  private static TableRow row(RowType sort, String date) {
    return new TableRow(2, 0, sort, "KZ", "", dated(date));
  }

  private static TableRow row(String id, String date) {
    return new TableRow(2, 0, RowType.ENGAGEMENT, "KZ", id, dated(date));
  }

  private static ObjectNode dated(String date) {
    ObjectNode members = InMemoryRowImport.JSON.createObjectNode();
    return date.isEmpty() ? members : members.put("date", date);
  }
}
