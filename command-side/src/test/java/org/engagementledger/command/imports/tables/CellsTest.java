package org.engagementledger.command.imports.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.engagementledger.events.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

class CellsTest {
  @Test
  void semicolonsStandBetweenCountries() {
    assertThat(countries("Norway; Korea, Republic of;ES;").values())
        .extracting(JsonNode::stringValue)
        .containsExactly("NO", "KR", "ES");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Norway, Spain", "Norway|Spain", "Norway / Spain", "NO & ES"})
  void anotherSeparatorIsNamedInTheRefusal(String cell) {
    assertThatThrownBy(() -> countries(cell))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(cell)
        .hasMessageEndingWith("several are separated by semicolons");
  }

  @Test
  void aNameThatIsNotKnownIsNotTakenForSeveral() {
    assertThatThrownBy(() -> countries("Norwegia")).hasMessageEndingWith("give its code");
  }

  private static JsonNode countries(String cell) {
    var members = DossierOfRows.JSON.createObjectNode();
    new Cells(new DateFormats(List.of(), List.of()))
        .put(members, RowSort.ENGAGEMENT, "countries", StringNode.valueOf(cell));
    return members.get("countries");
  }
}
