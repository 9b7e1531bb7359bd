package org.engagementledger.pages.content;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.PersonalText;

/**
 * Something that a page shows.
 *
 * @param value what it is
 * @param shown how a page writes it
 */
public record Field(String value, String shown) {
  public static final String NAME = "name";
  public static final String REGION = "region";
  public static final String DATE = "date";
  public static final String PLACE = "place";
  public static final String TEXT = "text";
  public static final String FUNCTION = "function";
  public static final String EMAIL = "email";
  public static final String PHONE = "phone";
  public static final String NOTES = "notes";
  public static final String RESOLUTION = "resolution";

  /** Stands in a layout for the value of a field that its page wrote on one line. */
  public static final String ONE_LINE = "on one line";

  private static final String POSITION = "position:";
  private static final String ATTRIBUTE = "attribute:";

  public static String of(InstrumentId instrument) {
    return POSITION + instrument;
  }

  public static String of(AttributeName attribute) {
    return ATTRIBUTE + attribute.slug();
  }

  /** The dossier's field of that name, if it has it. */
  public static Optional<Field> of(Dossier dossier, String field) {
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
  public static Optional<Field> of(Fact fact, String field) {
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

  public static String onOneLine(String text) {
    return text.replaceAll("\\s*[\\r\\n]\\s*", " ");
  }

  private static Optional<String> of(Contact contact, String field) {
    return switch (field) {
      case NAME -> contact.name().map(PersonalText::text);
      case FUNCTION -> Optional.of(contact.function()).filter(it -> !it.isEmpty());
      case EMAIL -> contact.email().map(PersonalText::text);
      case PHONE -> contact.phone().map(PersonalText::text);
      default -> contact.notes().map(PersonalText::text);
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
