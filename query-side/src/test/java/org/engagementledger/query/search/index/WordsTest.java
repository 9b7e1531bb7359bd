package org.engagementledger.query.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How sentences of many languages are taken apart, and which words are forms of one another. */
class WordsTest {
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
    assertThat(Words.stems(one)).containsAnyElementsOf(indexed(other));
    assertThat(Words.stems(other)).containsAnyElementsOf(indexed(one));
    assertThat(Words.of(one)).isNotEqualTo(Words.of(other));
  }

  @ParameterizedTest
  @CsvSource({"school, teacher", "école, étude", "школа, учитель", "مدرسة, جامعة"})
  void otherWordsDoNot(String one, String other) {
    assertThat(Words.stems(one)).doesNotContainAnyElementsOf(indexed(other));
  }

  @Test
  void sentencesAreWordsWithoutCaseAndAccents() {
    assertThat(Words.of("L’école fut attaquée; 12 élèves s’enfuirent."))
        .containsExactly("l", "ecole", "fut", "attaquee", "12", "eleves", "s", "enfuirent");
    assertThat(Words.of("La Declaración sobre Escuelas Seguras (2015)"))
        .containsExactly("la", "declaracion", "sobre", "escuelas", "seguras", "2015");
    assertThat(Words.of("Школы должны быть защищены"))
        .containsExactly("школы", "должны", "быть", "защищены");
    assertThat(Words.of("S/RES/2427, follow-up: e.g. 3.5%"))
        .containsExactly("s", "res", "2427", "follow", "up", "e", "g", "3", "5");
  }

  @Test
  void thaiIsPartedByItsDictionary() {
    assertThat(Words.of("โรงเรียนปลอดภัยสำหรับเด็ก")).hasSizeGreaterThan(2);
    assertThat(String.join("", Words.of("โรงเรียนปลอดภัย")))
        .isEqualTo(String.join("", Words.of("โรงเรียน \u200B ปลอดภัย")));
  }

  @Test
  void chineseJapaneseAndKoreanAreInPairs() {
    assertThat(Words.of("安全学校")).containsExactly("安全", "全学", "学校");
    assertThat(Words.of("学")).containsExactly("学");
    assertThat(Words.of("学校を守る")).hasSize(4);
    assertThat(Words.of("第2427号")).contains("2427");
    assertThat(indexed("2018年7月")).contains("2018", "7");
    assertThat(Words.of("학교에서").getFirst()).isEqualTo(Words.of("학교").getFirst());
  }

  @Test
  void whatHasNoStemIsIndexedOnce() {
    assertThat(indexed("2427 學 school")).containsExactly("2427", "學", "school");
  }

  private static List<String> indexed(String text) {
    return Words.terms(Words.ofTexts(), text);
  }
}
