package org.engagementledger.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.engagementledger.query.search.SearchTerm.Beginning;
import org.engagementledger.query.search.SearchTerm.Either;
import org.engagementledger.query.search.SearchTerm.Exactly;
import org.engagementledger.query.search.SearchTerm.Like;
import org.engagementledger.query.search.SearchTerm.Not;
import org.engagementledger.query.search.SearchTerm.Word;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTermsTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  @Test
  void wordsAreWantedAllOfThem() {
    assertThat(typed("safe  schools")).containsExactly(new Word("safe"), new Word("schools"));
    assertThat(typed("safe AND + schools")).containsExactly(new Word("safe"), new Word("schools"));
  }

  @Test
  void quotesOfAnySortKeepWordsTogether() {
    for (String it : List.of("\"a b\" c", "“a b” c", "„a b“ c", "«a b» c")) {
      assertThat(typed(it)).containsExactly(new Exactly("a b"), new Word("c"));
    }
    assertThat(typed("\"a b c")).containsExactly(new Exactly("a b c"));
  }

  @Test
  void aStarIsTheBeginningOfAWord() {
    assertThat(typed("teach*")).containsExactly(new Beginning("teach*"));
    assertThat(typed("\"safe scho*\"")).containsExactly(new Beginning("safe scho*"));
    assertThat(typed("\"safe scho\"*")).containsExactly(new Beginning("safe scho*"));
  }

  @Test
  void aTildeIsAWordThatMayBeWrittenDifferently() {
    assertThat(typed("genva~")).containsExactly(new Like("genva~"));
  }

  @Test
  void orJoinsWhatIsBesideItAndNothingMore() {
    assertThat(typed("a b OR c OR d e"))
        .containsExactly(
            new Word("a"),
            new Either(List.of(new Word("b"), new Word("c"), new Word("d"))),
            new Word("e"));
    assertThat(typed("a | b")).containsExactly(new Either(List.of(new Word("a"), new Word("b"))));
  }

  @Test
  void notAndAMinusSayWhatIsNotWanted() {
    assertThat(typed("a NOT b -c -\"d e\""))
        .containsExactly(
            new Word("a"),
            new Not(new Word("b")),
            new Not(new Word("c")),
            new Not(new Exactly("d e")));
    assertThat(typed("follow-up")).containsExactly(new Word("follow-up"));
  }

  @Test
  void smallWordsAreWords() {
    assertThat(typed("this or that not"))
        .containsExactly(new Word("this"), new Word("or"), new Word("that"), new Word("not"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OR a", "a OR", "OR OR a", "a NOT", "a -", "a \"", "\" a", "- a", "a OR OR", "a *"
      })
  void aSignThatMakesNoSenseIsAsGoodAsNotThere(String q) {
    assertThat(typed(q)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\"\"", "OR", "-", "NOT", "-a", "NOT a", "* ~", "()[]{}:^\\/"})
  void whatHasNoWordThatIsWantedIsRefused(String q) {
    assertThatThrownBy(() -> typed(q))
        .isInstanceOfSatisfying(Refusal.class, it -> assertThat(it.pointer()).isEqualTo("/q"));
  }

  @Test
  void twentyWordsAreTheMost() {
    assertThat(typed("a ".repeat(20))).hasSize(20);
    assertThatThrownBy(() -> typed("a ".repeat(21))).hasMessageContaining("at most 20");
  }

  @Test
  void whateverSomebodyTypesIsReadOrRefused() {
    Random random = new Random(SEED);
    List<String> pieces =
        List.of(
            "a", "b", " ", "\"", "“", "*", "~", "-", "OR", "NOT", "(", ":", "学", "é", "\\", "'");
    for (int i = 0; i < 20_000; i++) {
      StringBuilder q = new StringBuilder();
      for (int j = random.nextInt(14); j >= 0; j--) {
        q.append(pieces.get(random.nextInt(pieces.size())));
      }
      try {
        assertThat(typed(q.toString())).as("%s with seed %d", q, SEED).isNotEmpty();
      } catch (Refusal understood) {
        assertThat(understood.pointer()).as("%s with seed %d", q, SEED).isEqualTo("/q");
      }
    }
  }

  private static List<SearchTerm> typed(String q) {
    return SearchTerms.typed(q).all();
  }
}
