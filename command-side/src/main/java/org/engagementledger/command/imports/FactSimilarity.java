package org.engagementledger.command.imports;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.PersonalText;

/** What a page shows of a fact, for telling whether two facts are the same or alike. */
public final class FactSimilarity {
  private static final Pattern BETWEEN = Pattern.compile("(?U)\\W+");

  private static final int SHORTEST = 8;
  private static final int LONG_BEGINNING = 20;
  private static final int FEW = 4;
  private static final double HALF = 0.5;
  private static final double SIMILAR = 0.8;

  /** Enough where nothing speaks against it but a label that was not read, or a slip in it. */
  private static final double ALIKE = 0.6;

  private static final double SAME_TEXT = 1.8;
  private static final double SAME_BUT_FOR_LABEL = 1.4;

  private static final int LONGEST_LABEL = 80;

  /** A label that was not read: short, with a figure in it or a mark at its end. */
  private static final Pattern LABEL =
      Pattern.compile("(?=.*\\d|.*[:,;.\u2013\u2014-] ?$).{1," + LONGEST_LABEL + "}");

  /** The same before a text, up to its mark. */
  private static final Pattern UNREAD =
      Pattern.compile(
          "(?=[^\\d]{0,40}\\d).{1," + LONGEST_LABEL + "}?(?:[:;|] ?| [-\u2013\u2014] )");

  private FactSimilarity() {}

  /**
   * All that a page shows of a fact; facts with the same words look the same on a page, whether it
   * happened on some day between two or on all of them.
   */
  public static String of(Fact fact) {
    return switch (fact) {
      case Engagement it -> LegacyDateReading.of(it).date() + "|" + told(it);
      case Contact it -> it.post() + "|" + String.join("\n", lines(it));
      case Cosponsorship it -> "resolution|" + it.resolution();
      default -> throw new IllegalArgumentException(fact.getClass().getSimpleName());
    };
  }

  /** The same with the place: two places are two things. */
  public static String withPlace(Fact fact) {
    String place = fact instanceof Engagement it ? "|" + TextNormalizer.folded(it.place()) : "";
    return onOneLine(fact) + place;
  }

  /** Whether a text without a date is what an engagement tells, or the first of its lines. */
  public static boolean isLineOf(String line, Engagement it) {
    String plain = TextNormalizer.plain(line);
    String whole = TextNormalizer.plain(told(it));
    boolean isBeginning = plain.length() >= LONG_BEGINNING && whole.startsWith(plain);
    return isBeginning
        || isForm(plain, whole)
        || (!plain.isEmpty() && dice(words(plain), words(whole)) >= SIMILAR);
  }

  /** Whether one text is the beginning of the other. */
  public static boolean isBeginning(String one, String other) {
    String a = TextNormalizer.folded(one);
    String b = TextNormalizer.folded(other);
    String shorter = a.length() < b.length() ? a : b;
    return shorter.length() >= SHORTEST && (a.length() < b.length() ? b : a).startsWith(shorter);
  }

  /** The same on one line, and without differences of writing that nobody sees. */
  public static String onOneLine(Fact fact) {
    return TextNormalizer.plain(of(fact));
  }

  /** How alike two facts are: 0 not at all, above 1 if also their dates are the same. */
  public static double likeness(Fact one, Fact other) {
    if (one instanceof Engagement a && other instanceof Engagement b) {
      return Math.max(likeness(a, b), likenessOfForm(a, b));
    }
    if (one instanceof Contact a && other instanceof Contact b) {
      double same = (same(a.email(), b.email()) ? 1 : 0) + (same(a.name(), b.name()) ? 1 : 0);
      return a.post() == b.post() ? same : same / 2;
    }
    return 0;
  }

  /** The same of two lines that were one entry: one may go on where the other ends. */
  public static double likenessOfCopies(Fact one, Fact other) {
    boolean goesOn =
        one instanceof Engagement a
            && other instanceof Engagement b
            && isBeginning(told(a), told(b))
            && Retractions.overlap(a, b);
    return Math.max(likeness(one, other), goesOn ? 1 : 0);
  }

