package org.engagementledger.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.engagementledger.pages.SamplePage.facts;
import static org.engagementledger.pages.SamplePage.read;

import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.pages.content.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of which a reader may take a part for the whole date. */
class PartlyParsedLinesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "3 - 2018-07-09: Met.",
        "3 - 13/07/2018: Met.",
        "3. - 9 July 2018: Met.",
        "2011 \u2013 12: Met.",
        "2011 - 12: Met.",
        "2020 / 21: Met.",
        "2020 - 21 plan shared.",
        "Geneva, 2011 \u2013 12: Met.",
        "July 2018 - 2018 report launched.",
        "July 2018 - 2018: Met.",
        "July 2018 \u2013 2019 work plan shared.",
        "Q1 2020 \u2013 2021 plan shared.",
        "Q1 2020 \u2013 2021: Met.",
        "Spring 2019 \u2013 2020 review",
        "2018 - 9 July 2018: Met.",
        "2018 to 2020 strategy shared.",
        "2018/2019 session.",
        "2018-12 meetings held.",
        "2018-born children.",
        "winter 2018-2019: Met.",
        "winter 2018/2019: Met.",
        "winter 2018 \u2013 19: Met.",
        "winter 2018/19: Met.",
        "2010\u201311: Met.",
        "2018-05\u201306: Met.",
        "07\u20132018: Met.",
        "July 2018 at the latest: Met.",
        "July 2018 at the earliest: Met.",
        "July 2018 (at the latest): Met.",
        "July 2018, latest: Met.",
        "July 2018 not before: Met.",
        "juillet 2018 au plus tard : vu.",
        "julio de 2018 a m\u00E1s tardar: visto.",
        "July 2018 - ?: Met.",
        "July 2018 \u2013 (?): Met.",
        "9 July 2018 \u2013 \u2026: Met.",
        "9 July 2018 \u2013 ...: Met.",
        "9 July 2018 ff.: Met.",
        "9 July 2018 +: Met.",
        "9 July 2018 \u2192: Met.",
        "July 2018, 9: Met.",
        "July 2018 \u2013 9: Met.",
        "July 2018, 9th: Met.",
        "July 1018: Met.",
        "9 July 0018: Met.",
        "9 July 2108: Met.",
        "1018: Met.",
        "Tuesday 9 July 2018: Met.",
        "Tuesday, July 9, 2018: Met.",
        "9 July 2018 (Tuesday): Met.",
        "9 July 2018, Tuesday: Met.",
        "9 July 2018 (Tue., Geneva): Met.",
        "mardi 9 juillet 2018 : vu.",
        "martes 9 de julio de 2018: visto.",
        "Monday 9 \u2013 Saturday 13 July 2018: Met.",
        "Tuesday 9 \u2013 Friday 13 July 2018: Met.",
        "9 \u2013 Saturday 13 July 2018: Met.",
        "9. 7. 2018: Met.",
        "9.7.2018: Met.",
        "9 July 2018, 11 and 13 July: Met.",
        "9 July 2018; 11, 12 & 13 July: Met.",
        "#9 July 2018: Met.",
        "#40 July 2018: Met.",
        "##3 July 2018: Met.",
        "#1: July 2018: Met.",
        "> 31 June 2018: Met.",
        "<h3>31 June 2018: Met.",
        "\u00B9 July 2018: Met.",
        "2018-07-??: Met.",
        "2018-07-__: Met.",
        "July 2018 (New York) (?): Met.",
        "July 2018 (Monday?): Met.",
        "July 2018 (exact date uncertain): Met.",
        "13.05.2019 \u2013 14.06.: Met.",
        "13/05/2019 \u2013 14/06: Met.",
        "2019-05-12 \u2013 05-14: Met.",
        "2019-05-12 - 05-14 Met.",
        "2019-05-13, 05-14: Met.",
        "2018-07-09; 07-11: Met.",
        "2018-07-09 / 07-11: Met.",
        "2019-05-12 bis 05-14: Met.",
        "July 2018, 9-11: Met.",
        "July 2018, 9-11 (Geneva): Met.",
        "May 2019 (12-14): Met.",
        "July 2018 (9/7): Met.",
        "July 2018, on the 9th: Met.",
        "July 2018 (week of the 9th): Met.",
        "2018, spring: Met.",
        "2018 \u2013 third quarter: Met.",
        ">2018: Met.",
        "2018-44: Met.",
        "2018/99: Met.",
        "12. bis 14. Mai 2019: Met.",
        "~~July 2018: Met.~~",
        "31 June 2018: Met."
      })
  void isNotReadAndStaysWordForWord(String line) {
    Page page = read("Details\n\n" + line + "\n");
    assertThat(facts(page, Engagement.class))
        .allSatisfy(
            it -> {
              assertThat(it.date()).isEqualTo(EdtfDate.UNKNOWN);
              assertThat(line).endsWith(it.text());
              assertThat(line.length() - it.text().length()).isLessThan(3);
            });
    assertThat(page.remarks()).anyMatch(it -> it.line() == 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      textBlock =
          """
          July 2018~: Met.               @ 2018-07~
          July 2018 ~: Met.              @ 2018-07~
          July 2018 ~ Met.               @ 2018-07
          9 July 2018~ \u2013 Met.            @ 2018-07-09~
          July 2018 approx.: Met.        @ 2018-07~
          July 2018, approx.: Met.       @ 2018-07~
          July 2018 ca.: Met.            @ 2018-07~
          July 2018 circa \u2013 Met.         @ 2018-07~
          July 2018 [approx.]: Met.      @ 2018-07~
          July 2018 [?]: Met.            @ 2018-07?
          July 2018 (?): Met.            @ 2018-07?
          July 2018 (tbc): Met.          @ 2018-07?
          July 2018 [tbc] (Geneva): Met. @ 2018-07?
          July 2018, tbc: Met.           @ 2018-07?
          31. 12. 2018: Met.             @ 2018-12-31
          31.12.2018: Met.               @ 2018-12-31
          3. 31.12.2018: Met.            @ 2018-12-31
          \u21161 9 July 2018: Met.           @ 2018-07-09
          \u2460 July 2018: Met.              @ 2018-07
          9 July 2018<br> Met.           @ 2018-07-09
          9 July 2018:<br/>Met.          @ 2018-07-09
          Monday, 9 July 2018: Met.      @ 2018-07-09
          lundi 9 juillet 2018 : Met.    @ 2018-07-09
          9 July 2018 (Mon): Met.        @ 2018-07-09
          2018\u201307\u201309: Met.          @ 2018-07-09
          2018\u20132019: Met.                @ 2018/2019
          2018-12 Met.                   @ 2018-12
          July 2018 \u2013 2019: Met.         @ 2018-07/2019
          2018 \u2013 July 2019: Met.         @ 2018/2019-07
          winter 2018: Met.              @ 2018-24
          2018 - Q3: Met.                @ 2018-35
          """)
  void isReadWhole(String line, String edtf) {
    Page page = read("Details\n\n" + line + "\n");
    assertThat(facts(page, Engagement.class))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.date().text()).isEqualTo(edtf);
              assertThat(it.text()).isEqualTo("Met.");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#1 9 July 2018: Met.",
        "### 9 July 2018: Met.",
        "#2018-07-09: Met.",
        "#1. 2018-07-09: Met.",
        "#1 2018-07-09: Met."
      })
  void aNumberOrAHeadingOfALineIsNoPartOfItsDate(String line) {
    assertThat(facts(read("Details\n\n" + line + "\n"), Engagement.class))
        .extracting(it -> it.date().text(), Engagement::text)
        .containsExactly(tuple("2018-07-09", "Met."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"## 31 June 2018: Met.", "=== 31 June 2018: Met."})
  void aHeadingThatLooksDatedIsAnEntry(String line) {
    Page page = read("Details\n\n" + line + "\n");
    assertThat(facts(page, Engagement.class)).hasSize(1);
    assertThat(page.remarks()).anyMatch(it -> it.line() == 3);
  }

  @ParameterizedTest
  @CsvSource({
    "Monday 9 \u2013 Friday 13 July 2018, 2018-07-09, 2018-07-13",
    "12. - 14. May 2019, 2019-05-12, 2019-05-14",
    "12. and 13. May 2019, 2019-05-12, 2019-05-13",
    "12-14.05.2019, 2019-05-12, 2019-05-14",
    "13/07/2018\u201315/07/2018, 2018-07-13, 2018-07-15"
  })
  void isReadAsAllItsDays(String label, String first, String last) {
    assertThat(facts(read("Details\n\n" + label + ": Met.\n"), Engagement.class))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.date().text()).isEqualTo(first);
              assertThat(it.lastDay()).contains(new EdtfDate(last));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Endorsed 3 - 2015-05-29",
        "Endorsed 1015",
        "Endorsed in 2010\u201311",
        "Endorsed in July 2018 at the latest",
        "Endorsed on Tuesday 9 July 2018"
      })
  void isNoPosition(String line) {
    Page page = read("Endorsements\n\n" + line + "\n");
    assertThat(facts(page, Position.class)).isEmpty();
    assertThat(page.remarks()).anyMatch(it -> it.line() == 3);
  }

  @ParameterizedTest
  @CsvSource({
    "Tuesday 9 July 2018: Met., 'its date, 2018-07-09, is not on the weekday that it names'",
    "July 1018: Met., 'its date has a year that is hardly meant; after EDTF it is read'"
  })
  void aSlipIsNamed(String line, String why) {
    assertThat(read("Details\n\n" + line + "\n").remarks())
        .anyMatch(it -> it.line() == 3 && it.sentence().contains(why));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2018: 07/09: Met.", "2018: spring: Met.", "July 2018: 12: they met."})
  void whatCouldBeMoreOfADateBehindItsMarkIsRemarked(String line) {
    assertThat(read("Details\n\n" + line + "\n").remarks())
        .anyMatch(it -> it.line() == 3 && it.sentence().contains("could be more of it"));
  }

  @Test
  void aYearThatIsHardlyMeantIsReadAfterItsSign() {
    assertThat(facts(read("Details\n\nEDTF 1815-07: Met.\n"), Engagement.class))
        .extracting(it -> it.date().text())
        .containsExactly("1815-07");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20180903",
        "mid-March",
        "2018\u5E749\u6708",
        "3Q18",
        "in Sept.",
        "2018-07-??",
        "2018.07",
        "2018-W28",
        "Q3'18",
        "depuis mars"
      })
  void whatLooksLikeADateInATextIsRemarked(String date) {
    assertThat(read("Details\n\nMay 2018: Met, again " + date + ", and wrote.\n").remarks())
        .anyMatch(it -> it.line() == 3 && it.sentence().contains("looks like a date"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u21161 Quebec met",
        "--/07/2018: Met",
        "__/07/2018: Met",
        "12. and May 2018: Met",
        "\u00BD of them met",
        "@minister met"
      })
  void theTextOfWhatIsNotReadIsWordForWord(String line) {
    assertThat(facts(read("Details\n\n" + line + "\n"), Engagement.class))
        .extracting(Engagement::text)
        .containsExactly(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "July 2018 \u2013 12 states met.",
        "9 July 2018, 10:30: they met.",
        "July 2018 at the mission they met.",
        "July 2018 approx. 20 states met.",
        "July 2018: 12: they met.",
        "July 2018 (by phone): they met.",
        "9 July 2018 - Monday: they met.",
        "July 2018, 30 schools: they met.",
        "July 2018 \u2013 12 (of 15) states met.",
        "9 July 2018, first day: they met."
      })
  void aTextMayBeginWithANumber(String line) {
    assertThat(facts(read("Details\n\n" + line + "\n"), Engagement.class))
        .singleElement()
        .satisfies(it -> assertThat(it.date().text()).startsWith("2018-07"));
  }
}
