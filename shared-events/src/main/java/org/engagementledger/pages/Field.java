package org.engagementledger.pages;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.events.AttributeName;
import org.engagementledger.events.DaySpan;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Contact;
import org.engagementledger.events.Fact.Cosponsorship;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.events.Fact.Position;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.Personal;

/**
 * Something that a page shows.
 *
 * @param value what it is
 * @param shown how a page writes it
 */
record Field(String value, String shown) {
  static final String NAME = "name";
  static final String REGION = "region";
  static final String DATE = "date";
  static final String PLACE = "place";
  static final String TEXT = "text";
  static final String FUNCTION = "function";
  static final String EMAIL = "email";
  static final String PHONE = "phone";
  static final String NOTES = "notes";
  static final String RESOLUTION = "resolution";

  /** Stands in a layout for the value of a field that its page wrote on one line. */
  static final String ONE_LINE = "on one line";

  private static final String POSITION = "position:";
  private static final String ATTRIBUTE = "attribute:";

  static String of(InstrumentId instrument) {
    return POSITION + instrument;
  }

  static String of(AttributeName attribute) {
    return ATTRIBUTE + attribute.slug();
  }

  /** The dossier's field of that name, if it has it. */
  static Optional<Field> of(Dossier dossier, String field) {
    if (field.startsWith(POSITION)) {
      return Optional.of(
          dossier
              .position(new InstrumentId(field.substring(POSITION.length())))
              .map(Field::position)
              .orElse(plain(PositionLine.UNKNOWN)));
    }
    if (field.startsWith(ATTRIBUTE)) {
      return dossier
          .attribute(AttributeName.ofSlug(field.substring(ATTRIBUTE.length())))
          .map(attribute -> plain(attribute.text()));
    }
    return Optional.of(plain(field.equals(NAME) ? dossier.name() : dossier.region()));
  }

  /** The fact's field of that name, if it has it. */
  static Optional<Field> of(Fact fact, String field) {
    return switch (fact) {
      case Engagement it -> Optional.of(of(it, field));
      case Contact it -> of(it, field).map(Field::plain);
      case Cosponsorship it ->
          Optional.of(new Field(it.resolution() + " " + it.date(), SymbolLine.print(it)));
      default -> Optional.empty();
    };
  }

  private static Field of(Engagement it, String field) {
    return switch (field) {
      case DATE -> new Field(DaySpan.text(it), DateLabel.print(it));
      case PLACE -> plain(it.place());
      default -> new Field(told(it), onOneLine(told(it)));
    };
  }

  static String onOneLine(String text) {
    return text.replaceAll("\\s*[\\r\\n]\\s*", " ");
  }

  private static Optional<String> of(Contact contact, String field) {
    return switch (field) {
      case NAME -> contact.name().map(Personal::text);
      case FUNCTION -> Optional.of(contact.function()).filter(it -> !it.isEmpty());
      case EMAIL -> contact.email().map(Personal::text);
      case PHONE -> contact.phone().map(Personal::text);
      default -> contact.notes().map(Personal::text);
    };
  }

  private static Field position(Position it) {
    return new Field(it.status() + " " + it.date(), PositionLine.print(it));
  }

  private static Field plain(String text) {
    return new Field(text, text);
  }

  /**
   * Pages have no place of their own for titles and quotations. What the page did not write itself
   * stands on one line: a paragraph of its own would be read as another engagement.
   */
  private static String told(Engagement it) {
    String quotation = it.quotation().isBlank() ? "" : "\u201C" + it.quotation() + "\u201D";
    return Stream.of(it.title(), it.text(), quotation)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" "));
  }
}
