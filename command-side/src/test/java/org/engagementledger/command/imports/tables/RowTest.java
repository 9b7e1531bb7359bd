package org.engagementledger.command.imports.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class RowTest {
  @Test
  void rowsComeInTheOrderInWhichThingsHappened() {
    List<Long> orders =
        Stream.of(
                row(RowSort.ENDORSEMENT, ""),
                row(RowSort.ENDORSEMENT, "0987"),
                row(RowSort.ENDORSEMENT, "1950-03-01"),
                row(RowSort.NON_ENDORSEMENT, "1960"),
                row(RowSort.ENDORSEMENT, "1960"),
                row(RowSort.ENGAGEMENT, "1960-01-01"),
                row(RowSort.ENDORSEMENT, "1960-06"),
                row(RowSort.WITHDRAWAL, "1960"),
                row(RowSort.ENDORSEMENT, "2018-07"),
                row(RowSort.WITHDRAWAL, "2018-07-01/.."))
            .map(Row::order)
            .toList();

    assertThat(orders).isSorted().doesNotHaveDuplicates().allMatch(it -> it >= 0 && it < 1 << 24);
  }

  @Test
  void whatATableNamesIsRecognisedByTheNameWhateverElseItSays() {
    assertThat(row("7", "2018").key()).isEqualTo(row("7", "2019").key());
    assertThat(row("7", "2018").key()).isNotEqualTo(row("8", "2018").key());
  }

  private static Row row(RowSort sort, String date) {
    return new Row(2, 0, sort, "KZ", "", dated(date));
  }

  private static Row row(String id, String date) {
    return new Row(2, 0, RowSort.ENGAGEMENT, "KZ", id, dated(date));
  }

  private static ObjectNode dated(String date) {
    ObjectNode members = DossierOfRows.JSON.createObjectNode();
    return date.isEmpty() ? members : members.put("date", date);
  }
}
