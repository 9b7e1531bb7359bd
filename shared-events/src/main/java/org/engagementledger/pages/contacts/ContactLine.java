package org.engagementledger.pages.contacts;

import static org.engagementledger.pages.contacts.ContactToken.TokenKind.EMAIL;
import static org.engagementledger.pages.contacts.ContactToken.TokenKind.FUNCTION;
import static org.engagementledger.pages.contacts.ContactToken.TokenKind.NAME;
import static org.engagementledger.pages.contacts.ContactToken.TokenKind.NOTE;
import static org.engagementledger.pages.contacts.ContactToken.TokenKind.ODD;
import static org.engagementledger.pages.contacts.ContactToken.TokenKind.PHONE;
import static org.engagementledger.pages.contacts.ContactToken.TokenKind.TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.dates.DateMentions;
import org.engagementledger.pages.contacts.ContactToken.TokenKind;
import org.engagementledger.pages.content.Line;
import org.engagementledger.pages.content.LineMarks;
import org.engagementledger.pages.content.TrimmedText;

/** A line of a contact, cut into what it consists of. */
final class ContactLine {
  /** Characters; no longer line is looked through. */
  private static final int LONGEST = 1_000;

  private static final Pattern ONLY_NUMBER = Pattern.compile("[+(]{0,2}" + ContactAddress.NUMBER);

  /** What {@link LineMarks} takes for the number of a line. */
  private static final Pattern AREA_CODE = Pattern.compile("\\(?\\d{1,3}[.)][\\s\\u00A0]++$");

