package org.engagementledger.pages.contacts;

import static org.engagementledger.pages.contacts.ContactToken.TokenKind.FUNCTION;
import static org.engagementledger.pages.contacts.ContactToken.TokenKind.NAME;
import static org.engagementledger.pages.contacts.ContactToken.TokenKind.ODD;
import static org.engagementledger.pages.contacts.ContactToken.TokenKind.TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.engagementledger.dates.DateMentions;
import org.engagementledger.pages.content.Field;
import org.engagementledger.pages.content.PageBuilder;
import org.engagementledger.pages.content.TrimmedText;

/**
 * Says which field of a person each piece of a paragraph is; what fits nowhere is notes, together
 * with all that stands in between. What is only likely gets a remark.
 */
final class PersonReader {
  private final PageBuilder page;
  private final List<ContactToken> tokens;
  private final boolean isMailbox;
  private final List<String> fields = new ArrayList<>();

  PersonReader(PageBuilder page, List<ContactToken> tokens, boolean isMailbox) {
    this.page = page;
    this.tokens = tokens;
    this.isMailbox = isMailbox;
  }

  List<PersonField> fields() {
    tokens.forEach(token -> fields.add(once(field(token))));
    functionBeforeName();
    if (fields.equals(List.of(Field.FUNCTION))) {
      fields.set(0, Field.NAME);
    }
    int from = fields.indexOf(Field.NOTES);
    int to = fields.lastIndexOf(Field.NOTES);
    List<PersonField> person = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      ContactToken it = tokens.get(i);
      boolean isNotes = i >= from && i <= to && from >= 0;
      doubt(it, isNotes ? Field.NOTES : fields.get(i));
      if (i == from) {
        person.add(notes(tokens.subList(from, to + 1)));
      } else if (!isNotes) {
        person.add(new PersonField(fields.get(i), it.lead(), it.text(), it.tail()));
      }
    }
    return person;
  }

  private String field(ContactToken token) {
    return switch (token.kind()) {
      case EMAIL -> Field.EMAIL;
      case PHONE -> Field.PHONE;
      case NAME -> isMailbox ? Field.NOTES : Field.NAME;
      case FUNCTION -> isMailbox ? Field.NOTES : Field.FUNCTION;
      case NOTE, ODD -> Field.NOTES;
      case TEXT -> nameOrFunction(token.text());
    };
  }

  private String once(String field) {
    return fields.contains(field) ? Field.NOTES : field;
  }

  private String nameOrFunction(String text) {
    if (isMailbox) {
      return Field.NOTES;
    }
    if (!fields.contains(Field.NAME) && ContactTextClassifier.isName(text)) {
      return Field.NAME;
    }
    if (fields.size() > 1) {
      return ContactTextClassifier.isFunction(text) ? Field.FUNCTION : Field.NOTES;
    }
    boolean isSecond =
        fields.contains(Field.NAME)
            || (fields.contains(Field.EMAIL) && !ContactTextClassifier.isName(text));
    return isSecond ? Field.FUNCTION : Field.NAME;
  }

  /** Two lines of which the first is plainly a function, and the second a name. */
  private void functionBeforeName() {
    boolean areTexts =
        tokens.size() > 1
            && tokens.get(0).kind() == TEXT
            && tokens.get(1).kind() == TEXT
            && !isMailbox;
    if (areTexts
        && ContactTextClassifier.isFunction(tokens.get(0).text())
        && ContactTextClassifier.isName(tokens.get(1).text())) {
      fields.set(0, Field.FUNCTION);
      fields.set(1, Field.NAME);
    }
  }

  private void doubt(ContactToken token, String field) {
    String text = token.text();
    List<String> dates = token.isAddress() ? List.of() : DateMentions.in(text);
    if (!dates.isEmpty()) {
      page.remark(
          token.line(),
          "has what looks like a date, '%s'; kept as text".formatted(dates.getFirst()));
    }
    boolean isGuessed = token.kind() != NAME && token.kind() != FUNCTION;
    boolean isMisplaced = token.kind() == FUNCTION && field.equals(Field.NAME);
    switch (field) {
      case Field.NAME ->
          doubt(isMisplaced || (isGuessed && !ContactTextClassifier.isName(text)), token, "name");
      case Field.FUNCTION ->
          doubt(isGuessed && !ContactTextClassifier.isFunction(text), token, "function");
      case Field.NOTES -> doubtNotes(token);
      default -> {}
    }
  }

  private void doubt(boolean isDoubtful, ContactToken token, String what) {
    if (isDoubtful) {
      page.remark(token.line(), "what is taken for the %s does not look like one".formatted(what));
    }
  }

  private void doubtNotes(ContactToken token) {
    if (token.isAddress()) {
      page.remark(token.line(), "has a further address, which is kept in the notes");
    } else if (token.kind() == NAME || token.kind() == FUNCTION || isMailbox) {
      page.remark(token.line(), "has a further name or function, which is kept in the notes");
    } else if (token.kind() == ODD) {
      page.remark(token.line(), "is neither a name nor an address; kept in the notes");
    }
  }

  private static PersonField notes(List<ContactToken> some) {
    ContactToken first = some.getFirst();
    String more = some.stream().skip(1).map(ContactToken::whole).collect(Collectors.joining());
    TrimmedText cut = TrimmedText.of(first.text() + first.tail() + more);
    String text = withoutTail(cut.core(), some.getLast());
    String tail = cut.core().substring(text.length()) + cut.tail();
    return new PersonField(Field.NOTES, first.lead(), text, tail);
  }

  /** Marks behind the last piece are no notes. */
  private static String withoutTail(String core, ContactToken last) {
    String marks = TrimmedText.of(last.tail()).core();
    return !marks.isEmpty() && core.endsWith(marks) && core.length() > marks.length()
        ? TrimmedText.of(core.substring(0, core.length() - marks.length())).core()
        : core;
  }
}
