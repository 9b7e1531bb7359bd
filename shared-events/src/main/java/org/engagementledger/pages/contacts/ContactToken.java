package org.engagementledger.pages.contacts;

import org.engagementledger.pages.content.Line;

/**
 * A piece of a contact's line.
 *
 * @param lead what stands before it: white space, a label, a mark
 * @param tail what stands behind it, if it is the last of its line
 */
record ContactToken(Line line, TokenKind kind, String lead, String text, String tail) {
  /** What it seems to be. */
  enum TokenKind {
    EMAIL,
    PHONE,
    NAME,
    FUNCTION,
    /** A name or a function. */
    TEXT,
    /** Something else that says what it is, such as a fax number. */
    NOTE,
    /** Too long for a name, or with an address in it that cannot be read. */
    ODD
  }

  /** Whether it goes on with the person above, and cannot begin another. */
  boolean goesOn() {
    return kind != TokenKind.TEXT && kind != TokenKind.NAME;
  }

  boolean isAddress() {
    return kind == TokenKind.EMAIL || kind == TokenKind.PHONE;
  }

  /** Whether it is a name, or has the form of one. */
  boolean isName() {
    return kind == TokenKind.NAME || (kind == TokenKind.TEXT && ContactTextClassifier.isName(text));
  }

  /** Its part of the page. */
  String whole() {
    return lead + text + tail;
  }
}
