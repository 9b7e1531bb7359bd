package org.engagementledger.query.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.Fact.Engagement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishDateTest {
  @ParameterizedTest
  @CsvSource({
    "2018, 2018",
    "2018-07, July 2018",
    "2018-07-09, 9 July 2018",
    "2018-21, spring 2018",
    "2018-24, winter 2018",
    "9999-24, winter 9999",
    "2018-24/2020, between winter 2018 and 2020",
    "201X, the 2010s",
    "20XX, between 2000 and 2099",
    "2018-XX, 2018",
    "2018-07-XX, July 2018",
    "2018-07?, July 2018 (uncertain)",
    "2018~, about 2018",
    "2018%, about 2018 (uncertain)",
    "2015-05-29/2016-04-27, between 29 May 2015 and 27 April 2016",
    "2016-01/.., January 2016 or later",
    "2016-01/, January 2016 or later",
    "../2016, 2016 or earlier",
    "../.., date unknown",
    "2018-26, summer 2018 in the northern hemisphere",
    "2018-29~, about spring 2018 in the southern hemisphere",
    "2018-33, the first quarter of 2018",
    "2018-39, the last third of 2018",
    "2018-41, the second half of 2018",
    "1950S2, about 1950 (between 1900 and 1999)",
    "2018-07~-09, 9 July 2018 (partly approximate)",
    "?2018-07, July 2018 (partly uncertain)",
    "156X-12-25, between 25 December 1560 and 25 December 1569 (156X-12-25)",
    "'[2018-07-09,2018-08..2018-10]', either 9 July 2018 or between August 2018 and October 2018",
    "[..2018], 2018 or earlier"
  })
  void everyFormOfADateIsSaidInWords(String date, String words) {
    assertThat(EnglishDate.of(new EdtfDate(date))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "2019-05-12, 2019-05-14, 12 to 14 May 2019",
    "2019-05-28, 2019-06-02, 28 May to 2 June 2019",
    "2018-12-30, 2019-01-02, 30 December 2018 to 2 January 2019",
    "2019-05-12/2019-05-14, , between 12 May 2019 and 14 May 2019",
    "2019-05-12, , 12 May 2019"
  })
  void whatLastsIsToldFromADayThatIsNotKnownExactly(String date, String lastDay, String words) {
    EdtfDate first = new EdtfDate(date);
    Engagement fact =
        Engagement.told(EngagementKind.MEETING, first, "Talks")
            .on(first, Optional.ofNullable(lastDay).map(EdtfDate::new));
    assertThat(EnglishDate.of(fact)).isEqualTo(words);
    assertThat(new TemplateText().when(fact.date(), fact.lastDay())).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "2018-07-09, 2018",
    "2018?, 2018",
    "2018-24, 2018",
    "2018-24?, 2018",
    "9999-24, 9999",
    "2018-24/2020, 2018–2020",
    "2018-22, 2018",
    "2018-30, 2018",
    "'[2018,2020]', 2018–2020",
    "2018/2020-24, 2018–2020",
    "2018-22/2018-24, 2018",
    "../2018-24, 2018 or earlier",
    "2018-24/.., 2018 or later",
    "201X, 2010–2019",
    "2015-05-29/2016-04-27, 2015–2016",
    "2015-05-29/2015-12-01, 2015",
    "2016-01/.., 2016 or later",
    "../2016, 2016 or earlier",
    "../.., Date unknown"
  })
  void everyDateHasAHeadingInATimeline(String date, String heading) {
    assertThat(EnglishDate.years(new EdtfDate(date))).isEqualTo(heading);
  }

  @ParameterizedTest
  @CsvSource({"2018, true", "2018-07, true", "2018-07-09, true", "2018~, false", "2018-21, false"})
  void onlyDatesThatBrowsersUnderstandAreGivenToThem(String date, boolean understood) {
    assertThat(EnglishDate.machine(new EdtfDate(date)).isPresent()).isEqualTo(understood);
  }
}
