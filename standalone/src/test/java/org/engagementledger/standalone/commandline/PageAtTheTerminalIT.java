package org.engagementledger.standalone.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page that travels through the command line, on a data folder of its own. */
class PageAtTheTerminalIT {
  private static final String PAGE =
      """
      Flag

      Kazakhstan

      Kazakhstan

      Asia

      Endorsements

      Endorsed in 2015

      Endorsed

      Not Endorsed

      Not Endorsed

      Advocacy Engagements

      Engagements with this state.

      Highlights

      Details

      January 2016: A letter was sent to the mission before the open debate.

      May 2018:Met with the mission in “Geneva”.
      They asked for the concept note.

      15 March 2019: Joined a joint statement of many states in Geneva.

      The embassy called by phone.
      """;

  @TempDir static Path folder;
  private static Path page;

  @BeforeAll
  static void importPage() throws IOException {
    page = Files.writeString(folder.resolve("kazakhstan.txt"), PAGE);
    CommandLineResult imported = ledger("import", page.toString());
    assertThat(imported.exit()).as(imported.errors()).isZero();
  }

  @Test
  void comesOutAgainByteForByte() throws IOException {
    assertThat(ledger("show", "KZ", "--format", "page").bytes())
        .isEqualTo(Files.readAllBytes(page));
  }

  @Test
  void recordsNothingTheSecondTime() {
    assertThat(ledger("import", page.toString()).text()).contains("0 events recorded");
  }

  @Test
  void isShownAsItWasOnAnEarlierDay() {
    String earlier = ledger("show", "KZ", "--as-of", "2018").text();
    assertThat(earlier).contains("concept note").doesNotContain("joint statement");
  }

  @Test
  void isNotThereByWhatWasKnownBeforeItWasImported() {
    CommandLineResult unknown = ledger("show", "KZ", "--known-at", "2001-01-01");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.errors()).contains("KZ").doesNotContain("\tat ");
  }

  @Test
  void isComparedBetweenTwoDays() {
    assertThat(ledger("diff", "KZ", "--from", "2018-01", "--to", "2018-12").text())
        .contains("concept note")
        .doesNotContain("joint statement", "A letter was sent");
    assertThat(
            ledger("diff", "KZ", "--from", "2018-01", "--to", "2018-12", "--format", "json").text())
        .startsWith("{")
        .contains("concept note");
  }

  @Test
  void isComparedByTheOneTimeAtAnyPointOfTheOther() {
    assertThat(ledger("diff", "--from", "2014", "--to", "2016", "--known-at", "2001").text())
        .isEqualTo("Nothing changed.\n");
    String early =
        ledger("diff", "KZ", "--by", "recorded", "--from", "2001", "--as-of", "2014").text();
    assertThat(early).contains("as of 2014").doesNotContain("-> Endorsed", "concept note");
    String late =
        ledger("diff", "KZ", "--by", "recorded", "--from", "2001", "--as-of", "2018").text();
    assertThat(late).contains("as of 2018", "-> Endorsed", "concept note");
  }

  @Test
  void itsEndorsementIsAmongTheChangesOfItsRegion() {
    assertThat(ledger("diff", "--region", "Asia", "--from", "2014", "--to", "2016").text())
        .contains("Kazakhstan, 2014 to 2016", "-> Endorsed");
    assertThat(ledger("diff", "--region", "Africa", "--from", "2014", "--to", "2016").text())
        .isEqualTo("Nothing changed.\n");
  }

  @Test
  void isALineAmongTheCountriesOfAnyDay() {
    assertThat(ledger("countries", "--as-of", "2016").text())
        .startsWith("KZ  Kazakhstan")
        .contains("endorsed (2015)");
    assertThat(ledger("countries", "--as-of", "2014").text())
        .contains("unknown")
        .doesNotContain("endorsed (2015)", "../..");
    assertThat(ledger("countries", "--as-of", "2015-07").text()).contains("endorsed (2015)?");
  }

  @Test
  void isSearched() {
    assertThat(ledger("search", "geneva", "concept note").text())
        .startsWith("KZ  2018-05  ")
        .contains("They asked for the concept note.")
        .doesNotContain("joint statement");
    assertThat(ledger("search", "geneva", "--as-of", "2018-05-15").text())
        .startsWith("KZ  2018-05?  ");
    assertThat(ledger("search", "letter*", "--format", "json").text()).contains("\"hit\":true");
    assertThat(ledger("search", "called", "phone").text())
        .startsWith("KZ  date unknown  ")
        .doesNotContain("../..");
    CommandLineResult nothing = ledger("search", "note concept");
    assertThat(nothing.exit()).isZero();
    assertThat(nothing.errors()).contains("Nothing was found.").doesNotContain("There is more");
    assertThat(ledger("search", "t*", "--limit", "1").errors()).contains("There is more");
  }

  @Test
  void hasNothingPromised() {
    CommandLineResult nothing = ledger("follow-ups");
    assertThat(nothing.text()).isEmpty();
    assertThat(nothing.errors()).contains("Nothing that was promised fits.");
    assertThat(ledger("countries", "--region", "Africa").errors()).contains("No country fits.");
    assertThat(ledger("follow-ups", "--format", "ics").text()).startsWith("BEGIN:VCALENDAR");
    assertThat(ledger("follow-ups", "--status", "lost").exit()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"show, --as-of", "show, --known-at", "diff, --from"})
  void aDateThatIsNoneIsExplained(String command, String option) {
    CommandLineResult typed = ledger(command, "KZ", option, "yesterday");
    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.errors()).contains("yesterday").doesNotContain("\tat ");
  }

  private static CommandLineResult ledger(String... words) {
    String[] all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--data";
    all[words.length + 1] = folder.resolve("data").toString();
    return CommandLineResult.ledger(all);
  }
}
