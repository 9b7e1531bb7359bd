package org.engagementledger.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.stream.IntStream;
import org.engagementledger.query.search.analysis.TextAnalysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {
  @ParameterizedTest
  @CsvSource({
    "GROẞ, gross",
    "groß, GROSS",
    "Straße, STRAẞE",
    "edu\u00ADcation, education",
    "edu\u200Bcation, education",
    "edu\u2060cation, education",
    "\u202Aedu\u200Ecation\u202C, education",
    "school\uFE0F, school",
    "e\u0301cole, école",
    "ΟΔΟΣ, οδος",
    "İstanbul, istanbul",
    "ıstanbul, ISTANBUL",
    "№, no",
    "col·legi, COLLEGI",
    "ﬀ, ff",
    "Ⅻ, xii"
  })
  void oneTextHasOneForm(String one, String other) {
    assertThat(words(one)).isEqualTo(words(other)).isNotEmpty();
  }

  /**
   * Of all characters: composed or not, in capitals or not, what is typed finds what is written.
   */
  @Test
  void everyLetterIsFoundInEachOfItsForms() {
    List<String> letters =
        IntStream.range(0, 0x20000)
            .filter(Character::isLetter)
            .mapToObj(Character::toString)
            .toList();
    assertThat(letters).hasSizeGreaterThan(50_000);
    for (String it : letters) {
      List<String> plain = words("a" + it + "b");
      for (Form form : List.of(Form.NFC, Form.NFD)) {
        assertThat(words(Normalizer.normalize("a" + it + "b", form))).as(it).isEqualTo(plain);
      }
      assertThat(words("a\u00AD" + it + "\u200Db")).as(it).isEqualTo(plain);
    }
  }

  @Test
  void aZeroWidthSpaceBetweenWordsOfAScriptWithoutSpacesStays() {
    assertThat(words("โรงเรียน\u200Bปลอดภัย")).hasSize(2);
  }

  @Test
  void aHyphenThatCanBeSeenParts() {
    assertThat(words("follow-up")).containsExactly("follow", "up");
  }

  private static List<String> words(String text) {
    return TextAnalysis.words(text);
  }
}
