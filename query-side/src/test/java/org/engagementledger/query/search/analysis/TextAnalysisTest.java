package org.engagementledger.query.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How sentences of many languages are taken apart, and which words are forms of one another. */
class TextAnalysisTest {
  @ParameterizedTest
  @CsvSource({
    "school, schools",
    "teaching, teaches",
    "protected, protecting",
    "école, écoles",
    "attaque, attaquées",
    "enseigner, enseignement",
    "escuela, escuelas",
    "educación, educaciones",
    "атакована, атакованы",
    "школа, школами",
    "образование, образования",
    "مدرسة, المدرسة",
    "معلم, معلمون"
  })
  void theFormsOfAWordMeet(String one, String other) {
    assertThat(TextAnalysis.stems(one)).containsAnyElementsOf(indexed(other));
    assertThat(TextAnalysis.stems(other)).containsAnyElementsOf(indexed(one));
    assertThat(TextAnalysis.words(one)).isNotEqualTo(TextAnalysis.words(other));
  }

  @ParameterizedTest
  @CsvSource({"school, teacher", "école, étude", "школа, учитель", "مدرسة, جامعة"})
  void otherWordsDoNot(String one, String other) {
    assertThat(TextAnalysis.stems(one)).doesNotContainAnyElementsOf(indexed(other));
  }

  @Test
  void sentencesAreWordsWithoutCaseAndAccents() {
    assertThat(TextAnalysis.words("L’école fut attaquée; 12 élèves s’enfuirent."))
        .containsExactly("l", "ecole", "fut", "attaquee", "12", "eleves", "s", "enfuirent");
    assertThat(TextAnalysis.words("La Declaración sobre Escuelas Seguras (2015)"))
        .containsExactly("la", "declaracion", "sobre", "escuelas", "seguras", "2015");
    assertThat(TextAnalysis.words("Школы должны быть защищены"))
        .containsExactly("школы", "должны", "быть", "защищены");
    assertThat(TextAnalysis.words("S/RES/2427, follow-up: e.g. 3.5%"))
        .containsExactly("s", "res", "2427", "follow", "up", "e", "g", "3", "5");
  }

  @Test
  void thaiIsPartedByItsDictionary() {
    assertThat(TextAnalysis.words("โรงเรียนปลอดภัยสำหรับเด็ก")).hasSizeGreaterThan(2);
    assertThat(String.join("", TextAnalysis.words("โรงเรียนปลอดภัย")))
        .isEqualTo(String.join("", TextAnalysis.words("โรงเรียน \u200B ปลอดภัย")));
  }

  @Test
  void chineseJapaneseAndKoreanAreInPairs() {
    assertThat(TextAnalysis.words("安全学校")).containsExactly("安全", "全学", "学校");
    assertThat(TextAnalysis.words("学")).containsExactly("学");
    assertThat(TextAnalysis.words("学校を守る")).hasSize(4);
    assertThat(TextAnalysis.words("第2427号")).contains("2427");
    assertThat(indexed("2018年7月")).contains("2018", "7");
    assertThat(TextAnalysis.words("학교에서").getFirst())
        .isEqualTo(TextAnalysis.words("학교").getFirst());
  }

  @Test
  void whatHasNoStemIsIndexedOnce() {
    assertThat(indexed("2427 學 school")).containsExactly("2427", "學", "school");
  }

  private static List<String> indexed(String text) {
    return TextAnalysis.terms(TextAnalysis.analyzer(), text);
  }
}
