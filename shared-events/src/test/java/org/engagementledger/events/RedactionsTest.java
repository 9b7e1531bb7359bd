package org.engagementledger.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.Fact.Contact;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.random.RandomHistories;
import org.engagementledger.random.Seeded;
import org.junit.jupiter.api.Test;

class RedactionsTest {
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
    Seeded.each(
        100,
        seeded ->
            new RandomHistories(seeded, KZ)
                .history(40).stream()
                    .filter(DossierEvent.Stating.class::isInstance)
                    .map(it -> ((DossierEvent.Stating) it).fact())
                    .forEach(RedactionsTest::requireHidden));
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
    return text(Redactions.by(all).shown(TALKS, once));
  }

  private static String shown(Fact fact) {
    return text(Redactions.OF_TODAY.shown(TALKS, fact));
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
