package org.engagementledger.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.engagementledger.pages.SamplePage.facts;
import static org.engagementledger.pages.SamplePage.read;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.pages.content.Page;
import org.engagementledger.samples.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recorded as an address or a number is all of one. */
class ContactLawTest {
  private static final List<String> BEFORE =
      List.of(
          "",
          "- ",
          "1. ",
          "Tel. ",
          "T: ",
          "E-mail: ",
          "<",
          "(",
          "{",
          "'",
          "**",
          "41-",
          "41 ",
          "1 ",
          "+",
          "0",
          "pat,",
          "pat@",
          "Ms. Example, ",
          "Ms. Example; ",
          "call ",
          "o'",
          "a/");
  private static final List<String> ADDRESSES =
      List.of(
          "pat.o'sample@example.org",
          "pat@example.org",
          "pat_s@a-b.example.org",
          "pat@example,org",
          "pat@example .org",
          "{pat,sam}@example.org",
          "pat@example",
          "pat@@example.org",
          "(212) 555-0100",
          "(022) 123 45 67",
          "+41 22 000 00 00",
          "0041 (0)22 123 45 67",
          "022/123.45.67",
          "+1 (212) 555-0100 ext. 12",
          "555-0100");
  private static final List<String> BEHIND =
      List.of(
          "",
          ".",
          ", Counsellor",
          ">",
          ")",
          "'",
          "**",
          "a",
          "-ABC",
          "/01",
          "/sam@example.org",
          " / +41 22 000 00 01",
          " 2nd floor",
          ",uk",
          " .uk",
          "@home",
          "?subject=x",
          " 44 55 66 77",
          "; sam@example.org",
          " (office)",
          "}",
          "'s",
          ", 12");

  /** Characters that can belong to an address, written apart from the product. */
  private static final Pattern GOES_ON_AS_EMAIL =
      Pattern.compile("[\\w@}'-].*|[.?/][\\w@].*|,[a-z]{2,4}\\b.*| \\.\\w.*");

  private static final Pattern GOES_ON_AS_NUMBER = Pattern.compile("\\w.*|-[A-Z].*|[ (./-]*\\d.*");

  @Test
  void anAddressIsReadWholeOrItsLineHasARemark() {
    SeededRandom.each(
        4_000,
        seeded -> {
          String line = seeded.of(BEFORE) + seeded.of(ADDRESSES) + seeded.of(BEHIND);
          Page page = contacts("Ms. Sample\n" + line);
          boolean isRemarked = page.remarks().stream().anyMatch(it -> it.line() == 6);
          for (Contact contact : facts(page, Contact.class)) {
            contact.email().map(PersonalText::text).ifPresent(it -> requireWholeEmail(line, it));
            contact.phone().map(PersonalText::text).ifPresent(it -> requireWholeNumber(line, it));
            boolean hasAddress = contact.email().isPresent() || contact.phone().isPresent();
            assertThat(hasAddress || isRemarked || contact.notes().isEmpty()).as(line).isTrue();
          }
        });
  }

  private static void requireWholeEmail(String line, String email) {
    assertThat(email).as(line).matches("[\\w.'/+-]+@[\\w-]+(\\.[\\w-]+)+");
    int at = line.indexOf(email);
    assertThat(line.substring(0, at)).as(line).doesNotMatch(".*([\\w@{}/]|\\w')");
    assertThat(
            GOES_ON_AS_EMAIL.matcher(line.substring(at + email.length())).matches()
                && !line.substring(at + email.length()).startsWith("'"))
        .as(line)
        .isFalse();
  }

  private static void requireWholeNumber(String line, String number) {
    int at = line.indexOf(number);
    assertThat(line.substring(0, at).replaceFirst("^1\\. ", ""))
        .as(line)
        .doesNotMatch(number.startsWith("+") ? ".*[\\w+@]" : ".*(\\d[ (./-]{0,3}|[+@]|[.]\\w?)");
    assertThat(GOES_ON_AS_NUMBER.matcher(line.substring(at + number.length())).matches())
        .as(line)
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pat@example.org\nMs. Sample\nCounsellor",
        "Email: pat@example.org\nName: Ms. Sample\nFunction: Counsellor",
        "Email: pat@example.org, Name: Ms. Sample, Function: Counsellor",
        "pat@example.org / Ms. Sample / Counsellor",
        "pat@example.org\n\nsam@example.org\nSam Other"
      })
  void anAddressMayStandAboveTheName(String lines) {
    assertThat(facts(contacts(lines), Contact.class).getFirst().email().map(PersonalText::text))
        .contains("pat@example.org");
    boolean isApart = lines.contains("\n\n");
    assertThat(facts(contacts(lines), Contact.class).getLast())
        .extracting(it -> text(it.name()), Contact::function, it -> text(it.email()))
        .isEqualTo(
            isApart
                ? tuple("Sam Other", "", "sam@example.org").toList()
                : tuple("Ms. Sample", "Counsellor", "pat@example.org").toList());
  }

  @Test
  void aMailboxAboveSomebodyWithAnAddressIsAMailbox() {
    assertThat(facts(contacts("m@example.org\nMs. Sample\npat@example.org"), Contact.class))
        .extracting(it -> text(it.name()), it -> text(it.email()))
        .containsExactly(tuple("", "m@example.org"), tuple("Ms. Sample", "pat@example.org"));
  }

  private static String text(Optional<PersonalText> field) {
    return field.map(PersonalText::text).orElse("");
  }

  private static Page contacts(String lines) {
    return read("Geneva Missions\n\nOther Contacts:\n\n" + lines + "\n");
  }
}
