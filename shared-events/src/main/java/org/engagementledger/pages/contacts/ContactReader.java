package org.engagementledger.pages.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.pages.content.Field;
import org.engagementledger.pages.content.Line;
import org.engagementledger.pages.content.PageBuilder;
import org.engagementledger.pages.content.Section;

/**
 * Reads contacts: a paragraph is a person, or several where lines go on below an address; a line of
 * addresses alone is general mailboxes. Everything that shows belongs to some contact, since
 * personal data must not stay behind in the layout of the page.
 */
public final class ContactReader {
  private static final String SOMEBODY = "page";

  /** Lines; a person's address is not looked for farther above. */
  private static final int NEAR = 20;

  private final PageBuilder page;

  public ContactReader(PageBuilder page) {
    this.page = page;
  }

  public void read(Section section, List<Line> lines) {
    List<Line> paragraph = new ArrayList<>();
    for (Line line : lines) {
      if (line.isBlank() || line.isRule() || line.saysNone() || Section.isLabel(line)) {
        contacts(section, paragraph);
        paragraph.clear();
        between(section, line);
      } else {
        paragraph.add(line);
      }
    }
    contacts(section, paragraph);
  }

  private void between(Section section, Line line) {
    if (line.isBlank()) {
      page.blank(line);
    } else {
      page.text(section, line);
    }
  }

  private void contacts(Section section, List<Line> paragraph) {
    boolean addressFirst = isAddressFirst(paragraph);
    List<Line> person = new ArrayList<>();
    for (Line line : paragraph) {
      if (addressFirst ? startsWithAddress(person, line) : startsAnother(person, line)) {
        contact(section, person);
        person.clear();
      }
      person.add(line);
    }
    contact(section, person);
    if (addressFirst) {
      page.remark(paragraph.getFirst(), "is taken for the address of who is named below");
    }
  }

  private static boolean isAddressFirst(List<Line> paragraph) {
    return !paragraph.isEmpty()
        && isAddress(paragraph.getFirst())
        && !hasAddress(List.of(paragraph.getLast()))
        && paragraph.stream()
            .dropWhile(ContactReader::isAddress)
            .findFirst()
            .filter(it -> ContactLine.of(it).getFirst().isName())
            .isPresent();
  }

  /** Where each address stands above its name. */
  private static boolean startsWithAddress(List<Line> above, Line line) {
    return !above.isEmpty() && isAddress(line) && !isAddress(above.getLast());
  }

  private static boolean isAddress(Line line) {
    return ContactLine.of(line).stream().allMatch(ContactToken::isAddress);
  }

  private static boolean startsAnother(List<Line> above, Line line) {
    return !above.isEmpty()
        && ContactLine.of(above.getLast()).getLast().goesOn()
        && hasAddress(above)
        && !ContactLine.of(line).stream().allMatch(ContactToken::goesOn);
  }

  private static boolean hasAddress(List<Line> lines) {
    return lines.subList(Math.max(0, lines.size() - NEAR), lines.size()).stream()
        .flatMap(line -> ContactLine.of(line).stream())
        .anyMatch(ContactToken::isAddress);
  }

  private void contact(Section section, List<Line> lines) {
    if (lines.stream().noneMatch(line -> ContactLine.mailboxes(line).isEmpty())) {
      lines.forEach(line -> mailboxes(section, line));
    } else {
      lines.stream().filter(Line::isMarkedAsHeading).forEach(this::heading);
      List<ContactToken> tokens =
          lines.stream().flatMap(line -> ContactLine.of(line).stream()).toList();
      person(
          section,
          lines.getFirst(),
          new PersonReader(page, tokens, section.holdsMailboxes()).fields());
    }
  }

  private void heading(Line line) {
    page.remark(line, "is a heading that is not known; read as a contact");
  }

  private void mailboxes(Section section, Line line) {
    List<MatchResult> found = ContactLine.mailboxes(line);
    String whole = line.whole();
    for (int i = 0, from = 0; i < found.size(); i++) {
      MatchResult email = found.get(i);
      int to = i + 1 < found.size() ? found.get(i + 1).start() : whole.length();
      String lead = whole.substring(from, email.start());
      String tail = whole.substring(email.end(), to);
      person(section, line, List.of(new PersonField(Field.EMAIL, lead, email.group(), tail)));
      from = to;
    }
  }

  private void person(Section section, Line first, List<PersonField> fields) {
    page.fact(
        section,
        first,
        () -> contact(section.post.orElseThrow(), fields),
        fields.stream().flatMap(PersonField::pieces).toList());
  }

  private static Contact contact(Contact.Post post, List<PersonField> fields) {
    Map<String, String> texts =
        fields.stream().collect(Collectors.toMap(PersonField::field, PersonField::text));
    return new Contact(
        post,
        personal(texts, Field.NAME),
        texts.getOrDefault(Field.FUNCTION, ""),
        personal(texts, Field.EMAIL),
        personal(texts, Field.PHONE),
        personal(texts, Field.NOTES),
        EdtfDate.UNKNOWN);
  }

  private static Optional<PersonalText> personal(Map<String, String> texts, String field) {
    return Optional.ofNullable(texts.get(field)).map(text -> new PersonalText(SOMEBODY, text));
  }
}
