package org.engagementledger.command.imports.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Refusal;
import org.engagementledger.problems.WrongBody;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** JSON Lines in which a member holds what it cannot be: nothing of it is left out unsaid. */
class JunkInRowsTest {
  private static final RowFacts FACTS = new RowFacts(DossierOfRows.JSON, PersonPolicy.INTERNAL);
  private static final List<String> JUNK = List.of("[null]", "[[]]", "[\"\"]", "[7]", "{}", "[{}]");

  private static final String WHOLE =
      """
      {"country": "NO", "kind": "meeting", "date": "2020", "title": "Talks"}
      """;

  @Test
  void aRowWithJunkInAnyMemberIsRefused() {
    assertThat(fact(WHOLE)).isInstanceOf(Fact.Engagement.class);
    for (String member : RowSort.ENGAGEMENT.members()) {
      for (String junk : JUNK) {
        ObjectNode line = (ObjectNode) DossierOfRows.JSON.readTree(WHOLE);
        line.set(member, DossierOfRows.JSON.readTree(junk));
        if (!isSense(member, junk)) {
          assertThatThrownBy(() -> fact(line.toString()), "%s", line)
              .isInstanceOfAny(Refusal.class, WrongBody.class);
        }
      }
    }
  }

  /** Lists of objects, and an object that is a source. */
  private static boolean isSense(String member, String junk) {
    return member.equals("source") && junk.equals("{}");
  }

  private static Fact fact(String line) {
    Table table = new JsonLinesTable(new StringReader(line), DossierOfRows.JSON);
    Reading reading =
        new RowReader(Mapping.OF_THE_API, DossierOfRows.JSON).read(table.next().orElseThrow());
    return switch (reading) {
      case Reading.Of it -> FACTS.of(it.row(), new EntryId("e1"));
      case Reading.SetAside it -> throw new Refusal(it.report().why());
      case Reading.Blank it -> throw new IllegalStateException(Optional.of(it).toString());
    };
  }
}
