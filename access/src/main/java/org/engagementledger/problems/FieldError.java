package org.engagementledger.problems;

/**
 * What is wrong with one field. Both texts may repeat what was sent, so they are made printable and
 * not too long.
 *
 * @param pointer the field as a JSON pointer (RFC 6901); empty for the whole
 * @param detail what is wrong with it
 */
public record FieldError(String pointer, String detail) {
  private static final int LONGEST = 1_000;

  /** Makes both printable. */
  public FieldError {
    pointer = printable(pointer);
    detail = printable(detail);
  }

  private static String printable(String text) {
    String shorter = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    return shorter.replaceAll("\\p{Cntrl}", "\uFFFD");
  }
}
