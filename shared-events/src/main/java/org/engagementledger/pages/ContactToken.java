package org.engagementledger.pages;

/**
 * A piece of a contact's line.
 *
 * @param lead what stands before it: white space, a label, a mark
 * @param tail what stands behind it, if it is the last of its line
 */
record ContactToken(Line line, Kind kind, String lead, String text, String tail) {
  /** What it seems to be. */
  enum Kind {
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
    return kind != Kind.TEXT && kind != Kind.NAME;
  }

  boolean isAddress() {
    return kind == Kind.EMAIL || kind == Kind.PHONE;
  }

  /** Whether it is a name, or has the form of one. */
  boolean isName() {
    return kind == Kind.NAME || (kind == Kind.TEXT && ContactWords.isName(text));
  }

  /** Its part of the page. */
  String whole() {
    return lead + text + tail;
  }
}
