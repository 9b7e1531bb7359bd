package org.engagementledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class RecordJsonTest {
  record Code(String code) {}

  sealed interface Shape {}

  record Circle(int radius, String note) implements Shape {}

  record Square(int side) implements Shape {}

  record Legend(Map<String, String> colours) {}

  record Drawing(
      Code by,
      String title,
      List<Shape> shapes,
      Optional<Code> owner,
      boolean framed,
      Optional<Shape> stamp,
      Map<String, Shape> corners) {
    public boolean isEmpty() {
      return shapes.isEmpty();
    }
  }

  private final JsonMapper json =
      RecordJson.builder("shape", Map.of("circle", Circle.class, "square", Square.class)).build();

  @Test
  void whatIsEmptyIsLeftOutAndReadBackAsEmpty() {
    Drawing bare =
        new Drawing(new Code("KZ"), "", List.of(), Optional.empty(), false, none(), Map.of());

    assertThat(json.writeValueAsString(bare)).isEqualTo("{\"by\":\"KZ\",\"framed\":false}");
    assertThat(json.readValue("{\"by\":\"KZ\"}", Drawing.class)).isEqualTo(bare);
    assertThat(json.writeValueAsString(new Legend(Map.of()))).isEqualTo("{}");
    assertThat(json.readValue("{}", Legend.class)).isEqualTo(new Legend(Map.of()));
  }

  @Test
  void aVariantOfASealedTypeCarriesItsName() {
    Drawing full =
        new Drawing(
            new Code("KZ"),
            "two",
            List.of(new Circle(1, ""), new Square(2)),
            Optional.of(new Code("NO")),
            true,
            Optional.of(new Square(3)),
            Map.of("left", new Circle(4, "")));

    String written = json.writeValueAsString(full);
    assertThat(written)
        .isEqualTo(
            "{\"by\":\"KZ\",\"title\":\"two\",\"shapes\":[{\"shape\":\"circle\",\"radius\":1},"
                + "{\"shape\":\"square\",\"side\":2}],\"owner\":\"NO\",\"framed\":true,"
                + "\"stamp\":{\"shape\":\"square\",\"side\":3},"
                + "\"corners\":{\"left\":{\"shape\":\"circle\",\"radius\":4}}}");
    assertThat(json.readValue(written, Drawing.class)).isEqualTo(full);
    assertThat(json.readValue(json.writeValueAsBytes(new Square(2)), Shape.class))
        .isEqualTo(new Square(2));
  }

  @Test
  void whatIsMissingOrUnknownIsNamed() {
    assertThatThrownBy(() -> json.readValue("{\"title\":\"x\"}", Drawing.class))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining("'by'");
    assertThatThrownBy(() -> json.readValue("{\"by\":\"KZ\",\"titel\":\"x\"}", Drawing.class))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining("titel");
    assertThatThrownBy(() -> json.readValue("{\"by\":7}", Drawing.class))
        .isInstanceOf(JacksonException.class);
  }

  private static Optional<Shape> none() {
    return Optional.empty();
  }
}