  private static final Pattern NO_MAILBOX =
      Pattern.compile(
          "(?U)(?i)(?:[\\s,;/|<>()\\[\\]:.\\p{Cf}\u2022\u00B7*+-]|and|or|mailto|"
              + ContactAddress.MAIL_LABEL
              + ")*+");
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:(?<name>(?:full )?name|contact(?: person)?|nom|nombre)"
              + "|(?<function>function|job title|title|position"
              + "|fonction|cargo|role|puesto)|(?<notes>notes?)"
              + "|(?<note>(?:tel(?:ephone)? ?[/&] ?|phone ?[/&] ?)?fax"
              + "|address|adresse|direcci[o\u00f3]n|web(?:site)?|languages?"
              + "|whatsapp|signal|skype|telegram|twitter|linkedin))"
              + "[\\s\\u00A0]*[:.][\\s\\u00A0]*(?=\\S)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern INNER_LABEL =
      Pattern.compile("(?<=[,;|/] {0,2})" + LABEL.pattern(), Pattern.CASE_INSENSITIVE);
  private static final Pattern ONLY_LABEL =
      Pattern.compile(
          "(?:" + ContactAddress.MAIL_LABEL + "|" + ContactAddress.PHONE_LABEL + ")\\.?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BEGINS_WITH_LABEL =
      Pattern.compile(
          "(?:"
              + ContactAddress.MAIL_LABEL
              + "|"
              + ContactAddress.PHONE_LABEL
              + ")\\.?[\\s\\u00A0]*:",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FAX =
      Pattern.compile("\\bfax\\.?[\\s\\u00A0]*:?[\\s\\u00A0]*$", Pattern.CASE_INSENSITIVE);
  private static final Pattern SEPARATOR =
      Pattern.compile(
          "[\\s\\u00A0]*[,;|:\\t][\\s\\u00A0]*|[\\s\\u00A0]+[-\u2013\u2014/][\\s\\u00A0]+"
              + "|[\\s\\u00A0]+(?="
              + ContactTextClassifier.TITLE
              + "\\p{Lu})");
  private static final Pattern ALL_IN_BRACKETS = Pattern.compile("\\([^()]*\\p{L}[^()]*\\)");
  private static final Pattern IN_BRACKETS =
      Pattern.compile("(?s)(.+?)[\\s\\u00A0]*\\(([^()]+)\\)");

  private final Line line;
  private final String whole;
  private final List<Stretch> stretches = new ArrayList<>();

  private record Stretch(TokenKind kind, int from, int to) {}

  private ContactLine(Line line) {
    this.line = line;
    this.whole = line.whole();
  }

  /** What a line consists of, from left to right; at least one thing. */
  static List<ContactToken> of(Line line) {
    ContactLine read = new ContactLine(line);
    TrimmedText cut = LineMarks.cut(read.whole);
    int to = cut.lead().length() + cut.core().length();
    Matcher area = AREA_CODE.matcher(cut.lead());
    boolean isFigure = !cut.isBlank() && Character.isDigit(cut.core().charAt(0));
    int from = isFigure && area.find() ? area.start() : cut.lead().length();
    read.read(from, to);
    if (read.stretches.isEmpty()) {
      read.stretches.add(new Stretch(ODD, from, to));
    }
    return read.tokens();
  }

  /** The email addresses of a line that consists of nothing else. */
  static List<MatchResult> mailboxes(Line line) {
    if (line.text().length() > LONGEST) {
      return List.of();
    }
    boolean nothingElse =
        NO_MAILBOX.matcher(ContactAddress.EMAIL.matcher(line.text()).replaceAll("")).matches();
    return nothingElse ? ContactAddress.EMAIL.matcher(line.whole()).results().toList() : List.of();
  }

  private void read(int from, int to) {
    String core = whole.substring(from, to);
    Matcher label = LABEL.matcher(whole).region(from, to);
    if (core.length() > LONGEST) {
      add(TEXT, from, to);
    } else if (ONLY_NUMBER.matcher(core).matches()) {
      add(core.startsWith("+") || DateMentions.in(core).isEmpty() ? PHONE : ODD, from, to);
    } else if (label.lookingAt() && isOfNote(label)) {
      note(label, to);
    } else if (label.lookingAt()) {
      addresses(label.end(), to, label.group("name") != null ? NAME : FUNCTION);
    } else {
      addresses(from, to, TEXT);
    }
  }

  private void addresses(int from, int to, TokenKind otherwise) {
    Matcher address = ContactAddress.ADDRESS.matcher(whole).region(from, to);
    address.useTransparentBounds(true);
    int after = from;
    while (address.find()) {
      Matcher fax = FAX.matcher(whole).region(after, address.start());
      if (fax.find()) {
        texts(after, fax.start(), otherwise);
        add(NOTE, fax.start(), address.end());
        after = address.end();
        continue;
      }
      texts(after, address.start(), otherwise);
      String group =
          ContactAddress.GROUPS.stream()
              .filter(it -> address.group(it) != null)
              .findFirst()
              .orElseThrow();
      add(group.equals("email") ? EMAIL : PHONE, address.start(group), address.end(group));
      after = address.end();
    }
    texts(after, to, otherwise);
  }

  /** What stands between addresses: if it is plainly a name and a function, these two. */
  private void texts(int from, int to, TokenKind otherwise) {
    int start = from;
    int stop = to;
    while (start < stop && isBetween(whole.charAt(start))) {
      start++;
    }
    while (stop > start && isBetween(whole.charAt(stop - 1))) {
      stop--;
    }
    if (start == stop
        || whole.substring(start, stop).chars().noneMatch(Character::isLetterOrDigit)) {
      return;
    }
    Matcher label = INNER_LABEL.matcher(whole).region(start, stop).useTransparentBounds(true);
    if (label.find()) {
      texts(from, label.start(), otherwise);
      labelled(label, stop);
    } else if (ONLY_LABEL.matcher(whole).region(start, stop).matches() && !hasAddress()) {
      add(
          ODD,
          start,
          TrimmedText.of(whole.substring(0, to)).core().length()
              + TrimmedText.of(whole).lead().length());
    } else if (!isLabel(start, stop) && !split(start, stop)) {
      add(otherwise, start, stop);
    }
  }

  private void labelled(Matcher label, int to) {
    if (isOfNote(label)) {
      note(label, to);
    } else {
      texts(label.end(), to, label.group("name") != null ? NAME : FUNCTION);
    }
  }

  private static boolean isOfNote(Matcher label) {
    return label.group("note") != null || label.group("notes") != null;
  }

  /** A label that says no more than that it is a note belongs to the page, not to the note. */
  private void note(Matcher label, int to) {
    add(NOTE, label.group("notes") != null ? label.end() : label.start(), to);
  }

  /** A label of addresses may stay behind in the layout: it is nobody's. */
  private boolean isLabel(int from, int to) {
    return ONLY_LABEL.matcher(whole).region(from, to).matches() && hasAddress();
  }

  private boolean hasAddress() {
    return ContactAddress.ADDRESS.matcher(whole).find();
  }

  private static boolean isBetween(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || ",;|:<>/*-\u2013\u2014".indexOf(c) >= 0;
  }

  private boolean split(int from, int to) {
    String text = whole.substring(from, to);
    if (ContactTextClassifier.isNote(text)) {
      return false;
    }
    Matcher inBrackets = IN_BRACKETS.matcher(text);
    if (inBrackets.matches()
        && ContactTextClassifier.isName(inBrackets.group(1))
        && ContactTextClassifier.isFunction(inBrackets.group(2))) {
      add(NAME, from, from + inBrackets.end(1));
      add(FUNCTION, from + inBrackets.start(2), from + inBrackets.end(2));
      return true;
    }
    return SEPARATOR
        .matcher(text)
        .results()
        .anyMatch(it -> nameFirst(text, from, it) || nameLast(text, from, it));
  }

  private boolean nameFirst(String text, int from, MatchResult between) {
    boolean fits =
        ContactTextClassifier.isName(text.substring(0, between.start()))
            && ContactTextClassifier.isFunction(text.substring(between.end()));
    if (fits) {
      add(NAME, from, from + between.start());
      add(FUNCTION, from + between.end(), from + text.length());
    }
    return fits;
  }

  private boolean nameLast(String text, int from, MatchResult between) {
    boolean fits =
        ContactTextClassifier.isName(text.substring(between.end()))
            && ContactTextClassifier.isFunction(text.substring(0, between.start()));
    if (fits) {
      add(FUNCTION, from, from + between.start());
      add(NAME, from + between.end(), from + text.length());
    }
    return fits;
  }

  private void add(TokenKind kind, int from, int to) {
    String text = whole.substring(from, to);
    if ((kind == FUNCTION || kind == TEXT) && ALL_IN_BRACKETS.matcher(text).matches()) {
      add(kind, from + 1, to - 1);
      return;
    }
    boolean isOdd =
        kind == TEXT
            && (ContactTextClassifier.isNote(text) || BEGINS_WITH_LABEL.matcher(text).lookingAt());
    stretches.add(new Stretch(isOdd ? ODD : kind, from, to));
  }

  private List<ContactToken> tokens() {
    List<ContactToken> tokens = new ArrayList<>();
    int after = 0;
    for (int i = 0; i < stretches.size(); i++) {
      Stretch it = stretches.get(i);
      String tail = i + 1 < stretches.size() ? "" : whole.substring(it.to());
      tokens.add(
          new ContactToken(
              line,
              it.kind(),
              whole.substring(after, it.from()),
              whole.substring(it.from(), it.to()),
              tail));
      after = it.to();
    }
    return tokens;
  }
}
