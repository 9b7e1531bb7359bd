package org.engagementledger.pages;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a contact.
 *
 * @param field what it seems to be; empty if it can be anything
 * @param mark what stands before that, such as {@code Email: }
 * @param value what it is, without white space around it
 */
record ContactLine(Line line, String field, String mark, String value) {
  /** Characters; no longer line is taken for an address. */
  private static final int LONGEST = 1_000;

  private static final Pattern ADDRESS = Pattern.compile("[^\\s,;<>]+@[^\\s,;<>]+");
  private static final Pattern EMAIL =
      Pattern.compile("((?:e-?mail|mail)s? ?: *)?(\\S+@\\S+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PHONE =
      Pattern.compile(
          "((?:tel|telephone|phone|mobile|cell|fax|t|m)\\.? ?:? *)?([+(\\d][\\d\\s()./-]{5,30})",
          Pattern.CASE_INSENSITIVE);

  static ContactLine of(Line line) {
    String core = line.cut().core();
    if (core.length() > LONGEST) {
      return new ContactLine(line, "", "", core);
    }
    Matcher email = EMAIL.matcher(core);
    if (email.matches()) {
      return of(line, Field.EMAIL, email);
    }
    Matcher phone = PHONE.matcher(core);
    return phone.matches() ? of(line, Field.PHONE, phone) : new ContactLine(line, "", "", core);
  }

  private static ContactLine of(Line line, String field, Matcher match) {
    String mark = match.group(1) == null ? "" : match.group(1);
    return new ContactLine(line, field, mark, match.group(2));
  }

  /** Whether one can reach somebody by it. */
  boolean isAddress() {
    return !field.isEmpty();
  }

  /** The email addresses, if the line consists of nothing else. */
  List<MatchResult> mailboxes() {
    boolean nothingElse =
        line.text().length() <= LONGEST
            && ADDRESS
                .matcher(line.text())
                .replaceAll("")
                .matches("(?U)(?:[\\s,;/\\uFEFF\\u200B]|and|or)*");
    return nothingElse ? ADDRESS.matcher(line.whole()).results().toList() : List.of();
  }
}
