package org.engagementledger.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2018                                | 2018
          July 2018                           | 2018-07
          july, 2018                          | 2018-07
          JUL. 2018                           | 2018-07
          Sept. 2018                          | 2018-09
          2018-07                             | 2018-07
          07/2018                             | 2018-07
          2018/07                             | 2018-07
          9 July 2018                         | 2018-07-09
          the 9th of July 2018                | 2018-07-09
          July 9th, 2018                      | 2018-07-09
          Monday, 9 July 2018                 | 2018-07-09
          13/06/2018                          | 2018-06-13
          06/13/2018                          | 2018-06-13
          5.5.2018                            | 2018-05-05
          2018-06-13                          | 2018-06-13
          juillet 2018                        | 2018-07
          juil. 2018                          | 2018-07
          1er ao\u00FBt 2018                       | 2018-08-01
          le 1er aout 2018                    | 2018-08-01
          lundi 9 juillet 2018                | 2018-07-09
          julio de 2018                       | 2018-07
          9 de julio de 2018                  | 2018-07-09
          lunes, 9 de julio del 2018          | 2018-07-09
          dic. 2018                           | 2018-12
          December 2018 \u2013 March 2019          | 2018-12/2019-03
          28 May - 2 June 2019                | 2019-05-28/2019-06-02
          12-14 May 2019                      | 2019-05-12/2019-05-14
          May 12-14, 2019                     | 2019-05-12/2019-05-14
          12, 13 and 14 May 2019              | 2019-05-12/2019-05-14
          May, June and July 2018             | 2018-05/2018-07
          June \u2013 July 2018                    | 2018-06/2018-07
          between June and July 2018          | 2018-06/2018-07
          du 12 au 14 mai 2019                | 2019-05-12/2019-05-14
          de mayo a junio de 2018             | 2018-05/2018-06
          2017-2018                           | 2017/2018
          2017-18                             | 2017/2018
          2017/18                             | 2017/2018
          Q3 2018                             | 2018-35
          2018 Q3                             | 2018-35
          third quarter of 2018               | 2018-35
          first half of 2018                  | 2018-40
          spring 2018                         | 2018-21
          hiver 2018                          | 2018-24
          oto\u00F1o de 2018                       | 2018-23
          mid-2018                            | 2018~
          late 2018                           | 2018~
          early July 2018                     | 2018-07~
          fin juillet 2018                    | 2018-07~
          mediados de julio de 2018           | 2018-07~
          c. 2018                             | 2018~
          circa July 2018                     | 2018-07~
          2018?                               | 2018?
          July 2018 (?)                       | 2018-07?
          c. 2018?                            | 2018%
          late 2018 - early 2019              | 2018~/2019~
          n.d.                                | ../..
          undated                             | ../..
          sin fecha                           | ../..
          201X                                | 201X
          EDTF 2018-24                        | 2018-24
          2025-21                             | 2025-21
          """)
  void whatIsWrittenPlainlyIsRead(String label, String edtf) {
    assertThat(read(label)).isEqualTo(edtf);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "03/04/2018",
        "03.04.2018",
        "13/13/2018",
        "31 June 2018",
        "29 February 2019",
        "June 31, 2018",
        "2018-24",
        "2021-22",
        "2009/12",
        "July '18",
        "13/06/18",
        "15 May",
        "July",
        "May \u2013 2018",
        "June 2018 \u2013 May 2018",
        "since 2018",
        "May 2018 or later",
        "the year 2018"
      })
  void whatCanMeanTwoThingsOrNoneIsNotRead(String label) {
    assertThat(read(label)).isEqualTo("none");
  }

  @Test
  void aDateEndsWhereTheTextGoesOn() {
    DateText text = DateText.of("Jan\u00ADuary\u00A02016 (New York): met");
    assertThat(WrittenDate.at(text, 0))
        .hasValueSatisfying(it -> assertThat(text.origin(it.stop())).isEqualTo(13));
  }

  @Test
  void everyMonthIsReadInEachLanguageWholeAndShort() {
    for (String language : new String[] {"en", "fr", "es"}) {
      for (Month month : Month.values()) {
        for (var style : new TextStyle[] {TextStyle.FULL, TextStyle.SHORT}) {
          String name = month.getDisplayName(style, Locale.forLanguageTag(language));
          assertThat(read(name + " 2018"))
              .as(name)
              .isEqualTo("2018-%02d".formatted(month.getValue()));
        }
      }
    }
  }

  @Test
  void whatLooksLikeADateInATextIsFound() {
    assertThat(DateMentions.in("one. June 2018: two, 3 May and 13/06/18; 2019: three in 2021"))
        .containsExactly("June 2018", "3 May", "13/06/18", "2019");
    assertThat(DateMentions.in("resolution 2427 (2018), S/RES/2427 (2018), at 10:30 in 2021"))
        .isEmpty();
  }

  private static String read(String label) {
    DateText text = DateText.of(label);
    return WrittenDate.at(text, 0)
        .filter(it -> it.stop() == text.plain().length())
        .map(WrittenDate::date)
        .map(EdtfDate::text)
        .orElse("none");
  }
}
