package org.engagementledger.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.engagementledger.pages.SamplePage.facts;
import static org.engagementledger.pages.SamplePage.read;

import java.util.List;
import java.util.Optional;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.pages.content.Page;
import org.engagementledger.pages.content.ParseWarning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as editors write them, and what is read from them. */
class ParsedLinesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      textBlock =
          """
          - July 2018: Met.  @ 2018-07 @  @ Met.
          * July 2018: Met.  @ 2018-07 @  @ Met.
          \u2022 July 2018: Met.  @ 2018-07 @  @ Met.
          \u2013 July 2018: Met.  @ 2018-07 @  @ Met.
          1. July 2018: Met.  @ 2018-07 @  @ Met.
          a) July 2018: Met.  @ 2018-07 @  @ Met.
          **July 2018:** Met.  @ 2018-07 @  @ Met.
          **July 2018: Met.**  @ 2018-07 @  @ Met.
          July 2018 (New York): Met.  @ 2018-07 @ New York @ Met.
          (New York) July 2018: Met.  @ 2018-07 @ New York @ Met.
          July 2018 (by phone): Met.  @ 2018-07 @  @ (by phone): Met.
          Geneva, July 2018: Met.  @ 2018-07 @  @ Geneva, July 2018: Met.
          Geneva \u2013 July 2018: Met.  @ 2018-07 @  @ Geneva \u2013 July 2018: Met.
          July 2018 \u2013 Met.  @ 2018-07 @  @ Met.
          July 2018, Met.  @ 2018-07 @  @ Met.
          July 2018. Met.  @ 2018-07 @  @ Met.
          July 2018; Met.  @ 2018-07 @  @ Met.
          July 2018 Met.  @ 2018-07 @  @ Met.
          (July 2018) Met.  @ 2018-07 @  @ Met.
          [July 2018] Met.  @ 2018-07 @  @ Met.
          2018: Met.  @ 2018 @  @ Met.
          2018 saw a meeting.  @ ../.. @  @ 2018 saw a meeting.
          In July 2018: Met.  @ 2018-07 @  @ Met.
          In July 2018 they met.  @ ../.. @  @ In July 2018 they met.
          Monday, 9 July 2018: Met.  @ 2018-07-09 @  @ Met.
          9 July 2018 (Monday): Met.  @ 2018-07-09 @  @ Met.
          9 July 2018, 10:30: Met.  @ 2018-07-09 @  @ 10:30: Met.
          December 2018 \u2013 March 2019: Met.  @ 2018-12/2019-03 @  @ Met.
          December 2018 \u2013 35 March 2019: Met.  @ ../.. @  @ December 2018 \u2013 35 March 2019: Met.
          July 2018 \u2013 ongoing: Met.  @ ../.. @  @ July 2018 \u2013 ongoing: Met.
          July 2018 and later: Met.  @ ../.. @  @ July 2018 and later: Met.
          Since July 2018: Met.  @ ../.. @  @ Since July 2018: Met.
          03/04/2018: Met.  @ ../.. @  @ 03/04/2018: Met.
          2018, 2019: Met.  @ ../.. @  @ 2018, 2019: Met.
          n.d.: Met.  @ ../.. @  @ Met.
          - Met.  @ ../.. @  @ Met.
          ### July 2018: Met.  @ 2018-07 @  @ Met.
          July 2018: 2286 (2016) was adopted.  @ 2018-07 @  @ 2286 (2016) was adopted.
          July 2018 \u2013 To thank them, we wrote.  @ 2018-07 @  @ To thank them, we wrote.
          """)
  void eachIsOneEngagement(String line, String edtf, String place, String text) {
    Page page = read("Details\n\n" + line + "\n");
    assertThat(facts(page, Engagement.class))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.date().text()).isEqualTo(edtf);
              assertThat(it.place()).isEqualTo(Optional.ofNullable(place).orElse(""));
              assertThat(it.text()).isEqualTo(text);
            });
    boolean isPlain = !edtf.equals("../..") || text.equals("Met.");
    assertThat(isPlain || page.remarks().stream().anyMatch(it -> it.line() == 3)).isTrue();
  }

  @Test
  void severalInOneLineAreRemarked() {
    assertThat(read("Details\n\nMay 2018: one. June 2018: two\n").remarks())
        .extracting(ParseWarning::line, ParseWarning::sentence)
        .singleElement()
        .asString()
        .contains("3", "'June 2018'");
  }

  @Test
  void aLabelThatIsCutAtTheEndOfALineIsReadWhole() {
    Page page = read("Details\n\nDecember 2018 \u2013\nMarch 2019: Met.\n");
    assertThat(facts(page, Engagement.class))
        .extracting(it -> it.date().text(), Engagement::text)
        .containsExactly(tuple("2018-12/2019-03", "Met."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "D\u00e9tails",
        "Details (2016-2021)",
        "Details (continued):",
        "## Details [see below] ##",
        "## Details",
        "### Details ###",
        "**Details**",
        "*Details:*",
        "Details:",
        "DETAILS",
        "Detail",
        "1. Details",
        "\u2022 Details",
        "<h3>Details</h3>",
        "<h2 class=\"x\">Details</h2>",
        "<span style=\"a:b\"><b>Details</b></span>",
        "[Details](#details)",
        "## [Details](https://example.org/d)",
        "=== Details ===",
        "II. Details",
        "B. Details",
        "2.1 Details",
        "Details\n=======",
        "Details\n---",
        "=====\nDetails\n=====",
        "Details\n\n## Details",
        "D\u200Betails"
      })
  void aHeadingInAnyFormIsAHeading(String heading) {
    Page page =
        read(
            "Key Information\n\nA fact.\n\nHighlights\n\n"
                + heading
                + "\n\nJuly 2018: Met.\n\nAdditional\n\nNone");
    assertThat(facts(page, Attribute.class))
        .extracting(Attribute::text)
        .containsExactly("A fact.", "None");
    assertThat(facts(page, Engagement.class))
        .extracting(Engagement::text, Engagement::highlight)
        .containsExactly(tuple("Met.", false));
    assertThat(page.remarks()).isEmpty();
  }

  @Test
  void aHeadingThatIsNotKnownIsRemarked() {
    Page page =
        read("Key Information\n\nA fact.\n\n## History\n\nDetails\n\n## More\n\n2018: Met.");
    assertThat(page.remarks()).extracting(ParseWarning::line).containsExactly(5, 9);
    assertThat(facts(page, Engagement.class)).hasSize(1);
  }

  @Test
  void aHeadingMayGoOnInItsLine() {
    Page page =
        read("Peacekeeping: Contributes troops\n\nGeneva Missions\n\nGeneral Emails: a@b.org\n");
    assertThat(facts(page, Contact.class)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "- Endorsed in 2015, 2015",
    "1. Endorsed in 2015, 2015",
    "**Endorsed in 2015**, 2015",
    "Endorsed (2015), 2015",
    "Endorsed: 2015, 2015",
    "Endorsed \u2013 May 2015, 2015-05",
    "Endorsed\u00A0in\u00A02015, 2015",
    "Endorsed 13/06/2015, 2015-06-13"
  })
  void aPositionInAnyFormIsRead(String line, String edtf) {
    assertThat(facts(read("Endorsements\n\n" + line + "\n"), Position.class))
        .extracting(it -> it.date().text())
        .containsExactly(edtf);
  }

  private static Page contacts(String lines) {
    return read("Geneva Missions\n\nOther Contacts:\n\n" + lines + "\n");
  }

  private static final List<String> PERSON =
      List.of("Ms. Example", "Second Secretary", "e@example.org", "+41 22 000 00 00");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ms. Example, Second Secretary, e@example.org, +41 22 000 00 00",
        "Ms. Example; Second Secretary; e@example.org; Tel. +41 22 000 00 00",
        "Ms. Example (Second Secretary) <e@example.org>, +41 22 000 00 00",
        "Second Secretary: Ms. Example <e@example.org> +41 22 000 00 00",
        "Second Secretary Ms. Example\nE-mail: e@example.org\nPhone: +41 22 000 00 00",
        "Second Secretary\nMs. Example\ne@example.org\n+41 22 000 00 00",
        "Name: Ms. Example\nFunction: Second Secretary\nMail: e@example.org\nT: +41 22 000 00 00",
        "- Ms. Example \u2013 Second Secretary\n- mailto:e@example.org\n- Mobile: +41 22 000 00 00",
        "**Ms. Example**\nSecond Secretary\nT\u00E9l. : +41 22 000 00 00; courriel : e@example.org"
      })
  void aContactInAnyFormIsRead(String lines) {
    Page page = contacts(lines);
    assertThat(facts(page, Contact.class))
        .singleElement()
        .satisfies(it -> assertThat(fields(it)).isEqualTo(PERSON));
    assertThat(page.remarks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Palais Wilson\nMs. Example\ne@example.org",
        "Ms. Example\nPalais Wilson, Geneva\ne@example.org",
        "Second Secretary\ne@example.org",
        "Ms. Example\ne (at) example.org",
        "Ms. Example\nTel: none",
        "Ms. Example\n13/06/2018",
        "Ms. Example\ne@example.org\nf@example.org"
      })
  void whatIsOnlyGuessedOfAContactIsRemarked(String lines) {
    Page page = contacts(lines);
    assertThat(page.remarks()).isNotEmpty().allMatch(it -> it.line() >= 5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ms. Example, Second Secretary (e@example.org, +41 22 000 00 00)",
        "Ms. Example, Second Secretary, +41 22 000 00 00, e@example.org.",
        "Ms. Example\n(Second Secretary)\ne@example.org\n+41 22 000 00 00"
      })
  void marksAroundTheFieldsOfAContactAreNoPartOfThem(String lines) {
    Page page = contacts(lines);
    assertThat(facts(page, Contact.class))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(fields(it)).isEqualTo(PERSON);
              assertThat(it.notes()).isEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "Tel: -, Tel: -",
    "Desk officer (left in July 2018), Desk officer (left in July 2018)"
  })
  void whatIsNoValueOfAContactIsKeptWithARemark(String line, String kept) {
    Page page = contacts("Ms. Example\n" + line);
    assertThat(page.remarks()).anyMatch(it -> it.line() == 6);
    assertThat(facts(page, Contact.class))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.function() + it.notes().map(PersonalText::text).orElse(""))
                    .isEqualTo(kept));
  }

  private static List<String> fields(Contact it) {
    return List.of(
        it.name().map(PersonalText::text).orElse("-"),
        it.function(),
        it.email().map(PersonalText::text).orElse("-"),
        it.phone().map(PersonalText::text).orElse("-"));
  }
}
