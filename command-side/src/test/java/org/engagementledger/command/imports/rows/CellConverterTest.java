package org.engagementledger.command.imports.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.engagementledger.command.imports.reconciliation.InMemoryRowImport;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

class CellConverterTest {
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
    var members = InMemoryRowImport.JSON.createObjectNode();
    new CellConverter(new DateFormats(List.of(), List.of()))
        .put(members, RowType.ENGAGEMENT, "countries", StringNode.valueOf(cell));
    return members.get("countries");
  }
}