  private static double likeness(Engagement a, Engagement b) {
    double texts = dice(words(unlabelled(a)), words(unlabelled(b)));
    EdtfDate one = LegacyDateReading.of(a).date();
    EdtfDate other = LegacyDateReading.of(b).date();
    double enough = one.equals(other) ? HALF : isUnread(one, other) ? ALIKE : SIMILAR;
    return texts >= enough ? texts + (one.equals(other) ? 1 : 0) : 0;
  }

  /** Whether one is not known, or has the figures of the other in another order: 2081 for 2018. */
  private static boolean isUnread(EdtfDate one, EdtfDate other) {
    return one.equals(EdtfDate.UNKNOWN)
        || other.equals(EdtfDate.UNKNOWN)
        || Arrays.equals(
            one.text().chars().sorted().toArray(), other.text().chars().sorted().toArray());
  }

  private static String unlabelled(Engagement it) {
    String told = TextNormalizer.plain(told(it));
    Matcher label = UNREAD.matcher(told);
    boolean isLabelled = it.date().equals(EdtfDate.UNKNOWN) && label.lookingAt();
    return isLabelled && label.end() < told.length() ? told.substring(label.end()) : told;
  }

  /** Whether only the form of a line differs: the text is the same, but for an unread label. */
  private static double likenessOfForm(Engagement a, Engagement b) {
    if (Math.abs(told(a).length() - told(b).length()) > 2 * LONGEST_LABEL) {
      return 0;
    }
    boolean oneIsUndated = a.date().equals(EdtfDate.UNKNOWN) || b.date().equals(EdtfDate.UNKNOWN);
    String one = TextNormalizer.plain(told(a));
    String other = TextNormalizer.plain(told(b));
    if (one.equals(other)) {
      return oneIsUndated ? SAME_TEXT : 0;
    }
    boolean isLabelled = isForm(one, other);
    return isLabelled && (oneIsUndated || Retractions.overlap(a, b)) ? SAME_BUT_FOR_LABEL : 0;
  }

  /** Whether two texts are the same, but for a label before one of them. */
  static boolean isForm(String one, String other) {
    String longer = one.length() > other.length() ? one : other;
    String shorter = longer.equals(one) ? other : one;
    int label = longer.length() - shorter.length();
    return !shorter.isEmpty()
        && label <= LONGEST_LABEL
        && longer.endsWith(shorter)
        && (label == 0 || LABEL.matcher(longer.substring(0, label)).matches());
  }

  /** What a page tells of an engagement: it has no places of its own for title and quotation. */
  public static String told(Engagement it) {
    String quotation = it.quotation().isBlank() ? "" : "\u201C" + it.quotation() + "\u201D";
    return Stream.of(it.title(), it.text(), quotation)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" "));
  }

  /** Whether two texts have most of their words in common. */
  public static boolean areAlike(String one, String other) {
    return dice(words(one), words(other)) >= HALF;
  }

  /** Whether a text has nearly all the words of another, which has some. */
  public static boolean holds(String text, String other) {
    Set<String> all = words(text);
    Set<String> some = words(other);
    return some.size() >= FEW
        && some.stream().filter(all::contains).count() >= SIMILAR * some.size();
  }

  /** What a page tells of a contact, wherever it works. */
  static List<String> lines(Contact it) {
    return Stream.of(
            it.name(),
            Optional.of(new PersonalText("function", it.function())),
            it.email(),
            it.phone(),
            it.notes())
        .flatMap(Optional::stream)
        .map(PersonalText::text)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static boolean same(Optional<PersonalText> one, Optional<PersonalText> other) {
    return one.isPresent() && one.map(PersonalText::text).equals(other.map(PersonalText::text));
  }

  private static Set<String> words(String text) {
    return new HashSet<>(Arrays.asList(BETWEEN.split(text.toLowerCase(Locale.ROOT))));
  }

  /** The Dice coefficient: the share of words that both have. */
  private static double dice(Set<String> one, Set<String> other) {
    long both = one.stream().filter(other::contains).count();
    return 2.0 * both / (one.size() + other.size());
  }
}
