package org.engagementledger.pages.contacts;

import java.util.List;
import java.util.regex.Pattern;

/** How addresses and telephone numbers are written: all of one is read, or nothing. */
final class ContactAddress {
  private static final String IN_WORD = "\\p{L}\\p{M}\\p{N}\\p{Cf}";
  private static final String IN_ADDRESS = "[" + IN_WORD + ".!#$%&+/=?^_~-]";

  /** All of a word or nothing: a part of an address is another address. */
  private static final String EMAIL_ADDRESS =
      ("(?<!ONE|ONE['\u2019]|[{}@\\\\])ONE++(?:['\u2019]ONE++)*+"
              + "@PART(?:\\.PART)++(?![@{}#$%&+=^_~]|[.!?/'\u2019-][@{}ALPHA]| \\.\\p{L}"
              + "|,\\p{Ll}{2,4}\\b)")
          .replace("PART", "[ALPHA]++(?:-++[ALPHA]++)*+")
          .replace("ONE", IN_ADDRESS)
          .replace("ALPHA", IN_WORD);

  static final String MAIL_LABEL =
      "(?:e-?mails?|mails?|courriels?|correos?(?: electr[o\u00f3]nicos?)?|mel)";
  static final String PHONE_LABEL =
      "(?:telephone|t[e\u00e9]l[e\u00e9]phone|telefono|tel\u00e9fono|tel|t[e\u00e9]l|phone|mobile"
          + "|cell|portable|m[o\u00f3]vil|t|m)";
  private static final String IN_NUMBER = "[\\s\\u00A0()./\u2010-\u2013-]";

  /** Up to where no more of it follows. */
  static final String NUMBER =
      "\\d[\\d\\s\\u00A0()./\u2010-\u2013-]{4,28}\\d(?:,? ?(?:ext|x)\\.? ?\\d{1,6})?(?!"
          + IN_NUMBER
          + "{0,3}\\d|[-\u2010-\u2013./]?\\p{L})";

  static final Pattern ADDRESS =
      Pattern.compile(
          "(?:\\b"
              + MAIL_LABEL
              + "[\\s\\u00A0]*[:.]?[\\s\\u00A0]*)?[<(\\[]{0,3}(?:mailto:)?(?<email>"
              + EMAIL_ADDRESS
              + ")[>)\\]]{0,3}|(?:\\b"
              + PHONE_LABEL
              + "\\.?[\\s\\u00A0]*:?[\\s\\u00A0]*(?<labelled>[+(]{0,2}"
              + NUMBER
              + ")|(?<![\\w@.]|\\d"
              + IN_NUMBER
              + "{1,3}|[+(])(?<bare>(?:\\+|00|\\(\\+?)"
              + NUMBER
              + ")|(?<=\\d"
              + IN_NUMBER
              + "{1,3})(?<other>\\+"
              + NUMBER
              + "))|(?<=[,;|] ?)(?<alone>"
              + NUMBER
              + ")(?=\\s*(?:[,;|]|$))",
          Pattern.CASE_INSENSITIVE);

  static final Pattern EMAIL = Pattern.compile(EMAIL_ADDRESS);
  static final List<String> GROUPS = List.of("email", "labelled", "bare", "other", "alone");

  private ContactAddress() {}
}
