package org.engagementledger.pages.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.events.PageLayout.Block;
import org.engagementledger.events.PageLayout.Piece;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.pages.content.Field;
import org.engagementledger.pages.content.Line;
import org.engagementledger.pages.content.PageBuilder;
import org.engagementledger.pages.content.Section;

/**
 * How a contact is written unless its page has its own way: each field on a line, with labels where
 * it would not be read as the same contact without them.
 */
public final class ContactPrinter {
  private static final Map<String, String> LABELS =
      Map.of(Field.NAME, "Name: ", Field.FUNCTION, "Function: ", Field.NOTES, "Notes: ");

  private static final List<String> FIELDS =
      List.of(Field.NAME, Field.FUNCTION, Field.EMAIL, Field.PHONE, Field.NOTES);

  private ContactPrinter() {}

  /** The contact's fields, one a line. */
  public static String print(Contact contact, Section section, String lineEnd) {
    Set<String> labelled = labelled(contact, section);
    return fields(contact)
        .map(field -> (labelled.contains(field) ? LABELS.get(field) : "") + line(contact, field))
        .collect(Collectors.joining(lineEnd));
  }

  /** Whether a block shows the contact's fields, all of them and no others. */
  public static boolean fills(Contact contact, Block block) {
    Set<String> shown =
        block.pieces().stream()
            .map(Piece::field)
            .filter(field -> !field.isEmpty())
            .collect(Collectors.toSet());
    return shown.equals(fields(contact).collect(Collectors.toSet()));
  }

  /** The pieces of a contact that no page has had yet. */
  public static Piece[] pieces(Contact contact, Section section) {
    Set<String> labelled = labelled(contact, section);
    List<Piece> pieces = new ArrayList<>();
    fields(contact)
        .forEach(
            field -> {
              String lead = labelled.contains(field) ? LABELS.get(field) : "";
              pieces.add(Piece.text((pieces.isEmpty() ? "" : "\n") + lead));
              pieces.add(Piece.written(field, value(contact, field), line(contact, field)));
            });
    pieces.add(Piece.text("\n\n"));
    return pieces.toArray(Piece[]::new);
  }

  /** The fields that need a label; where general mailboxes stand, no label makes a name of one. */
  private static Set<String> labelled(Contact contact, Section section) {
    String lines =
        fields(contact).map(field -> line(contact, field)).collect(Collectors.joining("\n"));
    if (isReadFrom(lines, section, contact)) {
      return Set.of();
    }
    return section.holdsMailboxes() ? Set.of(Field.NOTES) : LABELS.keySet();
  }

  /** Whether a text is read as that contact, and as nothing else, where it stands. */
  private static boolean isReadFrom(String text, Section section, Contact contact) {
    List<Line> lines = Line.of(text);
    PageBuilder page = new PageBuilder();
    new ContactReader(page).read(section, lines);
    List<Fact> read = page.page().facts().flatMap(part -> part.fact().stream()).toList();
    return lines.stream().allMatch(it -> Section.allBeginningWith(it).isEmpty())
        && read.size() == 1
        && read.getFirst() instanceof Contact it
        && FIELDS.stream().allMatch(field -> line(it, field).equals(line(contact, field)));
  }

  private static String line(Contact contact, String field) {
    return Field.onOneLine(value(contact, field));
  }

  private static String value(Contact contact, String field) {
    return Field.of(contact, field).map(Field::value).orElse("");
  }

  private static Stream<String> fields(Contact contact) {
    return FIELDS.stream().filter(field -> Field.of(contact, field).isPresent());
  }
}
