package org.engagementledger.command.imports;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Contact;
import org.engagementledger.events.Fact.Cosponsorship;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.events.Personal;

/** What a page shows of a fact, for telling whether two facts are the same or alike. */
final class Words {
  private static final Pattern BETWEEN = Pattern.compile("(?U)\\W+");

  private static final double SAME_TEXT = 1.8;
  private static final double SAME_BUT_FOR_LABEL = 1.4;

  private static final int LONGEST_LABEL = 80;

  /** A label that was not read: short, with a figure in it or a mark at its end. */
  private static final Pattern LABEL =
      Pattern.compile("(?=.*\\d|.*[:,;.\u2013\u2014-] ?$).{1," + LONGEST_LABEL + "}");

  private Words() {}

  /** All that a page shows of a fact; facts with the same words look the same on a page. */
  static String of(Fact fact) {
    return switch (fact) {
      case Engagement it -> it.date() + "|" + told(it);
      case Contact it -> it.post() + "|" + String.join("\n", lines(it));
      case Cosponsorship it -> "resolution|" + it.resolution();
      default -> throw new IllegalArgumentException(fact.getClass().getSimpleName());
    };
  }

  /** The same on one line, and without differences of writing that nobody sees. */
  static String onOneLine(Fact fact) {
    return FactText.plain(of(fact));
  }

  /** How alike two facts are: 0 not at all, above 1 if also their dates are the same. */
  static double likeness(Fact one, Fact other) {
    if (one instanceof Engagement a && other instanceof Engagement b) {
      return Math.max(likeness(a, b), likenessOfForm(a, b));
    }
    if (one instanceof Contact a && other instanceof Contact b && a.post() == b.post()) {
      return (same(a.email(), b.email()) ? 1 : 0) + (same(a.name(), b.name()) ? 1 : 0);
    }
    return 0;
  }

  private static double likeness(Engagement a, Engagement b) {
    double texts = dice(words(told(a)), words(told(b)));
    boolean sameDate = a.date().equals(b.date());
    return texts >= (sameDate ? 0.5 : 0.8) ? texts + (sameDate ? 1 : 0) : 0;
  }

  /** Whether only the form of a line differs: the text is the same, but for an unread label. */
  private static double likenessOfForm(Engagement a, Engagement b) {
    if (Math.abs(told(a).length() - told(b).length()) > 2 * LONGEST_LABEL) {
      return 0;
    }
    boolean oneIsUndated = a.date().equals(EdtfDate.UNKNOWN) || b.date().equals(EdtfDate.UNKNOWN);
    String one = FactText.plain(told(a));
    String other = FactText.plain(told(b));
    if (one.equals(other)) {
      return oneIsUndated ? SAME_TEXT : 0;
    }
    String longer = one.length() > other.length() ? one : other;
    String shorter = longer.equals(one) ? other : one;
    boolean isLabelled =
        longer.endsWith(shorter)
            && LABEL.matcher(longer.substring(0, longer.length() - shorter.length())).matches();
    return isLabelled && (oneIsUndated || Retractions.overlap(a, b)) ? SAME_BUT_FOR_LABEL : 0;
  }

  /** What a page tells of an engagement: it has no places of its own for title and quotation. */
  static String told(Engagement it) {
    String quotation = it.quotation().isBlank() ? "" : "\u201C" + it.quotation() + "\u201D";
    return Stream.of(it.title(), it.text(), quotation)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" "));
  }

  private static List<String> lines(Contact it) {
    return Stream.of(
            it.name(),
            Optional.of(new Personal("function", it.function())),
            it.email(),
            it.phone(),
            it.notes())
        .flatMap(Optional::stream)
        .map(Personal::text)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static boolean same(Optional<Personal> one, Optional<Personal> other) {
    return one.isPresent() && one.map(Personal::text).equals(other.map(Personal::text));
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
