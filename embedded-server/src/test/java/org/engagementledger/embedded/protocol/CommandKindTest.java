package org.engagementledger.embedded.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandKindTest {

  @ParameterizedTest
  @ValueSource(strings = {"insert", "update", "delete", "findAndModify"})
  void only_a_write_that_says_so_is_answered_before_it_is_on_disk(String write) {
    assertThat(kind(write, concern(1))).isEqualTo(CommandKind.QUICK_WRITE);
    assertThat(kind(write, concern(1).append("j", false))).isEqualTo(CommandKind.QUICK_WRITE);

    assertThat(CommandKind.of(write, new Document())).isEqualTo(CommandKind.WRITE);
    assertThat(kind(write, new Document())).isEqualTo(CommandKind.WRITE);
    assertThat(kind(write, concern(1).append("j", true))).isEqualTo(CommandKind.WRITE);
    for (Object members : List.of("majority", 0, 2)) {
      assertThat(kind(write, concern(members))).isEqualTo(CommandKind.WRITE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "createIndexes", "drop", "dropDatabase", "notYetThoughtOf"})
  void what_changes_collections_or_is_not_known_runs_alone(String command) {
    assertThat(CommandKind.of(command, new Document())).isEqualTo(CommandKind.ALONE);
  }

  @Test
  void an_aggregation_reads_unless_it_writes_what_it_finds() {
    Document match = new Document("$match", new Document());

    assertThat(aggregate(match)).isEqualTo(CommandKind.READ);
    assertThat(aggregate(match, new Document("$out", "copy"))).isEqualTo(CommandKind.ALONE);
    assertThat(aggregate(match, new Document("$merge", "copy"))).isEqualTo(CommandKind.ALONE);
  }

  private static CommandKind kind(String write, Document concern) {
    return CommandKind.of(write, new Document("writeConcern", concern));
  }

  private static Document concern(Object members) {
    return new Document("w", members);
  }

  private static CommandKind aggregate(Document... stages) {
    return CommandKind.of("aggregate", new Document("pipeline", List.of(stages)));
  }
}
