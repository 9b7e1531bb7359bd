package org.engagementledger.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.engagementledger.pages.content.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page is read with little of the stack, however often something is repeated in a line. */
class LongLinesTest {
  private static final int LENGTH = 20_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "\"",
        "*",
        "#",
        "- ",
        "-",
        "(",
        "1. ",
        "a) ",
        "May ",
        "May 2018 ",
        ", ",
        ";",
        ":",
        "\u2022 ",
        "x\u200B",
        "a b ",
        "<b>",
        "`",
        "_",
        "x@example.org ",
        "+41 22 ",
        "Ms. ",
        "Dr A. ",
        "2018",
        "12-14 ",
        "and ",
        "/",
        "[",
        "\u00A0",
        "de la ",
        "Anna de ",
        "\uD83D\uDE00",
        "\u00AD"
      })
  void whatIsRepeatedWithoutEndIsReadWithoutEnd(String part) {
    String repeated = part.repeat(LENGTH / part.length());
    for (String heading :
        new String[] {"Highlights", "Geneva Missions", "Endorsements", "Peacekeeping"}) {
      for (String lead : new String[] {"", "May 2018: ", "- ", "Name: "}) {
        String text =
            "Details\n\n%s\n\n%s\n\n%s".formatted(lead + repeated, heading, lead + repeated);
        Page page = PageFormat.TRACKER.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(page).as(heading).isNotNull();
      }
    }
  }
}
