package org.engagementledger.command.imports.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.engagementledger.command.imports.formats.TableReader.RawRow;
import org.engagementledger.command.imports.reconciliation.InMemoryRowImport;
import org.engagementledger.command.imports.rows.TableMapping.Rule;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

class TableMappingReaderTest {
  private static final JsonMapper JSON = InMemoryRowImport.JSON;

  private static final List<String> JUNK =
      List.of(
          "null",
          "[null]",
          "[[null]]",
          "{}",
          "[]",
          "[{}]",
          "[[]]",
          "7",
          "[7]",
          "true",
          "[true]",
          "\"?\"",
          "[\"?\"]",
          "{\"?\": null}",
          "{\"?\": [null]}",
          "{\"?\": 7}",
          "{\"?\": []}",
          "{\"?\": {}}",
          "{\"?\": \"?\"}",
          "{\"?\": {\"?\": null}}",
          "{\"instrument\": null}",
          "{\"instrument\": {\"a\": null}}",
          "{\"date\": null}",
          "{\"State\": [null]}");

  /** What says nothing, or a word for a name, is no junk there. */
  private static final List<String> SENSE =
      List.of(
          "/name \"?\"",
          "/dates []",
          "/language []",
          "/values {}",
          "/overrules true",
          "/refines true",
          "/restores true",
          "/inexactIntervals true",
          "/rows {}",
          "/rows [{}]",
          "/rows/0/when {}",
          "/rows/0/when {\"?\": \"?\"}",
          "/rows/0/columns {}",
          "/rows/0/constants {}",
          "/rows/0/skip \"?\"");

  @Test
  void whateverStandsInAMemberIsReadOrRefusedWithASentence() {
    members(TableMapping.class, "/")
        .forEach(
            it -> JUNK.forEach(junk -> judge("/" + it, junk, "{\"%s\": %s}".formatted(it, junk))));
    members(Rule.class, "/rows/0/")
        .forEach(
            it ->
                JUNK.forEach(
                    junk ->
                        judge(
                            "/rows/0/" + it,
                            junk,
                            "{\"rows\": [{\"%s\": %s}]}".formatted(it, junk))));
  }

  private static void judge(String at, String junk, String mapping) {
    String whole = at.equals("/rows") || at.startsWith("/rows/") ? mapping : withRows(mapping);
    if (SENSE.contains(at + " " + junk)) {
      var unused = new RowReader(read(whole), JSON);
      return;
    }
    assertThatThrownBy(() -> new RowReader(read(whole), JSON), "%s", whole)
        .isInstanceOfSatisfying(
            Refusal.class,
            it -> {
              assertThat(it.pointer()).as(whole).isEqualTo("/mapping");
              assertThat(it.getMessage()).as(whole).contains(" ").doesNotContain("java");
              if (junk.contains("null")) {
                assertThat(it.getMessage()).contains("null at " + at);
              }
            });
  }

  private static String withRows(String mapping) {
    return mapping.substring(0, mapping.length() - 1) + ", \"rows\": [{}]}";
  }

  private static Stream<String> members(Class<? extends Record> type, String within) {
    List<String> members =
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    assertThat(members).as(within).hasSizeGreaterThan(4);
    return members.stream();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'rows': [{}], 'rows': [{}]}|has a member twice",
        "{'values': {'colour': {'a': 'b'}}, 'rows': [{}]}|under values, 'colour' is nothing",
        "{'values': {'kind': {'a': 'b'}}, 'rows': [{'sort': 'endorsement'}]}|'kind' is nothing",
        "{'values': {'note': {'Yes': 'a', 'YES': 'b'}}, 'rows': [{}]}|'YES' twice",
        "{'rows': [{'sort': 'endorsement', 'skip': 'no'}]}|a skip, or a sort",
        "{'rows': [{'columns': {'date': 'Day'}, 'skip': 'no'}]}|a skip, or a sort",
        "{'rows': [{'when': {'State': []}}]}|'State' has no cell"
      })
  void whatNobodyWouldReadIsRefused(String mapping, String because) {
    assertThatThrownBy(() -> read(mapping.replace('\'', '"')))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(because);
  }

  @Test
  void theNearestMemberIsNamedFirst() {
    assertThatThrownBy(() -> read("{\"values\": {\"instrment\": {}}, \"rows\": [{}]}"))
        .hasMessageContaining("known are instrument, ");
  }

  @Test
  void theMarkThatEditorsPutAheadIsNoPartOfIt() {
    assertThat(read("\uFEFF{\"name\": \"a\", \"rows\": [{}]}").name()).isEqualTo("a");
    assertThat(read("\uFEFF ")).isEqualTo(TableMapping.OF_THE_API);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Joined", "joined", "JOINED ", "J\u00F3ined", "Jo\u0301ined"})
  void wordsOfAMappingAreComparedWithoutCapitalsAndAccents(String cell) {
    TableMapping mapping =
        read(
            """
            {"values": {"instrument": {"joined": "safe-schools-declaration"}},
             "rows": [{"when": {"What": "joined"}, "sort": "endorsement",
               "columns": {"instrument": "What"}, "constants": {"country": "NO"}}]}
            """);
    RawRow raw = new RawRow(2, Map.of("What", StringNode.valueOf(cell)), "");
    assertThat(
            ((RowParseResult.ParsedRow) new RowReader(mapping, JSON).read(raw))
                .row()
                .members()
                .toString())
        .isEqualTo("{\"instrument\":\"safe-schools-declaration\"}");
  }

  private static TableMapping read(String text) {
    return new TableMappingReader(JSON).read(text);
  }
}
