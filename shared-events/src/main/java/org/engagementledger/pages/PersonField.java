package org.engagementledger.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.engagementledger.events.PageLayout.Piece;

/**
 * What one line of a person's paragraph says, or several lines of notes.
 *
 * @param lead what stands before the text on the page
 * @param tail what stands after it
 */
record PersonField(String field, String lead, String text, String tail) {
  /** What each line says; what fits nowhere is notes, together with all that stands in between. */
  static List<PersonField> of(List<ContactLine> lines, boolean nameless) {
    List<String> fields = fields(lines, nameless);
    int from = fields.indexOf(Field.NOTES);
    int to = fields.lastIndexOf(Field.NOTES);
    List<PersonField> person = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (i == from) {
        person.add(notes(lines.subList(from, to + 1)));
        i = to;
      } else {
        person.add(single(fields.get(i), lines.get(i)));
      }
    }
    return person;
  }

  /** The pieces of the page that it stands in. */
  Stream<Piece> pieces() {
    return PageReader.pieces(lead, field, text, tail).stream();
  }

  private static List<String> fields(List<ContactLine> lines, boolean nameless) {
    List<String> fields = new ArrayList<>();
    for (ContactLine line : lines) {
      String field = line.isAddress() ? line.field() : nameOrFunction(fields, nameless);
      fields.add(fields.contains(field) ? Field.NOTES : field);
    }
    return fields;
  }

  private static String nameOrFunction(List<String> above, boolean nameless) {
    if (nameless || above.size() > 1) {
      return Field.NOTES;
    }
    return above.isEmpty() ? Field.NAME : Field.FUNCTION;
  }

  private static PersonField single(String field, ContactLine line) {
    Cut cut = line.line().cut();
    String lead = cut.lead() + (field.equals(Field.NOTES) ? "" : line.mark());
    return new PersonField(field, lead, line.value(), cut.tail());
  }

  private static PersonField notes(List<ContactLine> lines) {
    Cut cut = Cut.of(Line.joined(lines.stream().map(ContactLine::line).toList()));
    return new PersonField(Field.NOTES, cut.lead(), cut.core(), cut.tail());
  }
}
