package org.engagementledger.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Redaction;
import org.engagementledger.samples.RandomHistories;
import org.engagementledger.samples.SeededRandom;
import org.engagementledger.text.PassageOccurrences;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DossierRedactionsTest {
  private static final CountryCode KZ = new CountryCode("KZ");
  private static final EntryId TALKS = new EntryId("talks");
  private static final String TEXT = "Ms. Aru Example asked for a note. Ms. Aru Example left.";

  @Test
  void everyOccurrenceOfAMarkedPassageIsHidden() {
    assertThat(shown(marked(TEXT, "Ms. Aru Example")))
        .isEqualTo("[internal] asked for a note. [internal] left.");
  }

  @Test
  void passagesThatOverlapAreHiddenInOne() {
    assertThat(shown(marked("abcdef gh", "abcd", "cdef", "h"))).isEqualTo("[internal] g[internal]");
    assertThat(shown(marked("aaaa", "aa"))).isEqualTo("[internal]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MS. NU\u00D1EZ O'NEIL-LEE",
        "ms. nu\u00F1ez o'neil-lee",
        "Ms. Nun\u0303ez O'Neil-Lee",
        "Ms. Nunez O'Neil-Lee",
        "Ms.\u00A0Nu\u00F1ez\u2009O'Neil-Lee",
        "Ms.\nNu\u00F1ez  O'Neil-Lee",
        "Ms. Nu\u00AD\u00F1ez O\u2060'Neil-Lee",
        "Ms. Nu\u00F1\u200Bez O\u2019Neil\u2011Lee",
        "Ms. \uFF2Eu\u00F1ez O'Neil-Lee"
      })
  void aPassageIsHiddenHoweverItIsWritten(String another) {
    String passage = "Ms. Nu\u00F1ez O'Neil-Lee";
    String text = "First %s, then %s\u0301; (%s).".formatted(passage, another, another);

    assertThat(shown(marked(text, passage)))
        .isEqualTo("First [internal], then [internal]; ([internal]).");
    assertThat(shown(marked(text, another)).replaceAll("\\[internal]", "")).doesNotContain("ez");
  }

  @Test
  void inAnotherWritingAPassageIsNoPartOfAWord() {
    assertThat(shown(marked("Mr. Li of LI: policies, LIMITS, gros, gro\u00DF", "Li", "gros")))
        .isEqualTo("Mr. [internal] of [internal]: policies, LIMITS, [internal], gro\u00DF");
  }

  /** Over what folds to nothing, to more and to less, so that no place runs out of the text. */
  @Test
  void aPassageIsFoundWhereItWasTakenFrom() {
    List<String> parts =
        List.of(
            "a", "B", "\u00DF", " ", "\u00A0", "\u00AD", "\u0301", "\u0130", "\uFB03", "\n", ".");
    SeededRandom.each(
        2_000,
        seeded -> {
          StringBuilder text = new StringBuilder();
          for (int n = seeded.below(12); n >= 0; n--) {
            text.append(seeded.of(parts));
          }
          int from = seeded.below(text.length());
          int to = from + 1 + seeded.below(text.length() - from);
          BitSet found = new BitSet();
          new PassageOccurrences(text.toString()).of(text.substring(from, to), found);
          assertThat(found.get(from, to).cardinality()).isEqualTo(to - from);
          assertThat(found.length()).isLessThanOrEqualTo(text.length());
        });
  }

  @Test
  void anAsteriskAloneHidesAllTexts() {
    assertThat(shown(marked(TEXT, Redaction.ALL))).isEqualTo(Redaction.MARK);
  }

  @Test
  void aPassageThatIsNotThereIsRefusedByItsPlace() {
    assertThatThrownBy(() -> marked(TEXT, "Ms. Aru Example", "Mr. Else"))
        .isInstanceOfSatisfying(
            Refusal.class, it -> assertThat(it.pointer()).isEqualTo("/internal/1"))
        .hasMessageNotContaining("Else");
    assertThatThrownBy(() -> marked(TEXT, " ")).hasMessageContaining("empty");
  }

  @Test
  void passagesThatDoNotFitBesideTheTextAreRefusedAndImportsMarkAllOfIt() {
    String text = "name".repeat(1_001);

    assertThatThrownBy(() -> marked(text, text)).hasMessageContaining("4004 bytes");
    assertThat(Redaction.also(told(text), List.of(text)).internal()).containsExactly(Redaction.ALL);
  }

  @Test
  void whatIsCarriedOnIsInternalAsLongAsItIsThere() {
    Fact before = marked(TEXT, "Ms. Aru Example");

    assertThat(Redaction.carried(before, told("Ms. Aru Example wrote.")).internal())
        .containsExactly("Ms. Aru Example");
    assertThat(Redaction.carried(before, told("Ms. Example wrote.")).internal())
        .containsExactly(Redaction.ALL);
    assertThat(Redaction.carried(told(TEXT), told("They wrote.")).internal()).isEmpty();
  }

  @Test
  void whatIsMarkedLaterIsNotShownInTheWordsOfBefore() {
    assertThat(shownOnce(told(TEXT), marked(TEXT, "Ms. Aru Example")))
        .isEqualTo("[internal] asked for a note. [internal] left.");
  }

  @Test
  void otherWordsOfAnEntryThatWasEverMarkedAreHiddenAltogether() {
    Engagement once = told("Aru Example of the ministry asked.");

    assertThat(shownOnce(once, marked(TEXT, "Ms. Aru Example"))).isEqualTo(Redaction.MARK);
    assertThat(shownOnce(once, marked(TEXT, "Ms. Aru Example"), told("They asked for a note.")))
        .isEqualTo(Redaction.MARK);
  }

  @Test
  void whatIsUnmarkedAgainIsShown() {
    assertThat(shownOnce(marked(TEXT, Redaction.ALL), told(TEXT))).isEqualTo(TEXT);
  }

  @Test
  void anEntryThatWasNeverMarkedIsShownAsItWas() {
    assertThat(shownOnce(told("They asked."), told("They did ask."))).isEqualTo("They asked.");
  }

  @Test
  void whatIsHiddenIsInNoTextOfAnySortOfFact() {
    SeededRandom.each(
        100,
        seeded ->
            new RandomHistories(seeded, KZ)
                .history(40).stream()
                    .filter(DossierEvent.Stating.class::isInstance)
                    .map(it -> ((DossierEvent.Stating) it).fact())
                    .forEach(DossierRedactionsTest::requireHidden));
  }

  private static void requireHidden(Fact fact) {
    assertThat(fact.forReaders().isEmpty()).isEqualTo(fact instanceof Contact);
    for (String text : fact.texts().stream().filter(it -> !it.isBlank()).toList()) {
      Fact shown = fact.marked(List.of(text)).forReaders().orElseThrow();

      assertThat(shown.texts()).doesNotContain(text);
      assertThat(shown.internal()).isEmpty();
      assertThat(shown.date()).isEqualTo(fact.date());
    }
    if (!(fact instanceof Contact)) {
      assertThat(fact.marked(List.of(Redaction.ALL)).forReaders().orElseThrow().texts())
          .allMatch(it -> it.isEmpty() || it.equals(Redaction.MARK));
    }
  }

  private static String shownOnce(Fact once, Fact... later) {
    Stream<DossierEvent> all =
        Stream.concat(
            Stream.of(new EngagementRecorded(KZ, TALKS, (Engagement) once)),
            Arrays.stream(later).map(it -> new EntryAmended(KZ, TALKS, it, "looked through")));
    return text(DossierRedactions.by(all).shown(TALKS, once));
  }

  private static String shown(Fact fact) {
    return text(DossierRedactions.OF_TODAY.shown(TALKS, fact));
  }

  private static String text(Optional<Fact> fact) {
    return ((Engagement) fact.orElseThrow()).text();
  }

  private static Engagement told(String text) {
    return Engagement.told(EngagementKind.MEETING, new EdtfDate("2019"), text);
  }

  private static Fact marked(String text, String... passages) {
    return told(text).marked(List.of(passages));
  }
}
