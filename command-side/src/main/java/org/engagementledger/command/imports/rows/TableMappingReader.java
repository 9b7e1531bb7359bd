package org.engagementledger.command.imports.rows;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.problems.FieldError;
import org.engagementledger.problems.JsonErrorMessages;
import org.engagementledger.text.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads mappings from JSON. */
public final class TableMappingReader {
  private static final String MARK = "\uFEFF";

  private final JsonMapper json;

  public TableMappingReader(JsonMapper json) {
    JsonSetter.Value absentIsEmpty = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
    this.json =
        json.rebuild()
            .withConfigOverride(Map.class, it -> it.setNullHandling(absentIsEmpty))
            .withCoercionConfig(
                LogicalType.Textual,
                it ->
                    it.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
  }

  /**
   * The mapping that a text is, or that of the API for a blank one.
   *
   * @throws Refusal if it is none, naming the member
   */
  public TableMapping read(String text) {
    String unmarked = text.startsWith(MARK) ? text.substring(1) : text;
    if (unmarked.isBlank()) {
      return TableMapping.OF_THE_API;
    }
    try {
      JsonNode said = json.readTree(unmarked);
      Refusal.unless(said.isObject(), "it is no JSON object");
      empty(said, "")
          .ifPresent(
              at -> {
                throw new Refusal("there is null at " + at + "; leave it out, or say what it is");
              });
      return json.treeToValue(said, TableMapping.class).checked();
    } catch (Refusal refused) {
      throw new Refusal("the mapping: " + refused.getMessage()).at("/mapping");
    } catch (JacksonException wrong) {
      throw new Refusal("the mapping is not as described: " + explain(wrong)).at("/mapping");
    }
  }

  /** Where a null is: as a member it would be taken for what is left out, in a list for a text. */
  private static Optional<String> empty(JsonNode said, String pointer) {
    if (said.isNull()) {
      return Optional.of(pointer);
    }
    if (said.isArray()) {
      for (int i = 0; i < said.size(); i++) {
        Optional<String> within = empty(said.get(i), pointer + "/" + i);
        if (within.isPresent()) {
          return within;
        }
      }
      return Optional.empty();
    }
    return said.propertyStream()
        .flatMap(it -> empty(it.getValue(), pointer + "/" + it.getKey()).stream())
        .findFirst();
  }

  private static String explain(JacksonException wrong) {
    FieldError error = JsonErrorMessages.explain(wrong);
    return error.pointer().isEmpty() ? error.detail() : error.detail() + ", at " + error.pointer();
  }
}
