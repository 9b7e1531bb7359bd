package org.engagementledger.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.events.Fact.Contact;
import org.engagementledger.events.PageLayout.Block;
import org.engagementledger.events.PageLayout.Piece;

/** How a contact is written unless its page has its own way: each field on a line. */
final class ContactText {
  private static final List<String> FIELDS =
      List.of(Field.NAME, Field.FUNCTION, Field.EMAIL, Field.PHONE, Field.NOTES);

  private ContactText() {}

  /** The contact's fields, one a line. */
  static String print(Contact contact, String lineEnd) {
    return fields(contact)
        .map(field -> Field.of(contact, field).orElseThrow().shown())
        .collect(Collectors.joining(lineEnd));
  }

  /** Whether a block shows the contact's fields, all of them and no others. */
  static boolean fills(Contact contact, Block block) {
    Set<String> shown =
        block.pieces().stream()
            .map(Piece::field)
            .filter(field -> !field.isEmpty())
            .collect(Collectors.toSet());
    return shown.equals(fields(contact).collect(Collectors.toSet()));
  }

  /** The pieces of a contact that no page has had yet. */
  static Piece[] pieces(Contact contact) {
    List<Piece> pieces = new ArrayList<>();
    fields(contact)
        .forEach(
            field -> {
              pieces.add(Piece.text(pieces.isEmpty() ? "" : "\n"));
              pieces.add(Piece.field(field));
            });
    pieces.add(Piece.text("\n\n"));
    return pieces.toArray(Piece[]::new);
  }

  private static Stream<String> fields(Contact contact) {
    return FIELDS.stream().filter(field -> Field.of(contact, field).isPresent());
  }
}
