package org.engagementledger.query.asof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A dossier that changed twice in its first second, once in the next, and once later. */
class MementoTimesTest {
  private static final Instant FIRST = Instant.parse("2026-07-09T12:00:00.1Z");
  private static final Instant SAME_SECOND = Instant.parse("2026-07-09T12:00:00.9Z");
  private static final Instant NEXT_SECOND = Instant.parse("2026-07-09T12:00:01Z");
  private static final Instant LATER = Instant.parse("2026-07-09T13:00:00Z");
  private static final MementoTimes ALL =
      new MementoTimes(List.of(FIRST, SAME_SECOND, NEXT_SECOND, LATER));

  @Test
  void theLastOfEachSecondIsListed() {
    assertThat(ALL.times()).containsExactly(SAME_SECOND, NEXT_SECOND, LATER);
  }

  @Test
  void aStateIsTheLastChangeBeforeThatTimeEvenIfItIsNotListed() {
    assertThat(ALL.at(FIRST)).hasValue(FIRST);
    assertThat(ALL.at(SAME_SECOND.minusMillis(1))).hasValue(FIRST);
    assertThat(ALL.at(SAME_SECOND)).hasValue(SAME_SECOND);
    assertThat(ALL.at(LATER.plusSeconds(1))).hasValue(LATER);
    assertThat(ALL.at(FIRST.minusMillis(1))).isEmpty();
  }

  @Test
  void aTimeBeforeAllGivesTheFirstThatIsListed() {
    assertThat(ALL.atOrFirst(FIRST.minusSeconds(9))).hasValue(SAME_SECOND);
  }

  @Test
  void aStateIsLinkedWithTheOnesAroundIt() {
    assertThat(ALL.around(NEXT_SECOND))
        .isEqualTo(
            Map.of(
                SAME_SECOND, "first prev memento",
                NEXT_SECOND, "memento",
                LATER, "next last memento"));
    assertThat(ALL.around(SAME_SECOND))
        .isEqualTo(
            Map.of(
                SAME_SECOND, "first memento",
                NEXT_SECOND, "next memento",
                LATER, "last memento"));
    assertThat(ALL.around(LATER))
        .containsEntry(NEXT_SECOND, "prev memento")
        .containsEntry(LATER, "last memento");
  }

  @Test
  void aStateThatIsNotListedIsLinkedWithThoseThatAre() {
    assertThat(ALL.around(FIRST))
        .isEqualTo(
            Map.of(
                FIRST, "memento",
                SAME_SECOND, "first next memento",
                LATER, "last memento"));
  }
}
