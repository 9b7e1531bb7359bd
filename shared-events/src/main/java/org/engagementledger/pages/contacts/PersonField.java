package org.engagementledger.pages.contacts;

import java.util.stream.Stream;
import org.engagementledger.events.PageLayout.Piece;
import org.engagementledger.pages.content.PageBuilder;

/**
 * What one piece of a person's paragraph says, or several pieces of notes.
 *
 * @param lead what stands before the text on the page
 * @param tail what stands after it
 */
record PersonField(String field, String lead, String text, String tail) {
  /** The pieces of the page that it stands in. */
  Stream<Piece> pieces() {
    return PageBuilder.pieces(lead, field, text, tail).stream();
  }
}
