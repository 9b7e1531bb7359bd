package org.engagementledger.query.followups;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Fact.FollowUp.State;
import org.engagementledger.query.followups.FollowUpCalendar.Form;
import org.engagementledger.query.followups.PromiseDocument.End;
import org.junit.jupiter.api.Test;

/** The rules of RFC 5545, read back by a reader that only knows those. */
class FollowUpCalendarTest {
  private static final Instant CHANGED = Instant.parse("2026-03-02T10:00:00.5Z");
  private static final Instant ENDED = Instant.parse("2026-03-01T09:00:00Z");
  private static final List<String> PIECES =
      List.of("note", " ", ";", ",", "\\", "\n", "\r\n", ":", "é", "학교", "🏫", "\"", "\t", "n");

  @Test
  void aPromiseIsAnEventOfTheLastDayByWhichItIsDue() {
    assertThat(lines(Form.EVENT, promise("Send the note", "2018-09", State.OPEN)))
        .startsWith("BEGIN:VCALENDAR", "VERSION:2.0")
        .containsSubsequence(
            "BEGIN:VEVENT",
            "UID:f1.KZ.follow-up.engagement-ledger",
            "DTSTAMP:20260302T100000Z",
            "LAST-MODIFIED:20260302T100000Z",
            "SEQUENCE:2",
            "DTSTART;VALUE=DATE:20180930",
            "SUMMARY:Kazakhstan: Send the note",
            "URL:https://ledger.example.org/countries/KZ#m1",
            "STATUS:TENTATIVE",
            "END:VEVENT")
        .endsWith("END:VCALENDAR");
    assertThat(lines(Form.EVENT, promise("Send it", "2018-09-01", State.OPEN)))
        .contains("STATUS:CONFIRMED");
    assertThat(lines(Form.EVENT, promise("Send it", "2018-09-01", State.DROPPED)))
        .contains("STATUS:CANCELLED", "SUMMARY:Dropped – Kazakhstan: Send it");
  }

  @Test
  void asATaskItSaysWhetherItIsDone() {
    assertThat(lines(Form.TASK, promise("Send it", "2018", State.OPEN)))
        .contains("BEGIN:VTODO", "DUE;VALUE=DATE:20181231", "STATUS:NEEDS-ACTION");
    assertThat(lines(Form.TASK, promise("Send it", "../..", State.DONE)))
        .contains("STATUS:COMPLETED", "COMPLETED:20260301T090000Z")
        .noneMatch(line -> line.startsWith("DUE"));
    assertThat(lines(Form.TASK, promise("Send it", "2018", State.DROPPED)))
        .contains("STATUS:CANCELLED")
        .noneMatch(line -> line.startsWith("COMPLETED"));
  }

  @Test
  void whatEndedSaysWhoHadPromisedItAndHowItEnded() {
    assertThat(lines(Form.EVENT, promise("Send it", "2018-09", State.DONE)))
        .containsSubsequence(
            "TRANSP:TRANSPARENT",
            "SUMMARY:Done – Kazakhstan: Send it",
            "DESCRIPTION:Promised by: the coalition\\nDue: September 2018\\nBy letter",
            "CATEGORIES:Kazakhstan",
            "STATUS:CONFIRMED");
  }

  @Test
  void theLastDayThatADateCanHaveIsADayOfFourDigits() {
    assertThat(lines(Form.EVENT, promise("Send it", "9999-12-31", State.OPEN)))
        .contains("DTSTART;VALUE=DATE:99991231")
        .noneMatch(line -> line.contains("+1"));
  }

  @Test
  void whatHasNoLastDayIsNoEvent() {
    assertThat(lines(Form.EVENT, promise("Some day", "../..", State.OPEN)))
        .doesNotContain("BEGIN:VEVENT");
    assertThat(lines(Form.EVENT, promise("Later", "2018/..", State.OPEN)))
        .doesNotContain("BEGIN:VEVENT");
  }

  @Test
  void everyTextComesOutAsItWentInAndNoLineIsTooLong() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      String text =
          Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
              .limit(random.nextInt(120))
              .collect(Collectors.joining());
      StringWriter lines = new StringWriter();
      var unused = new ContentLines(lines).text("SUMMARY", text);
      String written = lines.toString();

      assertThat(written).as("seed %d", seed).endsWith("\r\n");
      assertThat(written.split("\r\n")).as("seed %d", seed).allMatch(FollowUpCalendarTest::isShort);
      assertThat(read(written))
          .as("seed %d", seed)
          .isEqualTo("SUMMARY:" + text.replace("\r\n", "\n"));
    }
  }

  /** At most 75 octets, and whole characters. */
  private static boolean isShort(String line) {
    byte[] octets = line.getBytes(StandardCharsets.UTF_8);
    return octets.length <= 75 && !line.contains("?") && line.indexOf('\n') < 0;
  }

  /** Unfolds, and takes the escapes back. */
  private static String read(String written) {
    String unfolded = written.replace("\r\n ", "").replace("\r\n", "");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < unfolded.length(); i++) {
      char c = unfolded.charAt(i);
      if (c == '\\') {
        i++;
        text.append(unfolded.charAt(i) == 'n' ? '\n' : unfolded.charAt(i));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static List<String> lines(Form form, Promise promise) {
    StringWriter calendar = new StringWriter();
    FollowUpCalendar.write(List.of(promise), form, "https://ledger.example.org", calendar);
    return Arrays.asList(calendar.toString().replace("\r\n ", "").split("\r\n"));
  }

  private static Promise promise(String what, String due, State state) {
    FollowUp followUp =
        new FollowUp(
            new EntryId("m1"),
            what,
            "the coalition",
            new EdtfDate(due),
            state,
            new EdtfDate("2018-06"),
            List.of());
    Optional<End> end =
        state == State.OPEN
            ? Optional.empty()
            : Optional.of(new End(new EdtfDate("2018-08"), "By letter", ENDED));
    var document =
        new PromiseDocument(
            new CountryCode("KZ"), new EntryId("f1"), Optional.of(followUp), end, 3, CHANGED);
    return Promise.of(document, followUp, LocalDate.of(2026, 3, 2));
  }
}
