package org.engagementledger.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.engagementledger.facts.EntryId;

/**
 * How an imported page was laid out: everything on it that is no entry, and where its entries
 * stand. Printing the layout over the entries it names gives the page back byte for byte.
 *
 * @param file what the page was called
 * @param digest SHA-256 of the page's bytes, in hexadecimal
 * @param blocks the page from top to bottom
 */
public record PageLayout(String file, String digest, List<Block> blocks) {
  /** No page was imported. */
  public static final PageLayout NONE = new PageLayout("", "", List.of());

  /** The same blocks, unmodifiable. */
  public PageLayout {
    blocks = List.copyOf(blocks);
  }

  /** The same page with more blocks below. */
  public PageLayout and(List<Block> more) {
    List<Block> all = new ArrayList<>(blocks);
    all.addAll(more);
    return new PageLayout(file, digest, all);
  }

  /**
   * A stretch of the page: an entry with the marks around it, or text that belongs to none.
   *
   * @param section the heading it stands under; empty above the first
   * @param entry the entry it shows, if it shows one; once that does not stand, neither does this
   */
  public record Block(String section, Optional<EntryId> entry, List<Piece> pieces) {
    /** The same pieces, unmodifiable. */
    public Block {
      pieces = List.copyOf(pieces);
    }
  }

  /**
   * The smallest part of a page: text, a field, or a field that was written in a way of its own. A
   * field is the entry's where the block shows one, else the dossier's: its name, its region, an
   * attribute or its position on an instrument.
   *
   * @param text what to print; for a field, how it was written
   * @param field the field to print; empty for plain text
   * @param value the field's value when it was written so; once it has another, that is printed
   */
  public record Piece(String text, String field, String value) {
    /** Plain text. */
    public static Piece text(String text) {
      return new Piece(text, "", "");
    }

    /** A field, as it is. */
    public static Piece field(String field) {
      return new Piece("", field, "");
    }

    /** A field that is written {@code text} as long as it has that value. */
    public static Piece written(String field, String value, String text) {
      return new Piece(text, field, value);
    }
  }
}
