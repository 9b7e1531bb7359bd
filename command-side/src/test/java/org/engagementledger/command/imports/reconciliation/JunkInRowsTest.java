package org.engagementledger.command.imports.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.command.imports.formats.JsonLinesTableReader;
import org.engagementledger.command.imports.formats.TableReader;
import org.engagementledger.command.imports.rows.RowParseResult;
import org.engagementledger.command.imports.rows.RowReader;
import org.engagementledger.command.imports.rows.RowType;
import org.engagementledger.command.imports.rows.TableMapping;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.problems.InvalidRequestBody;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** JSON Lines in which a member holds what it cannot be: nothing of it is left out unsaid. */
class JunkInRowsTest {
  private static final RowFacts FACTS = new RowFacts(InMemoryRowImport.JSON, PersonPolicy.INTERNAL);
  private static final List<String> JUNK = List.of("[null]", "[[]]", "[\"\"]", "[7]", "{}", "[{}]");

  private static final String WHOLE =
      """
      {"country": "NO", "kind": "meeting", "date": "2020", "title": "Talks"}
      """;

  @Test
  void aRowWithJunkInAnyMemberIsRefused() {
    assertThat(fact(WHOLE)).isInstanceOf(Fact.Engagement.class);
    for (String member : RowType.ENGAGEMENT.members()) {
      for (String junk : JUNK) {
        ObjectNode line = (ObjectNode) InMemoryRowImport.JSON.readTree(WHOLE);
        line.set(member, InMemoryRowImport.JSON.readTree(junk));
        if (!isSense(member, junk)) {
          assertThatThrownBy(() -> fact(line.toString()), "%s", line)
              .isInstanceOfAny(Refusal.class, InvalidRequestBody.class);
        }
      }
    }
  }

  /** Lists of objects, and an object that is a source. */
  private static boolean isSense(String member, String junk) {
    return member.equals("source") && junk.equals("{}");
  }

  private static Fact fact(String line) {
    TableReader table = new JsonLinesTableReader(new StringReader(line), InMemoryRowImport.JSON);
    RowParseResult reading =
        new RowReader(TableMapping.OF_THE_API, InMemoryRowImport.JSON)
            .read(table.next().orElseThrow());
    return switch (reading) {
      case RowParseResult.ParsedRow it -> FACTS.of(it.row(), new EntryId("e1"));
      case RowParseResult.SkippedRow it -> throw new Refusal(it.report().why());
      case RowParseResult.BlankRow it ->
          throw new IllegalStateException(Optional.of(it).toString());
    };
  }
}
