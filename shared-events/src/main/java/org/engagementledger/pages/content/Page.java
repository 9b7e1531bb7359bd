package org.engagementledger.pages.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.events.PageLayout.Block;
import org.engagementledger.events.PageLayout.Piece;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.InstrumentId;

/**
 * What a page says.
 *
 * @param name how it calls the country; empty if it does not
 * @param region as it says; may be empty
 * @param parts the page from top to bottom
 * @param remarks what could not be placed, or only by guessing
 */
public record Page(String name, String region, List<Part> parts, List<ParseWarning> remarks) {
  /** The same lists, unmodifiable. */
  public Page {
    parts = List.copyOf(parts);
    remarks = List.copyOf(remarks);
  }

  /** The parts that say something that can be recorded. */
  public Stream<Part> facts() {
    return parts.stream().filter(part -> part.fact().isPresent());
  }

  /** Whether a line is about the instrument and says nothing of it that can be read. */
  public boolean leavesUnread(InstrumentId instrument) {
    return parts.stream()
        .filter(part -> part.fact().isEmpty())
        .flatMap(part -> part.pieces().stream())
        .filter(piece -> piece.field().equals(Field.of(instrument)))
        .anyMatch(piece -> !PositionLine.saysNothing(piece.text()));
  }

  /** The field of a layout that shows the position on an instrument. */
  public static String field(InstrumentId instrument) {
    return Field.of(instrument);
  }

  /** The field of a layout that shows an attribute. */
  public static String field(AttributeName attribute) {
    return Field.of(attribute);
  }

  /** How a date is written among these pieces; empty if there is none, or as it is printed. */
  public static Optional<String> date(List<Piece> pieces) {
    return written(pieces, Field.DATE);
  }

  /** How a place is written among these pieces: as it is printed if that is empty. */
  public static Optional<String> place(List<Piece> pieces) {
    return written(pieces, Field.PLACE);
  }

  /** How a text is written among these pieces, where that is not as it is printed. */
  public static Optional<String> text(List<Piece> pieces) {
    return written(pieces, Field.TEXT).filter(text -> !text.isEmpty());
  }

  /** Whether a section of that heading holds highlights. */
  public static boolean isHighlights(String section) {
    return Section.ofKey(section) == Section.HIGHLIGHTS;
  }

  private static Optional<String> written(List<Piece> pieces, String field) {
    return pieces.stream()
        .filter(piece -> piece.field().equals(field))
        .map(Piece::text)
        .findFirst();
  }

  /**
   * A stretch of the page.
   *
   * @param line where it begins, from 1
   * @param section the heading it stands under
   * @param fact what it says; empty for headings, blank lines and what could not be placed
   * @param pieces what it consists of, from left to right
   */
  public record Part(int line, String section, Optional<Fact> fact, List<Piece> pieces) {
    /** The same pieces, unmodifiable. */
    public Part {
      pieces = List.copyOf(pieces);
    }

    /** The same with more to the right; two texts are one. */
    Part with(Piece text) {
      List<Piece> more = new ArrayList<>(pieces);
      Piece last = pieces.getLast();
      if (last.field().isEmpty()) {
        more.set(more.size() - 1, Piece.text(last.text() + text.text()));
      } else {
        more.add(text);
      }
      return new Part(line, section, fact, more);
    }

    /** The page's own words, of which nothing was recorded. */
    public Block unplaced() {
      return block(Optional.empty(), piece -> Piece.text(piece.text()));
    }

    /** The part, showing fields of the dossier as it is once the page is recorded. */
    public Block of(Dossier dossier) {
      return block(Optional.empty(), piece -> written(piece, Field.of(dossier, piece.field())));
    }

    /** The part, showing an entry that says what the page says. */
    public Block of(EntryId entry, Fact saying) {
      return block(
          Optional.of(entry),
          piece ->
              saying instanceof Contact
                  ? personal(piece)
                  : written(piece, Field.of(saying, piece.field())));
    }

    /** Whether it shows that field. */
    public boolean shows(String field) {
      return pieces.stream().anyMatch(piece -> piece.field().equals(field));
    }

    private Block block(Optional<EntryId> entry, UnaryOperator<Piece> change) {
      return new Block(section, entry, pieces.stream().map(change).toList());
    }

    /** Personal data stand in the entry alone, since a layout cannot be erased. */
    private static Piece personal(Piece piece) {
      if (piece.field().isEmpty()) {
        return piece;
      }
      boolean isOneLine = piece.text().lines().limit(2).count() < 2;
      return Piece.written(piece.field(), isOneLine ? Field.ONE_LINE : "", "");
    }

    /** Text that is as the field would be written anyway is left to the field: nothing twice. */
    private static Piece written(Piece piece, Optional<Field> field) {
      if (piece.field().isEmpty()) {
        return piece;
      }
      return field
          .filter(it -> !it.shown().equals(piece.text()))
          .map(it -> Piece.written(piece.field(), it.value(), piece.text()))
          .orElse(Piece.field(piece.field()));
    }
  }
}
