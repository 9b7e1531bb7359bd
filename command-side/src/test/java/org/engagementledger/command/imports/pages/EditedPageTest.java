package org.engagementledger.command.imports.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.engagementledger.events.PageLayout.Piece;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.pages.PageFormat;
import org.engagementledger.pages.content.Page;
import org.engagementledger.pages.content.ParseWarning;
import org.engagementledger.samples.EditedPage;
import org.engagementledger.samples.EditedPage.SampleEngagement;
import org.engagementledger.samples.PageEdits;
import org.engagementledger.samples.SeededRandom;
import org.junit.jupiter.api.Test;

/** What holds however somebody edits the form of a page. */
class EditedPageTest {
  private static final String MONTH =
      "(?:jan|feb|f\u00E9v|mar|apr|avr|abr|may|mai|jun|jui|jul|aug|ao\u00FB|ago|sep|oct|nov|dec"
          + "|d\u00E9c|dic|ene)[\\p{L}\\p{M}]*\\.?";

  /** Written apart from the product, which has its own. */
  private static final Pattern DATE =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:"
              + ("\\d{1,2}(?:st|nd|rd|th)?[\\s\\u00A0-]+(?:of |de )?MONTH[\\s\\u00A0,-]+(?:de )?\\d{4}"
                      + "|MONTH[\\s\\u00A0]+\\d{1,2}(?:th)?,?[\\s\\u00A0]+\\d{4}"
                      + "|MONTH[\\s\\u00A0,/-]*(?:de |of )?\\d{4}|\\d{4}[\\s\\u00A0]MONTH"
                      + "|\\d{1,2} ?[/.-] ?\\d{1,2} ?[/.-] ?\\d{2,4}|\\d{1,2}[/.-]\\d{4}"
                      + "|\\d{4}[-/]\\d\\d(?:[-/]\\d\\d)?)(?!\\d)")
                  .replace("MONTH", MONTH),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern PERSON =
      Pattern.compile("Ms\\.|Second.Secretary|second@|41.22.000", Pattern.CASE_INSENSITIVE);

  private final List<String> faults = new ArrayList<>();

  @Test
  void theFormsAreManyAndTheRecogniserSeesThem() {
    assertThat(PageEdits.kinds()).hasSizeGreaterThan(150).doesNotHaveDuplicates();
    assertThat(EditedPage.TOLD.stream().filter(it -> DATE.matcher(it.label()).find())).hasSize(5);
  }

  @Test
  void eachKindOfEditKeepsTheLaws() {
    for (String kind : PageEdits.kinds()) {
      for (int seed = 1; seed <= EditedPage.TOLD.size(); seed++) {
        check(List.of(kind), seed);
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void anyEditsTogetherKeepTheLaws() {
    for (int seed = 1; seed <= 1_200; seed++) {
      SeededRandom seeded = new SeededRandom(seed);
      List<String> kinds =
          IntStream.range(0, 2 + seeded.below(4))
              .mapToObj(i -> seeded.of(PageEdits.kinds()))
              .distinct()
              .toList();
      check(kinds, seed);
    }
    assertThat(faults).isEmpty();
  }

  private void check(List<String> kinds, int seed) {
    EditedPage edited = PageEdits.edited(kinds, new SeededRandom(seed));
    String text = edited.text();
    InMemoryPageImport dossier = new InMemoryPageImport();
    dossier.imported(EditedPage.unedited());
    PageImportPlan plan = dossier.imported(text);
    String context = kinds + " (seed " + seed + "): ";
    Set<Integer> remarked =
        plan.report().remarks().stream().map(ParseWarning::line).collect(Collectors.toSet());
    check(context + "comes out otherwise", dossier.printed().equals(text));
    check(context + "is new again", dossier.imported(text).steps().isEmpty());
    dates(context, edited, dossier);
    leftovers(context, text, remarked);
    contacts(context, dossier, remarked, text);
    check(context + "loses positions", dossier.dossier().facts(Position.class).count() == 4);
  }

  private void check(String fault, boolean holds) {
    if (!holds) {
      faults.add(fault);
    }
  }

  /** Nothing twice, nothing lost, and each has the date that it had or that the edit says. */
  private void dates(String context, EditedPage edited, InMemoryPageImport dossier) {
    List<Engagement> all = dossier.dossier().facts(Engagement.class).toList();
    List<String> shown = all.stream().map(it -> it.date() + " " + it.text()).toList();
    check(context + "has " + shown, all.size() == EditedPage.TOLD.size());
    for (SampleEngagement told : EditedPage.TOLD) {
      List<Engagement> found = all.stream().filter(it -> it.text().contains(told.sign())).toList();
      boolean isOnce =
          found.size() == 1 && edited.dates(told).contains(found.getFirst().date().text());
      check(context + told.edtf() + " became " + shown, isOnce);
    }
  }

  /** What looks like a date is in a label that was read, or its line has a remark. */
  private void leftovers(String context, String text, Set<Integer> remarked) {
    Page page = PageFormat.TRACKER.read(text.getBytes(StandardCharsets.UTF_8));
    BitSet read = new BitSet();
    int at = 0;
    for (Piece piece : page.parts().stream().flatMap(it -> it.pieces().stream()).toList()) {
      int to = at + piece.text().length();
      if (piece.field().equals("date")) {
        read.set(at, to);
      }
      at = to;
    }
    Matcher date = DATE.matcher(text);
    while (date.find()) {
      boolean isRead = read.nextClearBit(date.start()) >= date.end();
      check(
          context + "leaves '" + date.group() + "' in the text without a remark",
          isRead || remarked.contains(line(text, date.start())));
    }
  }

  private static int line(String text, int at) {
    return text.substring(0, at).split("\r\n|\r|\n", -1).length;
  }

  /** No value is in a field of another kind, unless a remark names a line of the person. */
  private void contacts(
      String context, InMemoryPageImport dossier, Set<Integer> remarked, String text) {
    List<Integer> own = ofThePerson(text);
    boolean isRemarked =
        remarked.stream().anyMatch(it -> own.getFirst() <= it && it <= own.getLast());
    List<Contact> people =
        dossier.dossier().facts(Contact.class).filter(it -> !it.isMailbox()).toList();
    boolean isRight =
        people.size() == 1
            && is(people.getFirst().name(), it -> it.equals("Ms. Example"))
            && people.getFirst().function().replace('\u00A0', ' ').equals("Second Secretary")
            && is(people.getFirst().email(), it -> it.equals("second@example.org"))
            && is(people.getFirst().phone(), it -> it.equals("+41 22 000 00 00"));
    List<String> shown = people.stream().map(EditedPageTest::shown).toList();
    check(context + "has the contact as " + shown, isRight || isRemarked);
  }

  /** The lines on which something of the person stands. */
  private static List<Integer> ofThePerson(String text) {
    String[] lines = text.split("\r\n|\r|\n", -1);
    return IntStream.rangeClosed(1, lines.length)
        .filter(it -> PERSON.matcher(lines[it - 1]).find())
        .boxed()
        .toList();
  }

  private static boolean is(Optional<PersonalText> field, Predicate<String> wanted) {
    return field
        .map(PersonalText::text)
        .filter(it -> wanted.test(it.replace('\u00A0', ' ')))
        .isPresent();
  }

  private static String shown(Contact it) {
    return String.join(
        " | ",
        it.name().map(PersonalText::text).orElse("-"),
        it.function(),
        it.email().map(PersonalText::text).orElse("-"),
        it.phone().map(PersonalText::text).orElse("-"),
        it.notes().map(PersonalText::text).orElse("-"));
  }
}
