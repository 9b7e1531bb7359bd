package org.engagementledger.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Engagement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonMentionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "We met Mr. Example of the ministry.|Mr. Example",
        "We met Ms Aru Example, and left.|Ms Aru Example",
        "H.E. Mr. Aru de la Example spoke.|H.E. Mr. Aru de la Example",
        "H. E. Aru Example spoke.|H. E. Aru Example",
        "Ambassador Example-Sample agreed.|Ambassador Example-Sample",
        "Dr. A. B. Example wrote.|Dr. A. B. Example",
        "Une lettre de M. Exemple est venue.|M. Exemple",
        "Mme Exemple a répondu.|Mme Exemple",
        "La Sra. Ejemplo y Muestra respondió.|Sra. Ejemplo y Muestra",
        "Встреча: г-н Пример обещал.|г-н Пример",
        "Write to aru@example.org, please.|aru@example.org",
        "It was on @example today.|@example",
        "Call +41 22 555 01 23.|+41 22 555 01 23",
        "Call 0041 22 555 01 23 soon.|0041 22 555 01 23",
        "Prof. Ólafur O’Example asked.|Prof. Ólafur O’Example",
      })
  void aPersonAnAddressAndANumberAreFound(String text, String passage) {
    assertThat(PersonMentions.in(told(text))).containsExactly(passage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The Minister of Education agreed.",
        "It co-sponsored resolution 2427 (2018).",
        "The Permanent Mission in Geneva asked for examples.",
        "They met in the M.O.D. building on 15 January 2019.",
        "The Director General and the Second Secretary of the Embassy came.",
        "The ambassador promised to look at it.",
        "From 2015 to 2019 it had 1,200 peacekeepers.",
      })
  void whatNamesNobodyIsNotFound(String text) {
    assertThat(PersonMentions.in(told(text))).isEmpty();
  }

  @Test
  void aNameEndsWithItsSentence() {
    assertThat(PersonMentions.in(told("We met Ms.\u00a0Aru Example. The ministry agreed.")))
        .containsExactly("Ms.\u00a0Aru Example");
  }

  @Test
  void aLongTextTakesNotMuchLonger() {
    for (String part : List.of("a", "Mr. ", "+1", "00 1", "M.", "@", "a@", "de ", "A. ")) {
      String text = part.repeat(50_000 / part.length());

      assertTimeoutPreemptively(
          Duration.ofSeconds(3),
          () -> assertThat(PersonMentions.in(told(text))).allMatch(text::contains));
    }
  }

  @Test
  void eachIsMarkedUnlessPersonsAreToBePublished() {
    Fact said = told("Mr. Example met Ms. Sample, and Mr. Example left.");

    assertThat(PersonPolicy.INTERNAL.applied(said).internal())
        .containsExactly("Mr. Example", "Ms. Sample");
    assertThat(PersonPolicy.OPEN.applied(said)).isEqualTo(said);
    assertThat(PersonPolicy.INTERNAL.told(said)).isEqualTo("internal: Mr. Example; Ms. Sample");
    assertThat(PersonPolicy.OPEN.told(said)).startsWith("open to readers: ");
  }

  private static Engagement told(String text) {
    return Engagement.told(EngagementKind.MEETING, new EdtfDate("2019"), text);
  }
}
